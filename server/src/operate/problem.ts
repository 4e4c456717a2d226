import { STATUS_CODES } from 'node:http';
import type { ErrorCode, Fault, Problem } from '@earshot/contracts';

/** The HTTP status of every reason for which Earshot refuses something. */
const STATUS: Record<ErrorCode, number> = {
  not_json: 400,
  invalid: 400,
  unknown_type: 400,
  time_in_future: 400,
  unauthorized: 401,
  forbidden: 403,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  erased: 410,
  too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
  store_unavailable: 503,
  backlog_full: 503,
};

/** The HTTP status that tells a reason. */
export const statusOf = (code: ErrorCode): number => STATUS[code];

/** A request that is refused: ends its handling, and is answered as a problem document. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly fault: Fault,
    /** When it makes sense to ask again, where that is known. */
    readonly retryAfterSec?: number,
  ) {
    super(fault.message);
  }
}

/** The problem document (RFC 9457) that tells a fault. */
export function problemOf(fault: Fault): Problem {
  const status = statusOf(fault.code);
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: fault.code,
    detail: fault.message,
    ...(fault.path === undefined ? {} : { path: fault.path }),
  };
}
