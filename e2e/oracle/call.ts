import type { CallFinished, Segment, SentimentClass, Tracker } from '@earshot/contracts';
import { isSpoken, mentionsIn, type Token, tokensOf, withoutNotes } from './speech.ts';

/** The score of a text in thousandths, for segments that come without one. */
export type ScoreOf = (text: string, language: string | undefined) => number;

/** A finished call with everything that its figures need. */
export interface OracleCall {
  callId: string;
  sellerId: string;
  endedAtMs: number;
  durationMs: number;
  /** Absent where the customer says nothing countable. */
  sentiment?: { class: SentimentClass; negativityPercent: number };
  /** The customer's mentions by tracker, whichever team it is for; none where there are none. */
  mentions: Map<string, number>;
}

export interface Listening {
  trackers: readonly Tracker[];
  scoreOf: ScoreOf;
}

/** Works a call's own figures out from what was said in it. */
export function heard(call: CallFinished, listening: Listening): OracleCall {
  const customer = call.segments
    .filter((segment) => segment.speaker === 'customer')
    .map((segment) => ({ ...segment, text: withoutNotes(segment.text) }))
    .filter((segment) => isSpoken(segment.text));
  const endedAtMs = Date.parse(call.endedAt);
  const sentiment = sentimentOf(customer, (text) => listening.scoreOf(text, call.language));
  return {
    callId: call.callId,
    sellerId: call.seller.id,
    endedAtMs,
    durationMs: endedAtMs - Date.parse(call.startedAt),
    mentions: mentionsOf(customer, listening.trackers),
    ...(sentiment && { sentiment }),
  };
}

/** A decimal number in thousandths, half up as it is written (0.0145 is 15, whatever its binary neighbours say). */
const inThousandths = (value: number) => (Math.abs(value) < 1e-6 ? 0 : Math.round(Number(`${value}e3`)));
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

function sentimentOf(customer: Segment[], scoreOf: (text: string) => number): OracleCall['sentiment'] {
  if (customer.length === 0) return undefined;
  const scored = customer.map((segment) => ({
    lengthMs: inThousandths(segment.end) - inThousandths(segment.start),
    score: segment.sentiment === undefined ? scoreOf(segment.text) : inThousandths(segment.sentiment),
  }));
  const isTimed = scored.some((segment) => segment.lengthMs > 0);
  const weighed = scored.map(({ lengthMs, score }) => ({ weight: isTimed ? lengthMs : 1, score }));
  const total = sum(weighed.map((segment) => segment.weight));
  const score = sum(weighed.map((segment) => segment.weight * segment.score));
  const negative = sum(weighed.filter((segment) => segment.score <= -50).map((segment) => segment.weight));
  return {
    class: score <= -50 * total ? 'negative' : score >= 50 * total ? 'positive' : 'neutral',
    negativityPercent: Math.floor((200 * negative + total) / (2 * total)),
  };
}

function mentionsOf(customer: Segment[], trackers: readonly Tracker[]): Map<string, number> {
  const texts = customer.map((segment) => tokensOf(segment.text));
  const mentions = trackers.map(({ id, phrases }): [string, number] => {
    const tokens = phrases.map(tokensOf).filter((phrase): phrase is Token[] => phrase.length > 0);
    return [id, sum(texts.map((text) => mentionsIn(text, tokens)))];
  });
  return new Map(mentions.filter(([, count]) => count > 0));
}
