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

/** What `PATCH /v1/settings` takes; what is absent stays as it is, `null` takes it away. */
export const settingsChangeSchema = z.strictObject({
  name: nameSchema.optional(),
  salesPeriod: salesPeriodSchema.optional(),
  targets: targetsSchema.nullable().optional(),
  /** Sellers named by hand as the top sellers; absent: by won revenue. */
  topSellers: z.array(idSchema).max(1_000).nullable().optional(),
});

export type SalesPeriodRule = z.output<typeof salesPeriodSchema>;
export type Targets = z.output<typeof targetsSchema>;
export type SettingsChange = z.output<typeof settingsChangeSchema>;

/** The organisation as `GET /v1/settings` gives it. */
export interface OrganisationSettings {
  name: string;
  timeZone: string;
  currency: string;
  salesPeriod: SalesPeriodRule;
  targets?: Targets;
  topSellers?: string[];
}
