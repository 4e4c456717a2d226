import { z } from 'zod';
import { periodInfoSchema, sentimentCountsSchema, seriesStepsSchema } from './reads.ts';

/**
 * How someone sells, over a span of time: one seller, or several taken together. Ratios are of sums; what has nothing to be made
 * from is absent.
 */
export const styleFiguresSchema = z.strictObject({
  /** Sellers that the figures are of: 1 for one seller. */
  sellers: z.int(),
  calls: z.int(),
  /** Summed length of the calls. */
  callSec: z.number(),
  /** Talk ÷ (talk + listen). */
  talkRatio: z.number().optional(),
  /** Switches an hour of call. */
  switchRate: z.number().optional(),
  /** The seller's words a minute of talk. */
  talkingSpeedWpm: z.number().optional(),
  /** Mean gap before the seller answers, in seconds. */
  pauseSec: z.number().optional(),
  /** Means a call: the seller's longest monologue, the customer's longest story. */
  longestMonologueSec: z.number().optional(),
  longestStorySec: z.number().optional(),
  /** Means a call. */
  questions: z.number().optional(),
  customerQuestions: z.number().optional(),
  interruptions: z.number().optional(),
  /** Analysed calls by class. */
  sentiment: sentimentCountsSchema,
  /** Seconds, a mean a seller. */
  engagement: z.strictObject({ emailSec: z.number(), phoneSec: z.number(), meetingSec: z.number() }),
  /** Cents won and deals won, in all. */
  revenueWon: z.int(),
  dealsWon: z.int(),
});
export type StyleFigures = z.output<typeof styleFiguresSchema>;

const counts = z.array(z.int());
/** Sums a step, from which a chart makes its ratios: talk ÷ (talk + listen), switches ÷ hours of call. */
export const styleSeriesSchema = z.strictObject({
  calls: counts,
  callMs: counts,
  talkMs: counts,
  listenMs: counts,
  switches: counts,
  positive: counts,
  neutral: counts,
  negative: counts,
  wonCents: counts,
});
export type StyleSeries = z.output<typeof styleSeriesSchema>;

export const teamRowSchema = z.strictObject({
  sellerId: z.string(),
  name: z.string(),
  team: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  /** One of the top sellers of this scope and period. */
  isTop: z.boolean(),
  figures: styleFiguresSchema,
});
export type TeamRow = z.output<typeof teamRowSchema>;

/** Answer of `GET /v1/team`: the scope's sellers in play, by name, then id. */
export const teamOverviewSchema = z.strictObject({
  scope: z.string(),
  period: periodInfoSchema,
  sellers: z.array(teamRowSchema),
  /** All in play taken together, and the top sellers where there is a comparison. */
  team: styleFiguresSchema,
  top: styleFiguresSchema.optional(),
  steps: seriesStepsSchema,
  series: z.strictObject({ team: styleSeriesSchema, sellers: z.record(z.string(), styleSeriesSchema) }),
});
export type TeamOverview = z.output<typeof teamOverviewSchema>;

/** Answer of `GET /v1/sellers/{sellerId}`: one seller against their team (all sellers where they are in none). */
export const sellerDetailsSchema = z.strictObject({
  sellerId: z.string(),
  name: z.string(),
  team: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  /** On top in the scope that they are held against. */
  isTop: z.boolean(),
  period: periodInfoSchema,
  figures: styleFiguresSchema,
  /** The scope that the seller is held against: `team:<id>` or `all`. */
  against: z.string(),
  /** The other sellers in play there, this one left out. */
  others: styleFiguresSchema,
  steps: seriesStepsSchema,
  /** `team`: the whole of that scope, this seller included. */
  series: z.strictObject({ seller: styleSeriesSchema, team: styleSeriesSchema }),
});
export type SellerDetails = z.output<typeof sellerDetailsSchema>;
