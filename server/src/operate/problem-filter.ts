import type { Fault } from '@earshot/contracts';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StoreUnavailable } from '../store/failures.ts';
import { Log } from './log.ts';
import { Metrics } from './metrics.ts';
import { problemOf, Refused } from './problem.ts';

const BY_STATUS: Record<number, Fault> = {
  400: { code: 'invalid', message: 'The request is malformed.' },
  404: { code: 'not_found', message: 'There is nothing at this address.' },
  405: { code: 'not_found', message: 'There is nothing at this address for this method.' },
  413: { code: 'too_large', message: 'The body is too large.' },
  414: { code: 'invalid', message: 'The address is too long.' },
  415: { code: 'unsupported_media_type', message: 'Bodies of this content type are not understood.' },
};
const INTERNAL: Fault = { code: 'internal', message: 'Something went wrong here; it has been logged.' };

/** Answers everything that a handler throws as a problem document, and logs what nobody expected. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const refused = refusalOf(error);
    if (refused.fault.code === 'internal')
      this.log.failure('A request failed', error, {
        route: http.getRequest<FastifyRequest>().routeOptions.url,
      });
    this.metrics.refusals.inc({ code: refused.fault.code });
    send(http.getResponse<FastifyReply>(), refused);
  }
}

/** Answers a request with a refusal; nothing happens where its answer has begun already. */
export function send(reply: FastifyReply, { fault, retryAfterSec }: Refused): void {
  if (reply.sent || reply.raw.destroyed) return;
  const problem = problemOf(fault);
  if (retryAfterSec !== undefined) void reply.header('retry-after', String(retryAfterSec));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/problem+json')
    // Bytes, since a text would be given a charset, which this media type does not have.
    .send(Buffer.from(JSON.stringify(problem)));
}

/** Answers a request whose address itself could not be read. */
export function refuseUnreadable(reply: FastifyReply, error: Error): void {
  send(reply, refusalOf(error));
}

function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof StoreUnavailable)
    return new Refused({ code: 'store_unavailable', message: 'The store does not answer at the moment.' }, 2);
  return new Refused(BY_STATUS[statusOf(error)] ?? INTERNAL);
}

/** The status that Nest or Fastify gives its own errors; 500 for all others. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  // The sender has gone in the middle of a body.
  if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') return 400;
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number')
    return error.statusCode;
  return 500;
}
