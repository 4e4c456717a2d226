import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import { replyWordOf } from '../store/failures.ts';

/** So many lines a second are written; what is more is counted, and the count is written. */
const LINES_PER_SECOND = 100;

/** Whose words about the building of the application are only for who looks for a fault in it: why a start failed is said in one sentence. */
const BUILDERS = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'WebSocketsController',
  'NestFactory',
  'NestApplication',
  'ExceptionHandler',
]);

/**
 * The log: JSON lines, for Nest's own words and ours. Callers pass fixed sentences and plain facts: never a body, a
 * query, a token or anything else that somebody sent.
 */
export class Log implements LoggerService {
  private readonly pino: Logger;
  private second = 0;
  private lines = 0;
  private leftOut = 0;

  constructor(level: string, destination: DestinationStream = pino.destination({ fd: 2, sync: true })) {
    this.pino = pino({ level, base: { pid: process.pid } }, destination);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(BUILDERS.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write(BUILDERS.has(String(rest.at(-1))) ? 'debug' : 'error', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /**
   * Logs an unexpected error: its class and its place in the code, and of an error of Redis the word that names it; not its
   * message, which may quote input.
   */
  failure(message: string, error: unknown, facts: object = {}): void {
    const isError = error instanceof Error;
    const place = isError ? error.stack?.split('\n').filter((line) => /^ {4}at /.test(line)) : undefined;
    const name = isError ? error.name : typeof error;
    this.write('error', message, [{ ...facts, error: name, reply: replyWordOf(error), place }]);
  }

  private write(
    level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    if (!this.pino.isLevelEnabled(level) || !this.hasRoom(Math.floor(performance.now() / 1000))) return;
    const facts = rest.find((part) => typeof part === 'object' && part !== null) ?? {};
    const context = rest.findLast((part) => typeof part === 'string');
    this.pino[level](
      context === undefined ? facts : { ...facts, context },
      message instanceof Error ? message.name : String(message),
    );
  }

  private hasRoom(second: number): boolean {
    if (second !== this.second) {
      if (this.leftOut > 0) this.pino.warn({ lines: this.leftOut }, 'Lines were left out: too many at once');
      this.second = second;
      this.lines = 0;
      this.leftOut = 0;
    }
    this.lines += 1;
    if (this.lines <= LINES_PER_SECOND) return true;
    this.leftOut += 1;
    return false;
  }
}
