import { z } from 'zod';
import { MAX_MONEY } from './event.ts';
import { idSchema, nameSchema } from './text.ts';

/** What an organisation sells by: a month, a quarter or a year, the first of them beginning with `startMonth` (1–12). */
export const salesPeriodSchema = z.strictObject({
  kind: z.enum(['month', 'quarter', 'year']),
  startMonth: z.int().min(1).max(12),
});

const centsSchema = z
  .int()
  .min(0)
  .max(MAX_MONEY * 100);

/** What is to be won in one sales period, in cents: by the organisation, and by each team. */
export const targetsSchema = z.strictObject({
  organisation: centsSchema.optional(),
  teams: z.record(idSchema, centsSchema).optional(),
});

/**
 * What is kept for how long. The text of a call is removed so many days after its end (1 to 10 years); absent: never. Counters by
 * minute, hour and day have their fixed times, and those by month are kept for ever.
 */
export const retentionSchema = z.strictObject({ transcriptDays: z.int().min(1).max(3_653).optional() });
export type Retention = z.output<typeof retentionSchema>;

/** Whether a name is one of IANA's time zones; an offset such as `+02:00`, which knows no summer, is none. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/** What `PATCH /v1/settings` takes; what is absent stays as it is, `null` takes it away. */
export const settingsChangeSchema = z.strictObject({
  name: nameSchema.optional(),
  /** Days and months are those of this zone; figures stay as they are until those of the new zone are complete. */
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Athens').optional(),
  /** A name only: no amount is converted. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR')
    .optional(),
  salesPeriod: salesPeriodSchema.optional(),
  targets: targetsSchema.nullable().optional(),
  retention: retentionSchema.nullable().optional(),
  /** Sellers named by hand as the top sellers; absent: by won revenue. The one field that managers of all teams may change. */
  topSellers: z.array(idSchema).max(1_000).nullable().optional(),
});

export type SalesPeriodRule = z.output<typeof salesPeriodSchema>;
export type Targets = z.output<typeof targetsSchema>;
export type SettingsChange = z.output<typeof settingsChangeSchema>;

/** How many calls, deals and engagements are counted in the figures of a time zone; `running` until those are shown. */
export const rebuildSchema = z.strictObject({
  state: z.enum(['idle', 'running']),
  done: z.int(),
  total: z.int(),
  timeZone: z.string(),
});
export type Rebuild = z.output<typeof rebuildSchema>;

/** The organisation as `GET /v1/settings` gives it. */
export const organisationSettingsSchema = z.strictObject({
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  /** The figures of the time zone that was asked for last. */
  rebuild: rebuildSchema,
  salesPeriod: salesPeriodSchema,
  targets: targetsSchema.exactOptional(),
  retention: retentionSchema.exactOptional(),
  topSellers: z.array(z.string()).exactOptional(),
});
export type OrganisationSettings = z.output<typeof organisationSettingsSchema>;
