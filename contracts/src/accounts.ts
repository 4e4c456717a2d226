import { z } from 'zod';
import { idSchema, nameSchema } from './text.ts';

/** People who sign in: admins, and managers of all teams or of some. */
export const PERSON_ROLES = ['admin', 'manager'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

/** The teams that a manager sees; absent: all. An admin sees all and names none. */
export const teamsSeenSchema = z.array(idSchema).min(1).max(200);

/** Refuses teams of who is no manager: they would bind nothing. */
export function demandManager(
  { role, teams }: { role: string; teams?: readonly string[] | undefined },
  context: z.RefinementCtx,
): void {
  if (teams !== undefined && role !== 'manager')
    context.addIssue({ code: 'custom', path: ['teams'], message: 'is of managers only' });
}

/** An address to sign in by; compared without regard to case. */
export const emailSchema = z.email().max(254);

/** Long beats odd: 12 characters and more, of any kind. */
export const passwordSchema = z.string().min(12).max(256);

const personSchema = z.strictObject({
  email: emailSchema,
  name: nameSchema,
  role: z.enum(PERSON_ROLES),
  teams: teamsSeenSchema.optional(),
});

/** What `POST /v1/accounts` takes: whom to invite. */
export const accountInputSchema = personSchema.superRefine(demandManager);
export type AccountInput = z.output<typeof accountInputSchema>;

/** What `PATCH /v1/accounts/{id}` takes; `teams: null` is all of them. */
export const accountChangeSchema = personSchema
  .omit({ email: true })
  .partial()
  .extend({ teams: teamsSeenSchema.nullable().optional(), isDisabled: z.boolean().optional() });
export type AccountChange = z.output<typeof accountChangeSchema>;

/** An account as it is listed. */
export const accountSchema = personSchema.extend({
  id: z.string(),
  createdAt: z.string(),
  /** Absent until the account is first used. */
  lastSeenAt: z.string().optional(),
  hasPassword: z.boolean(),
  /** Somebody has signed in by the provider: the account is theirs, whatever their address is there by now. */
  hasProvider: z.boolean(),
  isDisabled: z.boolean(),
});
export type Account = z.output<typeof accountSchema>;

export const accountListSchema = z.array(accountSchema);

/** A link to hand on: it sets a password once, and is told this once. */
export const accountLinkSchema = z.strictObject({ url: z.string(), expiresAt: z.string() });
export type AccountLink = z.output<typeof accountLinkSchema>;

/** Answer of `POST /v1/accounts`: the account, and the link that its person sets a password with. */
export const invitedAccountSchema = z.strictObject({ account: accountSchema, link: accountLinkSchema });
export type InvitedAccount = z.output<typeof invitedAccountSchema>;

const codeSchema = z.string().min(1).max(128);

/** Asks, over `POST /v1/join/look`, what a link is for; that does not spend it. */
export const joinLookSchema = z.strictObject({ code: codeSchema });

/** What a link is for: making the first admin, taking up an invitation, or setting another password. */
export const joinInfoSchema = z.strictObject({
  purpose: z.enum(['firstAdmin', 'invitation', 'reset']),
  /** Absent for the first admin, who gives them. */
  email: z.string().optional(),
  name: z.string().optional(),
});
export type JoinInfo = z.output<typeof joinInfoSchema>;

/** What `POST /v1/join` takes: it sets the password, spends the link and signs in. Address and name are the first admin's to give. */
export const joinInputSchema = z.strictObject({
  code: codeSchema,
  password: passwordSchema,
  email: emailSchema.optional(),
  name: nameSchema.optional(),
});
export type JoinInput = z.output<typeof joinInputSchema>;

/** What `PUT /v1/account/password` takes of somebody who is signed in: all of their other sessions end. */
export const passwordChangeSchema = z.strictObject({
  current: z.string().max(256).optional(),
  password: passwordSchema,
});
export type PasswordChange = z.output<typeof passwordChangeSchema>;

/** A place where somebody is signed in. */
export const ownSessionSchema = z.strictObject({
  id: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  /** The session that asks. */
  isThisOne: z.boolean(),
  /** What the browser says of itself, shortened; absent where it says nothing. */
  browser: z.string().optional(),
});
export type OwnSession = z.output<typeof ownSessionSchema>;
export const ownSessionListSchema = z.array(ownSessionSchema);

/** How one can sign in here, for who is not signed in (`GET /v1/sign-in-ways`). */
export const signInWaysSchema = z.strictObject({
  /** There is somebody with a password. */
  password: z.boolean(),
  /** Sign-in by OpenID Connect: what the button says, and where it leads. */
  provider: z.strictObject({ name: z.string(), path: z.string() }).optional(),
});
export type SignInWays = z.output<typeof signInWaysSchema>;
