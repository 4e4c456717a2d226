import { z } from 'zod';

/** Every reason for which Earshot refuses something. One closed set, the same over HTTP and Socket.IO. */
export const ERROR_CODES = [
  'not_json',
  'invalid',
  'unknown_type',
  'time_in_future',
  'too_large',
  'not_allowed',
  'erased',
  'unauthorized',
  'forbidden',
  'not_found',
  'conflict',
  'rate_limited',
  'store_unavailable',
  'backlog_full',
  'unsupported_media_type',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A fault in something that was sent: what (`code`, `message`) and where (`path`). Never the input itself. */
export interface Fault {
  code: ErrorCode;
  message: string;
  path?: string;
}

/** RFC 9457 `application/problem+json`. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(ERROR_CODES),
  detail: z.string().exactOptional(),
  /** The place of the fault in what was sent. */
  path: z.string().exactOptional(),
});
export type Problem = z.output<typeof problemSchema>;
