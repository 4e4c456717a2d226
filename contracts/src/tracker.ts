import { z } from 'zod';
import { idSchema, nameSchema } from './text.ts';

/** A phrase to listen for: literal words, never a pattern. */
export const phraseSchema = nameSchema.refine(
  (phrase) => /[\p{L}\p{N}]/u.test(phrase),
  'must hold at least one letter or digit',
);

export const trackerInputSchema = z.strictObject({
  kind: z.enum(['keyword', 'competitor']),
  label: nameSchema,
  phrases: z.array(phraseSchema).min(1).max(500),
  /** Present: only this team's calls are listened to. Absent: the whole organisation's. */
  team: idSchema.optional(),
});

export const trackerChangeSchema = trackerInputSchema.partial().omit({ kind: true }).extend({
  team: idSchema.nullable().optional(),
});

export type TrackerKind = 'keyword' | 'competitor';
export type TrackerInput = z.output<typeof trackerInputSchema>;
export type TrackerChange = z.output<typeof trackerChangeSchema>;

/** A tracked keyword or competitor as `GET /v1/trackers` gives it. */
export const trackerSchema = trackerInputSchema.extend({ id: z.string() });
export type Tracker = z.output<typeof trackerSchema>;

/** How far the counting of stored calls for the newest trackers has come. */
export const backfillSchema = z.strictObject({
  state: z.enum(['idle', 'running']),
  /** Stored calls looked at so far, and in all. */
  done: z.int(),
  total: z.int(),
});
export type Backfill = z.output<typeof backfillSchema>;

/** What `GET /v1/trackers` answers: what is asked for, and whether every stored call has been counted for it. */
export const trackerListSchema = z.strictObject({
  trackers: z.array(trackerSchema),
  backfill: backfillSchema,
});
export type TrackerList = z.output<typeof trackerListSchema>;

/** What `GET /v1/brands/dismissed` answers: ids of brands of which somebody said that they are none. */
export const dismissedBrandsSchema = z.strictObject({ dismissed: z.array(z.string()) });
export type DismissedBrands = z.output<typeof dismissedBrandsSchema>;

/** The most trackers that an organisation can have: each adds fields to every bucket it is heard in. */
export const MAX_TRACKERS = 1_000;

/** The most phrases that all trackers together can have: the set is read, kept and listened for whole. */
export const MAX_PHRASES = 20_000;
