import { z } from 'zod';
import { ROLES } from './access.ts';
import { pageQuerySchema } from './reads.ts';

/** What is written down of people: who has opened a call, exported, erased, or changed what is kept for how long, who signs in and which programs may. */
export const AUDITED_ACTS = [
  'opened',
  'exported',
  'erased',
  'changedSettings',
  'changedRetention',
  'changedAccess',
] as const;
export type AuditedAct = (typeof AUDITED_ACTS)[number];

/** What was done to; of a list, `id` names the list. What is erased for good is named by a hash of its id. */
export const AUDITED_KINDS = [
  'call',
  'customer',
  'seller',
  'list',
  'settings',
  'account',
  'token',
  'link',
  'screen',
] as const;

export const auditEntrySchema = z.strictObject({
  id: z.string(),
  at: z.string(),
  /** A person with an account, one who came by a link, or a program with a token; of an event only the source that it names is known. */
  who: z.strictObject({
    kind: z.enum(['account', 'token', 'session', 'screen', 'event']),
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES).optional(),
  }),
  what: z.enum(AUDITED_ACTS),
  entity: z.strictObject({ kind: z.enum(AUDITED_KINDS), id: z.string() }).optional(),
});
export type AuditEntry = z.output<typeof auditEntrySchema>;

/** Answer of `GET /v1/audit`, which takes `pageQuerySchema`: newest first. */
export const auditListSchema = z.strictObject({
  entries: z.array(auditEntrySchema),
  next: z.string().optional(),
});
export type AuditList = z.output<typeof auditListSchema>;

export const auditQuerySchema = pageQuerySchema;
