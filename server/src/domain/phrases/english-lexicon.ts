import packed from './english-lexicon.txt?raw';
import { MODERN_NOUNS } from './english-words.ts';

/** What an English word may be, as bits. */
export const NOUN = 1;
export const VERB = 2;
export const ADJECTIVE = 4;
/** Where it may be both: more often a noun than a verb; far more often a noun than an adjective. */
export const RATHER_NOUN_THAN_VERB = 8;
export const RATHER_NOUN_THAN_ADJECTIVE = 16;
/** An adverb as well. */
export const ADVERB = 32;

const PREFIX_ZERO = 'A'.charCodeAt(0);

/** What `word`, in its base form and folded, may be; undefined where the lexicon does not know it. */
export function lexiconBits(word: string): number | undefined {
  lexicon ??= unpackLexicon(packed);
  return lexicon.get(word);
}

let lexicon: Map<string, number> | undefined;

/**
 * The inverse of `packLexicon`. A line holds the words of one set of bits: the number, a space, then each word as a
 * capital letter, for how many letters it shares with the word before it (A: none), and the letters that follow.
 */
export function unpackLexicon(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const line of text.split('\n')) {
    const space = line.indexOf(' ');
    if (line === '' || line[0] === '#') continue;
    const bits = Number(line.slice(0, space));
    let word = '';
    for (const [, shared, rest] of line.slice(space).matchAll(/([A-Z])([a-z]*)/g)) {
      word = word.slice(0, shared!.charCodeAt(0) - PREFIX_ZERO) + rest;
      words.set(word, bits);
    }
  }
  for (const word of MODERN_NOUNS) words.set(word, NOUN | RATHER_NOUN_THAN_VERB | RATHER_NOUN_THAN_ADJECTIVE);
  return words;
}

/** Words with their bits as text that is a third as long as the words are. */
export function packLexicon(words: ReadonlyMap<string, number>): string {
  const byBits = new Map<number, string[]>();
  for (const [word, bits] of words) byBits.set(bits, [...(byBits.get(bits) ?? []), word]);
  const lines = [...byBits]
    .sort(([a], [b]) => a - b)
    .map(([bits, list]) => `${bits} ${packed26(list.sort())}`);
  return `${lines.join('\n')}\n`;
}

function packed26(sorted: readonly string[]): string {
  let before = '';
  let text = '';
  for (const word of sorted) {
    let shared = 0;
    while (shared < 25 && shared < before.length && before[shared] === word[shared]) shared += 1;
    text += String.fromCharCode(PREFIX_ZERO + shared) + word.slice(shared);
    before = word;
  }
  return text;
}
