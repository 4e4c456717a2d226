import type { CallFinished, Segment, SentimentClass, Speaker, Tracker } from '@earshot/contracts';
import type { Hearing, NamedBrand } from './hearing.ts';
import { type Manner, mannerOf } from './manner.ts';
import { isSpoken, mentionsIn, type Token, tokensOf, withoutNotes } from './speech.ts';

const MAX_BRANDS = 20;
const MAX_PHRASES = 60;

/** A phrase that a call's seller says. */
export interface SaidPhrase {
  language: string;
  phrase: string;
  label: string;
  mentions: number;
}

/** A finished call with everything that its figures need. */
export interface OracleCall extends Manner {
  callId: string;
  /** As it was told. */
  told: CallFinished;
  /** What counts of it, in the order of speech and without notes. */
  spoken: readonly Segment[];
  sellerId: string;
  opportunityId: string | undefined;
  isMeeting: boolean;
  endedAtMs: number;
  durationMs: number;
  /** Absent where the customer says nothing countable. `score` is −1…1. */
  sentiment?: { class: SentimentClass; negativityPercent: number; score: number };
  /** The customer's mentions by tracker, whichever team it is for; none where there are none. */
  mentions: Map<string, number>;
  /** Names from either side that anyone may track or dismiss: the 20 with most mentions. */
  brands: NamedBrand[];
  /** What the seller says most: 60 phrases, and all words by language. */
  phrases: SaidPhrase[];
  words: Map<string, number>;
}

export interface Listening {
  trackers: readonly Tracker[];
  hearing: Hearing;
}

/** Works a call's own figures out from what was said in it. */
export function heard(call: CallFinished, { trackers, hearing }: Listening): OracleCall {
  const spoken = call.segments
    .map((segment) => ({ ...segment, text: withoutNotes(segment.text) }))
    .filter((segment) => isSpoken(segment.text))
    .toSorted(inOrderOfSpeech);
  const [seller, customer] = (['seller', 'customer'] as const).map((speaker) =>
    spoken.filter((segment) => segment.speaker === speaker),
  ) as [Segment[], Segment[]];
  const endedAtMs = Date.parse(call.endedAt);
  const own = [call.customer?.name, call.customer?.account].map((name) => hearing.brandIdOf(name ?? ''));
  const sentiment = sentimentOf(customer, (texts) => hearing.scoresOf(texts, call.language));
  return {
    callId: call.callId,
    ...{ told: call, spoken },
    sellerId: call.seller.id,
    opportunityId: call.opportunityId,
    isMeeting: call.channel === 'meeting',
    endedAtMs,
    durationMs: endedAtMs - Date.parse(call.startedAt),
    ...mannerOf(
      spoken.map(({ speaker, start, end, text }) => ({
        ...{ speaker, text, startMs: inThousandths(start), endMs: inThousandths(end) },
      })),
    ),
    mentions: mentionsOf(customer, trackers),
    brands: hearing
      .brandsIn(spoken.map(({ text }) => text))
      .filter(({ id }) => !own.includes(id))
      .toSorted((a, b) => b.mentions - a.mentions || byText(a.id, b.id))
      .slice(0, MAX_BRANDS),
    ...wordsOf(
      hearing.phrasesIn(
        seller.map(({ text }) => text),
        call.language,
      ),
    ),
    ...(sentiment && { sentiment }),
  };
}

/** A decimal number in thousandths, half up as it is written (0.0145 is 15, whatever its binary neighbours say). */
export const inThousandths = (value: number) =>
  Math.abs(value) < 1e-6 ? 0 : Math.round(Number(`${value}e3`));
const lengthMs = (segment: Segment) => inThousandths(segment.end) - inThousandths(segment.start);
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const first: Record<Speaker, number> = { customer: 0, seller: 1 };

/** By start, then end, then the customer first, then text. */
function inOrderOfSpeech(a: Segment, b: Segment): number {
  return (
    inThousandths(a.start) - inThousandths(b.start) ||
    inThousandths(a.end) - inThousandths(b.end) ||
    first[a.speaker] - first[b.speaker] ||
    byText(a.text, b.text)
  );
}

/** A segment's own score always stands; the others are asked for, and one of which nothing can be told counts for nothing. */
function sentimentOf(
  customer: Segment[],
  scoresOf: (texts: string[]) => readonly (number | undefined)[],
): OracleCall['sentiment'] {
  const isComplete = customer.every((segment) => segment.sentiment !== undefined);
  const told = isComplete ? [] : scoresOf(customer.map(({ text }) => text));
  const scored = customer.flatMap((segment, i) => {
    const score = segment.sentiment === undefined ? told[i] : inThousandths(segment.sentiment);
    return score === undefined ? [] : [{ lengthMs: lengthMs(segment), score }];
  });
  if (scored.length === 0) return undefined;
  const isTimed = scored.some((segment) => segment.lengthMs > 0);
  const weighed = scored.map(({ lengthMs, score }) => ({ weight: isTimed ? lengthMs : 1, score }));
  const total = sum(weighed.map((segment) => segment.weight));
  const score = sum(weighed.map((segment) => segment.weight * segment.score));
  const negative = sum(weighed.filter((segment) => segment.score <= -50).map((segment) => segment.weight));
  return {
    class: score <= -50 * total ? 'negative' : score >= 50 * total ? 'positive' : 'neutral',
    negativityPercent: Math.floor((200 * negative + total) / (2 * total)),
    score: score / (1000 * total),
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

/** The phrases said most, ties by language and phrase; the words of every language. */
function wordsOf(said: ReturnType<Hearing['phrasesIn']>): Pick<OracleCall, 'phrases' | 'words'> {
  const phrases = [...said].flatMap(([language, { phrases }]) =>
    phrases.map((phrase): SaidPhrase => ({ language, ...phrase })),
  );
  const inOrder = phrases.toSorted(
    (a, b) => b.mentions - a.mentions || byText(`${a.language}|${a.phrase}`, `${b.language}|${b.phrase}`),
  );
  return {
    phrases: inOrder.slice(0, MAX_PHRASES),
    words: new Map([...said].map(([language, { words }]) => [language, words])),
  };
}
