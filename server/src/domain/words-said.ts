import { SENTIMENT_CLASSES, type SentimentClass } from '@earshot/contracts';
import type { SpeechSegment } from './call.ts';

/** Says which nouns and noun phrases are said in the texts of one call, by language; `words` are all words of that language. */
export type PhraseExtractor = (
  texts: readonly string[],
  tag?: string,
) => ReadonlyMap<
  string,
  { words: number; phrases: readonly { phrase: string; label: string; mentions: number }[] }
>;

/** A call contributes so many phrases, the most said: what is said once among a thousand tells nothing of its seller. */
export const MAX_PHRASES = 60;

/** Two counts in one integer, so that one field and one addition serve both: mentions below, calls above. */
const CALLS_UNIT = 2 ** 26;

export interface WordCount {
  /** Places where the phrase stands; for the empty phrase, all words. */
  mentions: number;
  /** Calls with at least one. */
  calls: number;
}

/** Packed counts add up as what they hold does, while a sum stays below 2^26 mentions and 2^27 calls. */
export function packWords({ mentions, calls }: WordCount): number {
  return mentions + calls * CALLS_UNIT;
}

/** The inverse of `packWords`. */
export function unpackWords(packed: number): WordCount {
  return { mentions: packed % CALLS_UNIT, calls: Math.floor(packed / CALLS_UNIT) };
}

/** A phrase, or the empty one for all words of a language. */
export interface Said {
  language: string;
  phrase: string;
  /** As it was said. */
  label: string;
  /** How the customer of the call sounds; absent where that was not analysed, and of all words. */
  mood?: SentimentClass | undefined;
}

/** Stands behind the language. A phrase of calls of two classes has two fields, which is rare in one seller's day: cheaper than counts by class. */
const MOOD_SIGNS: Record<SentimentClass, string> = { negative: '-', neutral: '0', positive: '+' };
const MOOD_OF = new Map(SENTIMENT_CLASSES.map((mood) => [MOOD_SIGNS[mood], mood]));

/** What a count is kept under: `<language><sign of the mood>|<phrase>`, and where it was said in another form `|<label>` behind it. */
export function wordField({ language, phrase, label, mood }: Said): string {
  const field = `${language}${mood ? MOOD_SIGNS[mood] : ''}|${phrase}`;
  return label === phrase || /[|\t\0]/.test(label) ? field : `${field}|${label}`;
}

/** The inverse of `wordField`. */
export function saidOf(field: string): Said {
  const [signed, phrase, label = phrase] = field.split('|');
  const mood = MOOD_OF.get(signed!.slice(-1));
  const language = mood ? signed!.slice(0, -1) : signed!;
  return { language, phrase: phrase!, label: label!, ...(mood && { mood }) };
}

/** What is known of a call beside its segments. */
export interface SaidIn {
  /** Its language, where it says one. */
  tag?: string | undefined;
  /** How its customer sounds, where that was analysed. */
  mood?: SentimentClass | undefined;
}

/**
 * What the seller says in a call's counting segments, packed by field: the `MAX_PHRASES` most said phrases, ties by language and
 * phrase, and under the empty phrase of each language all words said in it.
 */
export function wordsSaid(
  segments: readonly SpeechSegment[],
  phrasesOf: PhraseExtractor,
  { tag, mood }: SaidIn = {},
): Map<string, number> {
  const texts = segments.filter(({ speaker }) => speaker === 'seller').map(({ text }) => text);
  const packed = new Map<string, number>();
  const all: (Said & { mentions: number })[] = [];
  for (const [language, { words, phrases }] of phrasesOf(texts, tag)) {
    packed.set(wordField({ language, phrase: '', label: '' }), packWords({ mentions: words, calls: 1 }));
    for (const { phrase, label, mentions } of phrases) all.push({ language, phrase, label, mood, mentions });
  }
  all.sort((a, b) => b.mentions - a.mentions || (isBefore(a, b) ? -1 : 1));
  for (const said of all.slice(0, MAX_PHRASES))
    packed.set(wordField(said), packWords({ mentions: said.mentions, calls: 1 }));
  return packed;
}

const isBefore = (a: Said, b: Said) =>
  a.language === b.language ? a.phrase < b.phrase : `${a.language}|${a.phrase}` < `${b.language}|${b.phrase}`;

/**
 * The flat form that is stored: `field TAB packed TAB …`; empty for nothing. What one call says is in one call: its counts are
 * written as mentions alone, which is a tenth of what is stored of a call.
 */
export function encodeWords(words: ReadonlyMap<string, number>): string {
  const parts: (string | number)[] = [];
  for (const [field, packed] of words)
    parts.push(field, packed >= CALLS_UNIT && packed < 2 * CALLS_UNIT ? packed - CALLS_UNIT : packed);
  return parts.join('\t');
}

/** The inverse of `encodeWords`; reads counts that are written whole as well. */
export function decodeWords(flat: string): Map<string, number> {
  const parts = flat.split('\t');
  const words = new Map<string, number>();
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const count = Number(parts[i + 1]);
    words.set(parts[i]!, count < CALLS_UNIT ? count + CALLS_UNIT : count);
  }
  return words;
}
