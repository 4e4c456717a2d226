import { z } from 'zod';
import { sentimentCountsSchema } from './reads.ts';

/** What a comparison of top sellers with the others is worth: too few to tell, no clear difference, or a clear one. */
export const VERDICTS = ['tooFew', 'same', 'different'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A figure of the top sellers beside that of all sellers in play, top sellers included. */
export interface Compared<T> {
  /** Absent where nothing is compared, or where there is nothing to make it from. */
  top?: T;
  team?: T;
  verdict?: Verdict;
}

const verdictSchema = z.enum(VERDICTS).exactOptional();
const comparedRatioSchema = z.strictObject({
  /** Absent where nothing is compared, or where there is nothing to make it from. */
  top: z.number().exactOptional(),
  team: z.number().exactOptional(),
  verdict: verdictSchema,
});

export type SentimentCounts = z.output<typeof sentimentCountsSchema>;

/** Seconds, as a mean a seller in play. */
export const engagementSecondsSchema = z.strictObject({
  emailSec: z.number(),
  phoneSec: z.number(),
  meetingSec: z.number(),
});
export type EngagementSeconds = z.output<typeof engagementSecondsSchema>;

export const bestPracticeKeywordSchema = z.strictObject({
  label: z.string(),
  /** How often the top sellers said it, and in how many of their calls. */
  mentions: z.int(),
  calls: z.int(),
  /** (Their count + 1) per 1,000 words ÷ the others' likewise. */
  lift: z.number(),
});
export type BestPracticeKeyword = z.output<typeof bestPracticeKeywordSchema>;

/** What characterises top sellers. */
export const topSellersSchema = z.strictObject({
  /** The top sellers themselves. */
  sellers: z.record(z.string(), z.strictObject({ name: z.string(), revenueWon: z.int() })),
  /** Sellers with a finished call or a won deal in the period. */
  inPlay: z.int(),
  /** False with fewer than 4 in play, or no one on top: then there is no `top` below. */
  compared: z.boolean(),
  /** Finished calls that the comparison rests on. */
  calls: z.strictObject({ top: z.int().exactOptional(), team: z.int() }),
  /** Talk ÷ (talk + listen). */
  talkRatio: comparedRatioSchema,
  /** Switches an hour of call. */
  switchRate: comparedRatioSchema,
  /** Analysed calls by class. */
  sentiment: z.strictObject({
    top: sentimentCountsSchema.exactOptional(),
    team: sentimentCountsSchema,
    verdict: verdictSchema,
  }),
  engagement: z.strictObject({
    top: engagementSecondsSchema.exactOptional(),
    team: engagementSecondsSchema,
    verdict: verdictSchema,
  }),
  /** The 20 phrases that top sellers say most markedly more than the others, by phrase. */
  bestPracticeKeywords: z.record(z.string(), bestPracticeKeywordSchema),
});
export type TopSellers = z.output<typeof topSellersSchema>;
