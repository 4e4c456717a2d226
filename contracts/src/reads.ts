import { z } from 'zod';
import { PERIOD_KINDS } from './period.ts';

/** Lists give so many entries a page at most, and so many where nothing is asked for. */
export const PAGE_LIMIT = { most: 200, usual: 50 } as const;

/** Ask and answer of one page of a list: `cursor` is what the page before gave as `next`. */
export const pageQuerySchema = z.strictObject({
  cursor: z.string().max(512).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT.most).optional(),
});
export type PageQuery = z.output<typeof pageQuerySchema>;

/** Which span of time an answer is about, as it was understood. */
export const periodInfoSchema = z.strictObject({
  kind: z.enum(PERIOD_KINDS),
  from: z.string(),
  to: z.string(),
  /** How fine the edges are: what moves out of the window does so no later than this. */
  resolutionSec: z.number(),
  /** What trends compare with; absent for `allTime`. */
  previous: z.strictObject({ from: z.string(), to: z.string() }).exactOptional(),
  timeZone: z.string(),
});

/** Analysed calls by class. */
export const sentimentCountsSchema = z.strictObject({
  positive: z.int(),
  neutral: z.int(),
  negative: z.int(),
});

/** How long one step of a series is: by hour up to 48 hours, by day up to 100 days, then by month. */
export const SERIES_UNITS = ['hour', 'day', 'month'] as const;
export type SeriesUnit = (typeof SERIES_UNITS)[number];

/**
 * The steps of a series: where each begins, and where the last one ends (RFC 3339 UTC). Every step of the span is there; figures
 * beside it are arrays of the same length, in the same order, zeros where nothing was.
 */
export const seriesStepsSchema = z.strictObject({
  unit: z.enum(SERIES_UNITS),
  from: z.array(z.string()),
  to: z.string(),
});
export type SeriesSteps = z.output<typeof seriesStepsSchema>;
