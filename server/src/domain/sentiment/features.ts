import { tokensOf } from '../words.ts';
import { type MarkedWords, markedWords } from './marked-words.ts';

const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 5;

/** Kinds of features, so that the same letters in two of them are not the same feature. */
const SIGN = 1;
const WORD = 2;
const PAIR = 3;
const PIECE = 4;
const BEFORE_TURN = 5;
const AFTER_TURN = 6;

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

const START = hashOf('^', PAIR);
const END = hashOf('$', PAIR);

/** What a text is classified by, each as a number of 32 bits; a feature that occurs twice is there twice. */
export interface Features {
  /** Words, pairs of neighbours, words before and after a "but", signs. */
  words: number[];
  /** Pieces of 3–5 letters inside words: they know endings, and words misheard or misspelt. */
  pieces: number[];
}

/** The features of a text, in the order of its words. */
export function featuresOf(text: string): Features {
  const marked = markedWords(tokensOf(text));
  return { words: wordFeatures(marked), pieces: marked.words.flatMap(pieceFeatures) };
}

/** The feature of one word, as it is marked. */
export const wordFeature = (word: string) => mixed(hashOf(word, WORD));

/** The features of words as such, signs first. */
export function wordFeatures({ words, signs, turnAt }: MarkedWords): number[] {
  const features = signs.map((sign) => mixed(hashOf(sign, SIGN)));
  let before = START;
  for (let at = 0; at < words.length; at++) {
    const hash = hashOf(words[at]!, WORD);
    features.push(mixed(hash), mixed(joined(before, hash, PAIR)));
    if (turnAt > 0 && at !== turnAt)
      features.push(mixed(joined(hash, 0, at < turnAt ? BEFORE_TURN : AFTER_TURN)));
    before = hash;
  }
  if (words.length > 0) features.push(mixed(joined(before, END, PAIR)));
  return features;
}

const WORD_START = '<'.charCodeAt(0);
const WORD_END = '>'.charCodeAt(0);

/** The features of the pieces of one word. */
export function pieceFeatures(word: string): number[] {
  const pieces: number[] = [];
  const last = word.length + 1;
  const codeAt = (at: number) => (at === 0 ? WORD_START : at === last ? WORD_END : word.charCodeAt(at - 1));
  for (let from = 0; from + SHORTEST_PIECE <= last + 1; from++) {
    let hash = FNV_BASIS ^ PIECE;
    const to = Math.min(last, from + LONGEST_PIECE - 1);
    for (let at = from; at <= to; at++) {
      hash = Math.imul(hash ^ codeAt(at), FNV_PRIME);
      if (at - from + 1 >= SHORTEST_PIECE) pieces.push(mixed(hash));
    }
  }
  return pieces;
}

/** FNV-1a over UTF-16 units, begun differently for each kind. */
function hashOf(text: string, kind: number): number {
  let hash = FNV_BASIS ^ kind;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash;
}

function joined(a: number, b: number, kind: number): number {
  return Math.imul(Math.imul(a ^ kind, FNV_PRIME) ^ b, FNV_PRIME);
}

/** The finaliser of MurmurHash3 (public domain, Austin Appleby), since the upper bits of FNV-1a of short texts hardly differ. */
function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
