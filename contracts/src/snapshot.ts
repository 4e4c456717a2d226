import { z } from 'zod';
import { kpisSchema, pipelineSchema } from './deals.ts';
import { type Scope, scopeSchema } from './period.ts';
import { periodInfoSchema } from './reads.ts';
import { topSellersSchema } from './top-sellers.ts';

export type PeriodInfo = z.output<typeof periodInfoSchema>;

/** Figures of sentiment as the tile shows them. */
export const sentimentFiguresSchema = z.strictObject({
  /** Analysed calls: those whose customer says something countable. */
  calls: z.int(),
  positive: z.int(),
  neutral: z.int(),
  negative: z.int(),
  /** Analysed calls whose negativity is above the mean negativity of the period. */
  aboveAverageNegative: z.int(),
});
export type SentimentFigures = z.output<typeof sentimentFiguresSchema>;

export const termSchema = z.strictObject({
  label: z.string(),
  /** Places in customers' speech where one of the phrases stands. */
  mentions: z.int(),
  /** Calls with at least one mention. */
  calls: z.int(),
  /** Mentions in the previous period; absent for `allTime`, and where a part of that was before `knownSince`. */
  previousMentions: z.int().exactOptional(),
  /** (mentions − previousMentions) / previousMentions; absent where that is 0 or absent. */
  trend: z.number().exactOptional(),
  /** Present where the previous period had none and this one has some. */
  isNew: z.literal(true).exactOptional(),
  /** Where texts had been removed before the tracker was made: the instant from which it counts. */
  knownSince: z.string().exactOptional(),
});
export type Term = z.output<typeof termSchema>;

export const brandSchema = termSchema.extend({
  /** The earliest end of the calls that mention it. */
  firstHeardAt: z.string(),
});
export type Brand = z.output<typeof brandSchema>;

export const recordingFiguresSchema = z.strictObject({
  calls: z.int(),
  seconds: z.number(),
  callsWithKeywords: z.int(),
  callsWithBrands: z.int(),
});
export type RecordingFigures = z.output<typeof recordingFiguresSchema>;

/** How recording goes this month against the same elapsed length of last month, whatever the page's period. */
export const recordingSchema = recordingFiguresSchema.extend({
  trends: z.strictObject({
    calls: z.number().exactOptional(),
    seconds: z.number().exactOptional(),
    callsWithKeywords: z.number().exactOptional(),
    callsWithBrands: z.number().exactOptional(),
  }),
  /** By local date (`YYYY-MM-DD`), every day from last month's 1st to today, empty ones as zeros. */
  series: z.record(z.string(), recordingFiguresSchema),
});
export type Recording = z.output<typeof recordingSchema>;

export const activeCallSchema = z.strictObject({
  sellerId: z.string(),
  sellerName: z.string(),
  startedAt: z.string(),
  customer: z.string().exactOptional(),
});
export type ActiveCall = z.output<typeof activeCallSchema>;

export const SENTIMENT_CLASSES = ['positive', 'neutral', 'negative'] as const;
export type SentimentClass = (typeof SENTIMENT_CLASSES)[number];

export const mentionedSchema = z.strictObject({ label: z.string(), mentions: z.int() });
export type Mentioned = z.output<typeof mentionedSchema>;

export const recentCallSchema = z.strictObject({
  sellerId: z.string(),
  sellerName: z.string(),
  endedAt: z.string(),
  durationSec: z.number(),
  /** Absent where the customer says nothing countable. */
  sentiment: z.enum(SENTIMENT_CLASSES).exactOptional(),
  keywords: z.record(z.string(), mentionedSchema),
  competitors: z.record(z.string(), mentionedSchema),
});
export type RecentCall = z.output<typeof recentCallSchema>;

export const liveSchema = z.strictObject({
  /** Calls in progress: the newest 20. */
  active: z.record(z.string(), activeCallSchema),
  activeCount: z.int(),
  /** Calls just finished: the newest 12, whatever the page's period. */
  recent: z.record(z.string(), recentCallSchema),
});
export type Live = z.output<typeof liveSchema>;

/**
 * Everything that one view shows, as one document. Counts are integers, ratios 0…1, durations seconds, instants
 * RFC 3339 UTC. Nothing is ever `null`, and lists that change are maps by id: a merge patch removes by `null` and
 * replaces arrays whole.
 */
export const snapshotSchema = z.strictObject({
  scope: scopeSchema as z.ZodType<Scope>,
  period: periodInfoSchema,
  kpis: kpisSchema,
  sentiment: sentimentFiguresSchema,
  /** Tracked keywords: the 20 with most mentions. */
  keywords: z.record(z.string(), termSchema),
  /** Tracked competitors: the 20 with most mentions. */
  competitors: z.record(z.string(), termSchema),
  /** Names heard from either side that are not tracked and were first heard within the period: the 20 with most mentions. */
  brands: z.record(z.string(), brandSchema),
  topSellers: topSellersSchema,
  pipeline: pipelineSchema,
  recording: recordingSchema,
  live: liveSchema,
});
export type Snapshot = z.output<typeof snapshotSchema>;

/** How many of each list a snapshot holds. */
export const CUT = {
  terms: 20,
  active: 20,
  recent: 12,
  bestPractice: 20,
  largestDeals: 20,
  worstDeals: 10,
} as const;
