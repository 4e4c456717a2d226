import type { Speaker } from '@earshot/contracts';

/** A stretch of speech that counts, without notes. */
export interface Stretch {
  speaker: Speaker;
  text: string;
  startMs: number;
  endMs: number;
}

/** How two sides speak with each other. */
export interface Manner {
  /** How long the seller speaks, and the customer. */
  talkMs: number;
  listenMs: number;
  /** Changes of speaker. */
  switches: number;
  /** The seller's words. */
  sellerWords: number;
  /** How long the seller waits, each time that the customer has spoken; an overlap is no time. */
  pausesMs: number[];
  /** The longest run of one side: the seller's, and the customer's. */
  monologueMs: number;
  storyMs: number;
  /** Sentences that end in a question mark, of the seller and of the customer. */
  questions: number;
  customerQuestions: number;
  /** Stretches of the seller that begin while the customer speaks. */
  interruptions: number;
}

/** @param spoken in the order of speech */
export function mannerOf(spoken: readonly Stretch[]): Manner {
  const [seller, customer] = (['seller', 'customer'] as const).map((speaker) =>
    spoken.filter((stretch) => stretch.speaker === speaker),
  ) as [Stretch[], Stretch[]];
  const turns = spoken
    .slice(1)
    .map((next, i) => ({ next, before: spoken[i]! }))
    .filter(({ next, before }) => next.speaker !== before.speaker);
  return {
    talkMs: sum(seller.map(lengthMs)),
    listenMs: sum(customer.map(lengthMs)),
    switches: turns.length,
    sellerWords: sum(seller.map(({ text }) => wordsIn(text))),
    pausesMs: turns
      .filter(({ next }) => next.speaker === 'seller')
      .map(({ next, before }) => Math.max(0, next.startMs - before.endMs)),
    monologueMs: longestRunMs(spoken, 'seller'),
    storyMs: longestRunMs(spoken, 'customer'),
    questions: sum(seller.map(({ text }) => questionsIn(text))),
    customerQuestions: sum(customer.map(({ text }) => questionsIn(text))),
    interruptions: seller.filter(({ startMs }) =>
      customer.some((other) => other.startMs < startMs && startMs < other.endMs),
    ).length,
  };
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const lengthMs = ({ startMs, endMs }: Stretch) => endMs - startMs;

/** From the beginning of a run to the end of each of its stretches. */
function longestRunMs(spoken: readonly Stretch[], speaker: Speaker): number {
  const firsts = spoken.map((stretch, i) => (spoken[i - 1]?.speaker === stretch.speaker ? undefined : i));
  let first = 0;
  const lasted = spoken.map(({ endMs }, i) => {
    first = firsts[i] ?? first;
    return endMs - spoken[first]!.startMs;
  });
  return Math.max(0, ...lasted.filter((_, i) => spoken[i]!.speaker === speaker));
}

const words = new Intl.Segmenter('en', { granularity: 'word' });

/** No word goes over white space; a text as a whole takes the segmenter the square of its length. */
const wordsIn = (text: string) =>
  sum(
    text.split(/\s+/).map((part) => [...words.segment(part)].filter(({ isWordLike }) => isWordLike).length),
  );

const CLOSING = `"'”’»)`;
const END = '?!;.';

/**
 * How many sentences end in a question mark, letter by letter: `?`, and `;` behind Greek, where the sentence ends there;
 * the wide one wherever it stands. Marks in a row are one.
 */
function questionsIn(text: string): number {
  const letters = [...text];
  let questions = 0;
  for (let i = 0; i < letters.length; ) {
    const isWide = letters[i] === '？';
    const isMark = isWide || letters[i] === '?' || (letters[i] === ';' && isBehindGreek(letters, i));
    let end = i + 1;
    if (isMark) while (end < letters.length && (isWide ? '？！' : END).includes(letters[end]!)) end += 1;
    if (isMark && (isWide || isEnd(letters, end))) questions += 1;
    i = end;
  }
  return questions;
}

const isBehindGreek = (letters: string[], place: number) => {
  const before = letters[place - 1]?.trim() === '' ? place - 2 : place - 1;
  return /\p{Script=Greek}/u.test(letters[before] ?? '');
};

/** Whether nothing but what closes a sentence stands before white space or the end. */
function isEnd(letters: string[], place: number): boolean {
  const next = letters.slice(place).find((letter) => !CLOSING.includes(letter));
  return next === undefined || next.trim() === '';
}
