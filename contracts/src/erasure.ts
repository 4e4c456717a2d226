import { z } from 'zod';
import { pageQuerySchema } from './reads.ts';

/** What can be erased for good. */
export const ERASED_KINDS = ['call', 'customer', 'seller'] as const;
export type ErasedKind = (typeof ERASED_KINDS)[number];

/**
 * How far an erasure is: records, counters and indexes are being taken out; Redis's files are being written anew without
 * them; done. From the first state on nothing of it comes back.
 */
export const ERASURE_STATES = ['erasing', 'rewriting', 'done'] as const;
export type ErasureState = (typeof ERASURE_STATES)[number];

/** One erasure. Its id is a hash of what was erased, so that asking for it twice is asking once. */
export const erasureSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(ERASED_KINDS),
  state: z.enum(ERASURE_STATES),
  requestedAt: z.string(),
  doneAt: z.string().optional(),
  /** Calls and engagements that were taken out so far. */
  erased: z.int(),
});
export type Erasure = z.output<typeof erasureSchema>;

/** Answer (202) of `DELETE /v1/calls/{callId}`, `/v1/customers/{customerId}` and `/v1/sellers/{sellerId}`. */
export const erasureAnswerSchema = z.strictObject({ erasure: erasureSchema });
export type ErasureAnswer = z.output<typeof erasureAnswerSchema>;

/** Answer of `GET /v1/erasures`: what was asked for last comes first. */
export const erasureListSchema = z.strictObject({
  erasures: z.array(erasureSchema),
  next: z.string().optional(),
});
export type ErasureList = z.output<typeof erasureListSchema>;

export const erasureQuerySchema = pageQuerySchema;
