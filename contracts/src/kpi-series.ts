import { z } from 'zod';
import { periodInfoSchema, seriesStepsSchema } from './reads.ts';

/** A series of the base figures has so many steps at most: a month shows each of its days. */
export const MOST_KPI_STEPS = 31;

const counts = z.array(z.int());

/** Answer of `GET /v1/series/kpis`: the course of the base figures in a chart of a word's size. */
export const kpiSeriesSchema = z.strictObject({
  scope: z.string(),
  period: periodInfoSchema,
  /** At most 31: where a period has more hours, days or months, as many of them are taken together as that takes. */
  steps: z.strictObject({
    ...seriesStepsSchema.shape,
    /** How many hours, days or months are taken together; the last step may have fewer. */
    each: z.int(),
    /** Whether the first and the last step are as long as the others: not cut by an edge of the period. */
    whole: z.strictObject({ first: z.boolean(), last: z.boolean() }),
  }),
  /**
   * Each step as if it were a period. Its win rate is `dealsWon` ÷ `dealsAvailable`, its average deal `revenueWon` ÷ `dealsWon`,
   * and neither exists where it would be divided by 0.
   */
  series: z.strictObject({
    /** Cents; they add up to the period's. */
    revenueWon: counts,
    /** They add up to the period's. */
    dealsWon: counts,
    /** Created before the step's end and not closed before its start: a deal is available in many steps. */
    dealsAvailable: counts,
  }),
});
export type KpiSeries = z.output<typeof kpiSeriesSchema>;
