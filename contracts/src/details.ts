import { z } from 'zod';
import { periodInfoSchema, sentimentCountsSchema, seriesStepsSchema } from './reads.ts';
import { sentimentFiguresSchema } from './snapshot.ts';

const ratio = z.number();
const counts = z.array(z.int());

/** Answer of `GET /v1/details/sentiment`. */
export const sentimentDetailsSchema = z.strictObject({
  scope: z.string(),
  period: periodInfoSchema,
  /** Finished calls in the period, analysed or not. */
  calls: z.int(),
  sentiment: sentimentFiguresSchema,
  /** The same of the previous period; absent for `allTime`. */
  previous: sentimentFiguresSchema.optional(),
  /** The mean negativity of the analysed calls, 0…1; a call above it is “above average negative”. Absent without any. */
  meanNegativity: ratio.optional(),
  steps: seriesStepsSchema,
  /** Analysed calls a step, by class. */
  series: z.strictObject({ positive: counts, neutral: counts, negative: counts }),
});
export type SentimentDetails = z.output<typeof sentimentDetailsSchema>;

export const TERM_LISTS = ['keywords', 'competitors', 'brands', 'bestPractice'] as const;
/** What can be heard and looked into. */
export type TermList = (typeof TERM_LISTS)[number];

/** One term with everything that a table and a chart say of it. */
export const termDetailsSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** Places where it stands. Of best practice: those of the top sellers. */
  mentions: z.int(),
  /** Calls with at least one. */
  calls: z.int(),
  /** In the period before. Best practice: by the same sellers, on as many days before as are over; `trend` is of these. */
  previousMentions: z.int().optional(),
  trend: z.number().optional(),
  isNew: z.literal(true).optional(),
  knownSince: z.string().optional(),
  /** Brands only: the earliest end of the calls that mention it. */
  firstHeardAt: z.string().optional(),
  /** Best practice only: (top sellers' count + 1) per 1,000 words ÷ the others' likewise. */
  lift: z.number().optional(),
  /** Best practice only: how often the other sellers in play said it, and in how many calls. */
  others: z.strictObject({ mentions: z.int(), calls: z.int() }).optional(),
  /** Analysed calls that mention it, by class. The rest is the whole less these. Best practice: calls of the top sellers. */
  sentiment: sentimentCountsSchema,
  /** A step each. */
  series: z.strictObject({ mentions: counts, calls: counts }),
});
export type TermDetails = z.output<typeof termDetailsSchema>;

/** An answer holds so many terms, those with most mentions. */
export const MAX_TERM_DETAILS = 200;

/** Answer of `GET /v1/details/terms/{keywords|competitors|brands|bestPractice}`. */
export const termListDetailsSchema = z.strictObject({
  scope: z.string(),
  period: periodInfoSchema,
  list: z.enum(TERM_LISTS),
  /**
   * Finished calls in the period: the whole that `calls` of a term is a part of. Best practice: those of the top sellers on the
   * whole days that the phrases rest on.
   */
  calls: z.int(),
  /** The analysed ones of `calls`, by class. */
  sentiment: sentimentCountsSchema,
  /** Best practice only: whether top sellers are compared at all. */
  compared: z.boolean().optional(),
  /** How many terms there are with a mention in the period or the one before; more than `terms` holds where they are very many. */
  total: z.int(),
  steps: seriesStepsSchema,
  /** By mentions descending, then label, then id: the order of the tiles. */
  terms: z.array(termDetailsSchema),
});
export type TermListDetails = z.output<typeof termListDetailsSchema>;
