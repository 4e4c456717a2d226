import { z } from 'zod';

const NUL = '\u0000';
/** Characters that reorder the text around them: a name that holds one can pass for another name. */
const BIDI_CONTROL = /[\u202A-\u202E\u2066-\u2069]/;

function faultOf(text: string): string | undefined {
  if (text.includes(NUL)) return 'must not hold the character NUL';
  if (!text.isWellFormed()) return 'must be well-formed Unicode (a surrogate stands alone)';
  if (BIDI_CONTROL.test(text)) return 'must not hold bidirectional control characters';
  return undefined;
}

function inert(schema: z.ZodString) {
  return schema
    .superRefine((text, context) => {
      const message = faultOf(text);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    })
    .transform((text) => text.normalize('NFC'));
}

/** Speech as it was transcribed: any script, any length that fits an event. */
export const speechSchema = inert(z.string());

/** What a person writes about a call: 1–4,000 characters of any script, lines and all, not only white space. */
export const noteTextSchema = inert(
  z.string().min(1).max(4_000).regex(/\S/, 'must hold more than white space'),
);

/** A name or label that people read: 1–200 characters, trimmed by nobody, shown only as text. */
export const nameSchema = inert(z.string().min(1).max(200));

/**
 * An identifier chosen by the sender. It becomes a key of JSON objects and of Redis hashes, so its alphabet is
 * closed and the two names with a meaning in JavaScript's objects are refused.
 */
export const idSchema = z
  .string()
  .min(1)
  .max(128)
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:@/-]*$/,
    'must be 1–128 of A–Z a–z 0–9 . _ : @ / - and begin with a letter or digit',
  )
  .refine((id) => id !== 'constructor' && id !== 'prototype', 'is a reserved word');

/** RFC 3339 lets `T` and `Z` stand in lower case too (section 5.6). */
const RFC_3339 = new RegExp(z.regexes.datetime({ offset: true }).source, 'i');
const NO_INSTANT = 'must be an RFC 3339 time with a zone, such as 2026-11-24T09:31:07Z';

/** RFC 3339 with a zone, as an instant. Years 1970–9999, so that orders stay plain positive integers. */
export const instantSchema = z
  .string({ error: NO_INSTANT })
  .regex(RFC_3339, NO_INSTANT)
  .refine((text) => Date.parse(text) >= 0, 'must not lie before 1970');
