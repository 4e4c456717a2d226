import { z } from 'zod';
import { MAX_CALL_SECONDS } from './event.ts';
import { noteTextSchema } from './text.ts';

/** The most notes that one call can have. */
export const MAX_NOTES = 500;

const secondSchema = z.number().min(0).max(MAX_CALL_SECONDS);

/** What `POST /v1/calls/{callId}/notes` takes. */
export const noteInputSchema = z.strictObject({
  text: noteTextSchema,
  /** The moment of the call that it is about, in seconds from its start; absent: the whole call. */
  atSec: secondSchema.optional(),
});
export type NoteInput = z.output<typeof noteInputSchema>;

/** What `PATCH /v1/calls/{callId}/notes/{noteId}` takes; `null` takes the moment away. */
export const noteChangeSchema = z.strictObject({
  text: noteTextSchema.optional(),
  atSec: secondSchema.nullable().optional(),
});
export type NoteChange = z.output<typeof noteChangeSchema>;

/** A note that somebody has written about a call. */
export const noteSchema = z.strictObject({
  noteId: z.string(),
  text: z.string(),
  atSec: z.number().optional(),
  /** Who wrote it, by the name that they are signed in under. */
  author: z.string(),
  /** The account that wrote it; absent of whoever was signed in without one. */
  authorId: z.string().exactOptional(),
  createdAt: z.string(),
  editedAt: z.string().optional(),
});
export type Note = z.output<typeof noteSchema>;

/** Answer of `GET /v1/calls/{callId}/notes`: by moment, those about the whole call first, then by when they were written. */
export const noteListSchema = z.strictObject({
  notes: z.array(
    noteSchema.extend({
      /** Whether who asks may change and remove it: its author, and every admin. */
      isYours: z.boolean(),
    }),
  ),
  /** Which trackers are listened for: where it is not that of the call as it was read, its marks are others by now. */
  trackersRev: z.int(),
});
export type NoteList = z.output<typeof noteListSchema>;
