import { z } from 'zod';
import { EVENT_TYPES } from './event.ts';
import { nameSchema } from './text.ts';

export const ROLES = ['admin', 'manager', 'screen', 'ingest'] as const;
export type Role = (typeof ROLES)[number];

/** Asks for a new token over `POST /v1/tokens`. */
export const tokenInputSchema = z.strictObject({
  name: nameSchema,
  role: z.enum(['ingest', 'admin']).default('ingest'),
  /** Event types that it may send; absent: all. */
  types: z.array(z.enum(EVENT_TYPES)).min(1).optional(),
  /** The one `source` that it speaks for; absent: any. */
  source: nameSchema.optional(),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
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
}

/** Answer of `GET /v1/teams`, the scopes there are. */
export interface TeamInfo {
  id: string;
  name: string;
  sellers: number;
}
