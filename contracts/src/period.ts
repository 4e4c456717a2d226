import { z } from 'zod';
import { idSchema, instantSchema } from './text.ts';

export const PERIOD_KINDS = ['allTime', 'last24h', 'last7d', 'thisMonth', 'lastMonth', 'custom'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

const MAX_CUSTOM_MS = 5 * 366 * 24 * 3600_000;

export const periodSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['allTime', 'last24h', 'last7d', 'thisMonth', 'lastMonth']) }),
  z
    .strictObject({ kind: z.literal('custom'), from: instantSchema, to: instantSchema })
    .superRefine((period, context) => {
      const length = Date.parse(period.to) - Date.parse(period.from);
      if (length <= 0) context.addIssue({ code: 'custom', path: ['to'], message: 'must lie after from' });
      if (length > MAX_CUSTOM_MS)
        context.addIssue({ code: 'custom', path: ['to'], message: 'must lie within 5 years of from' });
    }),
]);
/** Which span of time a page shows. */
export type Period = z.output<typeof periodSchema>;

export const scopeSchema = z.union([
  z.literal('all'),
  z
    .string()
    .startsWith('team:')
    .refine(
      (scope) => idSchema.safeParse(scope.slice(5)).success,
      'must be all, or team: and the id of a team',
    ),
]);
/** Whose calls a page shows: `all`, or `team:<id>`. */
export type Scope = 'all' | `team:${string}`;

/** The team of a scope, or undefined for `all`. */
export function teamOf(scope: Scope): string | undefined {
  return scope === 'all' ? undefined : scope.slice(5);
}
