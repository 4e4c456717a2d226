import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import { Log } from '../operate/log.ts';
import { refusalOf } from './live-socket.ts';

/** The gateway's last resort: whatever a handler throws, the page gets an answer that repeats nothing of what it sent. */
@Catch()
@Injectable()
export class LiveRefusals implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    this.log.failure('A message of a page could not be handled', error);
    const reply = host.getArgs().find((argument) => typeof argument === 'function');
    reply?.(refusalOf({ code: 'internal', message: 'Something went wrong here.' }));
  }
}
