import type { SentimentClass, Speaker } from '@earshot/contracts';
import type { SpeechSegment } from './call.ts';
import { wordCount } from './words.ts';

/**
 * The figures of one call. Every function takes the call's counting segments in their order (see `segments`) and
 * answers in integers; a figure that divides gives both sides, so that figures of several calls add up first.
 */
type Segments = readonly SpeechSegment[];

/** A segment's or a call's score is negative from −50 thousandths down and positive from 50 up. */
export const CLASS_BOUND_THOUSANDTHS = 50;

const lengthMs = (segment: SpeechSegment) => segment.endMs - segment.startMs;

/** Summed length of one speaker's segments: the seller talks, and listens while the customer does. */
export function spokenMs(segments: Segments, speaker: Speaker): number {
  return segments.reduce((sum, segment) => sum + (segment.speaker === speaker ? lengthMs(segment) : 0), 0);
}

/** How often the speaker differs from the one before. */
export function switches(segments: Segments): number {
  return segments.reduce(
    (n, segment, i) => n + (i > 0 && segment.speaker !== segments[i - 1]!.speaker ? 1 : 0),
    0,
  );
}

/** The longest run of one speaker's segments, from the first one's start to the last one's end. */
export function longestMonologueMs(segments: Segments, speaker: Speaker): number {
  let longest = 0;
  let runStartMs: number | undefined;
  for (const segment of segments) {
    runStartMs = segment.speaker === speaker ? (runStartMs ?? segment.startMs) : undefined;
    if (runStartMs !== undefined) longest = Math.max(longest, segment.endMs - runStartMs);
  }
  return longest;
}

/** Seller's segments that start while a customer's is running: after its start, before its end. */
export function interruptions(segments: Segments): number {
  let count = 0;
  let atMs = -1;
  let endOfEarlierMs = 0;
  let endOfAnyMs = 0;
  for (const segment of segments) {
    if (segment.startMs > atMs) {
      atMs = segment.startMs;
      endOfEarlierMs = endOfAnyMs;
    }
    if (segment.speaker === 'customer') endOfAnyMs = Math.max(endOfAnyMs, segment.endMs);
    else if (segment.startMs < endOfEarlierMs) count += 1;
  }
  return count;
}

/** Gaps from a customer's end to the seller's start where the speaker switches to the seller; overlaps are 0. */
export function pauses(segments: Segments): { sumMs: number; count: number } {
  let sumMs = 0;
  let count = 0;
  for (const [i, segment] of segments.entries()) {
    const before = segments[i - 1];
    if (before?.speaker !== 'customer' || segment.speaker !== 'seller') continue;
    sumMs += Math.max(0, segment.startMs - before.endMs);
    count += 1;
  }
  return { sumMs, count };
}

/** The seller's words and the time in which they are said: talking speed is one over the other. */
export function sellerSpeech(segments: Segments): { words: number; talkMs: number } {
  const words = segments.reduce(
    (n, { speaker, text }) => n + (speaker === 'seller' ? wordCount(text) : 0),
    0,
  );
  return { words, talkMs: spokenMs(segments, 'seller') };
}

/** `?`, `？` and, after Greek, `;`, at the end of a sentence: with what closes it, before white space or the end. */
const QUESTION = /(?:\?|(?<=\p{Script=Greek}\s?);)[?!;.]*(?=["'”’»)]*(?:\s|$))|？[？！]*/gu;

/** Where sentences of a text end in a question mark: UTF-16 offsets of the marks. */
export function questionMarks(text: string): { start: number; end: number }[] {
  return [...text.matchAll(QUESTION)].map(({ index, 0: marks }) => ({
    start: index,
    end: index + marks.length,
  }));
}

/** How many of one speaker's sentences end in a question mark. */
export function questions(segments: Segments, speaker: Speaker): number {
  return segments.reduce(
    (n, s) => n + (s.speaker === speaker ? (s.text.match(QUESTION)?.length ?? 0) : 0),
    0,
  );
}

/** A customer's segment as sentiment sees it. */
export interface ScoredSegment {
  lengthMs: number;
  scoreThousandths: number;
}

export interface CallSentiment {
  class: SentimentClass;
  /** Share of the customer's time in negative segments, in whole percent, half up. */
  negativityPercent: number;
}

/**
 * A call's sentiment by its customer's counting segments, weighted by their lengths, or by their number where all
 * lengths are 0. Undefined where there is none: such a call is not analysed.
 */
export function callSentiment(scored: readonly ScoredSegment[]): CallSentiment | undefined {
  if (scored.length === 0) return undefined;
  const isTimed = scored.some((segment) => segment.lengthMs > 0);
  let total = 0;
  let negative = 0;
  let weighted = 0;
  for (const { lengthMs, scoreThousandths } of scored) {
    const weight = isTimed ? lengthMs : 1;
    total += weight;
    weighted += weight * scoreThousandths;
    if (scoreThousandths <= -CLASS_BOUND_THOUSANDTHS) negative += weight;
  }
  const bound = CLASS_BOUND_THOUSANDTHS * total;
  return {
    class: weighted <= -bound ? 'negative' : weighted >= bound ? 'positive' : 'neutral',
    negativityPercent: Math.floor((200 * negative + total) / (2 * total)),
  };
}
