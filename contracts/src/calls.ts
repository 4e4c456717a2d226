import { z } from 'zod';
import { pageQuerySchema, sentimentCountsSchema } from './reads.ts';
import { mentionedSchema } from './snapshot.ts';
import { styleFiguresSchema } from './team.ts';
import { idSchema, nameSchema } from './text.ts';
import { trackerInputSchema } from './tracker.ts';

/** In which order a list of calls stands. Only the first two read no more than they give. */
export const CALL_ORDERS = ['newest', 'oldest', 'longest', 'mostNegative', 'mostTalk'] as const;
export type CallOrder = (typeof CALL_ORDERS)[number];

/** What `GET /v1/calls` takes beside `scope` and `period`; everything that is named must hold of a call. */
export const callsQuerySchema = pageQuerySchema.extend({
  /** A tracked keyword or competitor, by id, that the customer mentions. */
  term: idSchema.optional(),
  /** A brand's id, mentioned by either side. */
  brand: z.string().min(1).max(64).optional(),
  /** A phrase that the seller says, as best practice names it. */
  phrase: z.string().min(1).max(200).optional(),
  sentiment: z.enum(['positive', 'neutral', 'negative', 'aboveAverageNegative', 'notAnalysed']).optional(),
  seller: idSchema.optional(),
  opportunity: idSchema.optional(),
  customer: idSchema.optional(),
  /** Words that were said, by either side, in this order with nothing between them. */
  q: nameSchema.optional(),
  sort: z.enum(CALL_ORDERS).optional(),
});
export type CallsQuery = z.output<typeof callsQuerySchema>;

const customerSchema = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  account: z.string().optional(),
});
const personSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  team: z.strictObject({ id: z.string(), name: z.string() }).optional(),
});

/** One finished call in a list. */
export const callLineSchema = z.strictObject({
  callId: z.string(),
  seller: personSchema,
  customer: customerSchema.optional(),
  opportunity: z.strictObject({ id: z.string(), name: z.string().optional() }).optional(),
  startedAt: z.string(),
  endedAt: z.string(),
  durationSec: z.number(),
  channel: z.string().optional(),
  language: z.string().optional(),
  /** Absent where the call is not analysed. */
  sentiment: z.enum(['positive', 'neutral', 'negative']).optional(),
  /** Share of the customer's time in negative segments, 0…1 by hundredths. */
  negativity: z.number().optional(),
  talkRatio: z.number().optional(),
  keywords: z.record(z.string(), mentionedSchema),
  competitors: z.record(z.string(), mentionedSchema),
  brands: z.record(z.string(), mentionedSchema),
  /** Where `q` or `phrase` was asked for: the first places where it was said. */
  found: z
    .array(
      z.strictObject({
        atSec: z.number(),
        speaker: z.enum(['seller', 'customer']),
        /** The words around, and which part of them was found (UTF-16 offsets). */
        text: z.string(),
        start: z.int(),
        end: z.int(),
      }),
    )
    .optional(),
  /** Present where retention has removed what was said. */
  textRemoved: z.literal(true).optional(),
});
export type CallLine = z.output<typeof callLineSchema>;

/** Answer of `GET /v1/calls`. */
export const callListSchema = z.strictObject({
  calls: z.array(callLineSchema),
  /** Where to go on; absent at the end. */
  next: z.string().optional(),
  /** Where a search stopped for the time it may take: everything that ended later was looked at. Go on with `next`. */
  searchedBackTo: z.string().optional(),
});
export type CallList = z.output<typeof callListSchema>;

/** The figures of one call. Seconds; what has nothing to be made from is absent. */
export const callFiguresSchema = z.strictObject({
  talkSec: z.number(),
  listenSec: z.number(),
  talkRatio: z.number().optional(),
  switches: z.int(),
  switchRate: z.number().optional(),
  talkingSpeedWpm: z.number().optional(),
  pauseSec: z.number().optional(),
  longestMonologueSec: z.number(),
  longestStorySec: z.number(),
  questions: z.int(),
  customerQuestions: z.int(),
  interruptions: z.int(),
  sentiment: z.enum(['positive', 'neutral', 'negative']).optional(),
  /** The weighted mean of the customer's scores, −1…1. */
  score: z.number().optional(),
  negativity: z.number().optional(),
});
export type CallFigures = z.output<typeof callFiguresSchema>;

export const MARK_KINDS = ['keyword', 'competitor', 'brand', 'question'] as const;
/** A place in a text that something is said about (UTF-16 offsets). */
export const markSchema = z.strictObject({
  kind: z.enum(MARK_KINDS),
  /** What is mentioned there; absent for a question. */
  id: z.string().optional(),
  label: z.string().optional(),
  start: z.int(),
  end: z.int(),
});
export type Mark = z.output<typeof markSchema>;

export const transcriptSegmentSchema = z.strictObject({
  speaker: z.enum(['seller', 'customer']),
  startSec: z.number(),
  endSec: z.number(),
  text: z.string(),
  /** False for what holds no letter or digit, such as `[noise]`: it counts for nothing. */
  counts: z.boolean(),
  /** −1…1, and its class; absent where it is not analysed. */
  score: z.number().optional(),
  sentiment: z.enum(['positive', 'neutral', 'negative']).optional(),
  marks: z.array(markSchema),
});
export type TranscriptSegment = z.output<typeof transcriptSegmentSchema>;

/** A term that a call mentions, with every place. */
export const callMentionSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** By the customer: what counts. Of a brand: by either side. */
  mentions: z.int(),
  /** By the seller: marked, and counted apart. */
  sellerMentions: z.int(),
  /** Index of each segment, in the order of the transcript. */
  segments: z.array(z.int()),
});
export type CallMention = z.output<typeof callMentionSchema>;

/** Answer of `GET /v1/calls/{callId}`. */
export const callSummarySchema = z.strictObject({
  callId: z.string(),
  seller: personSchema,
  customer: customerSchema.optional(),
  opportunity: z
    .strictObject({
      id: z.string(),
      name: z.string().optional(),
      status: z.enum(['open', 'won', 'lost']).optional(),
      /** Estimated revenue in cents. */
      estimated: z.int().optional(),
    })
    .optional(),
  startedAt: z.string(),
  endedAt: z.string(),
  durationSec: z.number(),
  channel: z.string().optional(),
  language: z.string().optional(),
  timeZone: z.string(),
  /** Present where retention has removed what was said: then no segment has text, and figures are the stored ones. */
  textRemoved: z.literal(true).optional(),
  figures: callFiguresSchema,
  /**
   * What is usual, over all time: the seller, the seller's team (absent for one in no team) and everyone (absent for whoever sees
   * some teams only). One of the two is always there, since the call of a seller in no team is seen by those alone who see everything.
   */
  usual: z.strictObject({
    seller: styleFiguresSchema,
    team: styleFiguresSchema.optional(),
    all: styleFiguresSchema.optional(),
  }),
  segments: z.array(transcriptSegmentSchema),
  /** Which trackers were listened for: another number, other trackers. */
  trackersRev: z.int(),
  keywords: z.array(callMentionSchema),
  competitors: z.array(callMentionSchema),
  brands: z.array(callMentionSchema),
});
export type CallSummary = z.output<typeof callSummarySchema>;

/** What `POST /v1/trackers/try` takes: a tracker as far as it decides what is heard. */
export const trackerTrySchema = trackerInputSchema.pick({ phrases: true, team: true });
export type TrackerTry = z.output<typeof trackerTrySchema>;

/** Its answer: in which of the latest calls, 500 at most, it would have been heard. */
export const trackerTryAnswerSchema = z.strictObject({
  /** How many of the latest calls were listened to. */
  calls: z.int(),
  /** Of these: how many mention it, how often, and by class. */
  mentioningCalls: z.int(),
  mentions: z.int(),
  sentiment: sentimentCountsSchema,
  /** By phrase as it was given: how often. */
  byPhrase: z.array(z.strictObject({ phrase: z.string(), mentions: z.int() })),
  /** The newest of the calls that mention it, with the places. */
  examples: z.array(callLineSchema),
});
export type TrackerTryAnswer = z.output<typeof trackerTryAnswerSchema>;
