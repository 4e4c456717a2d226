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
export interface Tracker extends TrackerInput {
  id: string;
}

/** How far the counting of stored calls for the newest trackers has come. */
export interface Backfill {
  state: 'idle' | 'running';
  /** Stored calls looked at so far, and in all. */
  done: number;
  total: number;
}

/** What `GET /v1/trackers` answers: what is asked for, and whether every stored call has been counted for it. */
export interface TrackerList {
  trackers: Tracker[];
  backfill: Backfill;
}

/** The most trackers that an organisation can have: each adds fields to every bucket it is heard in. */
export const MAX_TRACKERS = 1_000;
