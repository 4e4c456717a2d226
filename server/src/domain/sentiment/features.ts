import { tokensOf } from '../words.ts';
import { type MarkedWords, markedWords } from './marked-words.ts';

/** Features are hashed into this many weights, a power of 2. */
export const FEATURE_BITS = 18;

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

/** What a text is classified by, as places in the table of weights; a feature that occurs twice is there twice. */
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

/** The features of words as such, signs first. */
export function wordFeatures({ words, signs, turnAt }: MarkedWords): number[] {
  const features = signs.map((sign) => place(hashOf(sign, SIGN)));
  let before = START;
  for (let at = 0; at < words.length; at++) {
    const hash = hashOf(words[at]!, WORD);
    features.push(place(hash), place(joined(before, hash, PAIR)));
    if (turnAt > 0 && at !== turnAt)
      features.push(place(joined(hash, 0, at < turnAt ? BEFORE_TURN : AFTER_TURN)));
    before = hash;
  }
  if (words.length > 0) features.push(place(joined(before, END, PAIR)));
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
      if (at - from + 1 >= SHORTEST_PIECE) pieces.push(place(hash));
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
function place(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> (32 - FEATURE_BITS);
}
