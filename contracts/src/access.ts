import { z } from 'zod';
import { demandManager, emailSchema, PERSON_ROLES, teamsSeenSchema } from './accounts.ts';
import { EVENT_TYPES } from './event.ts';
import { instantSchema, nameSchema } from './text.ts';

export const ROLES = ['admin', 'manager', 'screen', 'ingest'] as const;
export type Role = (typeof ROLES)[number];

const tokenSchema = z.strictObject({
  name: nameSchema,
  role: z.enum(['ingest', 'manager', 'admin']),
  /** Event types that it may send; absent: all. */
  types: z.array(z.enum(EVENT_TYPES)).min(1).optional(),
  /** The one `source` that it speaks for; absent: any. */
  source: nameSchema.optional(),
  /** Of a manager's: the teams whose figures it sees; absent: all. */
  teams: teamsSeenSchema.optional(),
  expiresAt: instantSchema.optional(),
});

/** Asks for a new token over `POST /v1/tokens`. */
export const tokenInputSchema = tokenSchema
  .extend({ role: tokenSchema.shape.role.default('ingest') })
  .superRefine((input, context) => {
    demandManager(input, context);
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
export const tokenInfoSchema = tokenSchema.extend({ id: z.string(), createdAt: z.string() });
export type TokenInfo = z.output<typeof tokenInfoSchema>;

/** Answer of `GET /v1/tokens`. */
export const tokenListSchema = z.array(tokenInfoSchema);

/** Answer of `POST /v1/tokens`: the only time that the secret is shown. */
export const newTokenSchema = tokenInfoSchema.extend({ token: z.string() });
export type NewToken = z.output<typeof newTokenSchema>;

/** Asks for a link that signs in once, over `POST /v1/sign-in-links`. */
export const linkInputSchema = z
  .strictObject({
    role: z.enum(PERSON_ROLES).default('manager'),
    name: nameSchema.optional(),
    /** Of a manager: the teams that they see; absent: all. */
    teams: teamsSeenSchema.optional(),
    expiresInHours: z.int().min(1).max(720).default(24),
  })
  .superRefine(demandManager);
export type LinkInput = z.output<typeof linkInputSchema>;

/** Its answer: where to go, and until when. */
export const signInLinkSchema = z.strictObject({ url: z.string(), expiresAt: z.string() });
export type SignInLink = z.output<typeof signInLinkSchema>;

/** Signs in over `POST /v1/session`: by address and password, or by the `code` that follows the `#` of such a link. */
export const sessionInputSchema = z.union([
  z.strictObject({ code: z.string().min(1).max(128) }),
  z.strictObject({ email: emailSchema, password: z.string().min(1).max(256) }),
]);
export type SessionInput = z.output<typeof sessionInputSchema>;

/** Answer of `GET /v1/session`: who the page is signed in as. */
export const sessionInfoSchema = z.strictObject({
  role: z.enum(ROLES),
  name: z.string(),
  expiresAt: z.string(),
  /** The account that is signed in; absent for tokens and links without one. */
  account: z.strictObject({ id: z.string(), email: z.string(), hasPassword: z.boolean() }).exactOptional(),
  /** The teams that a manager sees; absent: all. */
  teams: z.array(z.string()).exactOptional(),
  /** What everyone who is signed in may know; absent while the store does not answer. */
  organisation: z
    .strictObject({ name: z.string(), timeZone: z.string(), currency: z.string() })
    .exactOptional(),
});
export type SessionInfo = z.output<typeof sessionInfoSchema>;

/** A team that has a seller: a scope that there is. */
export const teamInfoSchema = z.strictObject({ id: z.string(), name: z.string(), sellers: z.int() });
export type TeamInfo = z.output<typeof teamInfoSchema>;

/** Answer of `GET /v1/teams`, by name. */
export const teamListSchema = z.array(teamInfoSchema);
