import { z } from 'zod';
import { EVENT_TYPES } from './event.ts';
import { instantSchema, nameSchema } from './text.ts';

export const ROLES = ['admin', 'manager', 'screen', 'ingest'] as const;
export type Role = (typeof ROLES)[number];

/** Asks for a new token over `POST /v1/tokens`. */
export const tokenInputSchema = z
  .strictObject({
    name: nameSchema,
    role: z.enum(['ingest', 'manager', 'admin']).default('ingest'),
    /** Event types that it may send; absent: all. */
    types: z.array(z.enum(EVENT_TYPES)).min(1).optional(),
    /** The one `source` that it speaks for; absent: any. */
    source: nameSchema.optional(),
    expiresAt: instantSchema.optional(),
  })
  .superRefine((input, context) => {
    if (input.role !== 'manager') return;
    for (const limit of ['types', 'source'] as const)
      if (input[limit] !== undefined)
        context.addIssue({
          code: 'custom',
          path: [limit],
          message: 'is of tokens that send events, which a manager’s does not',
        });
  });
export type TokenInput = z.output<typeof tokenInputSchema>;

/** A token as it is listed: never the secret itself. */
export interface TokenInfo extends TokenInput {
  id: string;
  createdAt: string;
}

/** Answer of `POST /v1/tokens`: the only time that the secret is shown. */
export interface NewToken extends TokenInfo {
  token: string;
}

/** Answer of `GET /v1/session`: who the page is signed in as. */
export interface SessionInfo {
  role: Role;
  name: string;
  expiresAt: string;
  /** What everyone who is signed in may know; absent while the store does not answer. */
  organisation?: { name: string; timeZone: string; currency: string };
}

/** Answer of `GET /v1/teams`, the scopes there are. */
export interface TeamInfo {
  id: string;
  name: string;
  sellers: number;
}
