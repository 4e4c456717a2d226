import { foldedLetters, withoutPossessive } from './folding.ts';
import { addToken, type Token } from './token.ts';

/** Kinds of the characters that are known here; every other is left to the platform's segmenter. */
const BEYOND = 0;
const SPACE = 1;
const SYMBOL = 2;
const LETTER = 3;
const DIGIT = 4;

/** Latin, Greek and Cyrillic letters without loose marks, and the punctuation of running text. */
const RANGES = [
  [0x0000, 0x024f],
  [0x0370, 0x052f],
  [0x1e00, 0x1fff],
  [0x2010, 0x2026],
] as const;
const SYMBOLS = /[!-/:-@[-^`{-~¡-©«¬®°±¶»¿×÷‐-‗‘-‟†-‣‥…]/;

/** By character: its kind, and what it folds to. */
const { kinds, folds } = table();

function table(): { kinds: Uint8Array; folds: string[] } {
  const size = RANGES.at(-1)![1] + 1;
  const kinds = new Uint8Array(size);
  const folds: string[] = new Array(size).fill('');
  for (const [from, to] of RANGES) {
    for (let code = from; code <= to; code++) {
      const char = String.fromCharCode(code);
      kinds[code] = kindOf(char);
      folds[code] = foldedLetters(char);
    }
  }
  return { kinds, folds };
}

function kindOf(char: string): number {
  if (/[0-9]/.test(char)) return DIGIT;
  if (/\s/.test(char)) return SPACE;
  if (SYMBOLS.test(char)) return SYMBOL;
  return /\p{L}/u.test(char) ? LETTER : BEYOND;
}

const kindAt = (text: string, at: number) => kinds[text.charCodeAt(at)] ?? BEYOND;

/**
 * The same tokens as the segmenter's, many times sooner, for text in Latin, Greek and Cyrillic letters; undefined where
 * the text holds anything else, or a sign whose effect differs between versions of Unicode.
 */
export function quickTokens(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const start = at;
    const kind = kindAt(text, start);
    if (kind === BEYOND) return undefined;
    if (kind === SPACE) at += 1;
    else if (kind === SYMBOL) {
      at += 1;
      addToken(tokens, { start, end: at, form: folds[text.charCodeAt(start)]!, isWord: false });
    } else {
      at = endOfWord(text, start);
      if (at < 0) return undefined;
      addToken(tokens, { start, end: at, form: foldedWord(text, start, at), isWord: true });
    }
  }
  return tokens;
}

/** Where the word that begins at `from` ends (UAX 29, rules WB5–WB12), or −1 where the segmenter must say. */
function endOfWord(text: string, from: number): number {
  let last = kindAt(text, from);
  for (let at = from + 1; at < text.length; at++) {
    const kind = kindAt(text, at);
    if (kind === BEYOND) return -1;
    if (kind === SPACE) return at;
    if (kind === SYMBOL) {
      if (kindAt(text, at + 1) !== last) return at;
      const char = text[at]!;
      if (char === (last === LETTER ? ':' : ';')) return -1;
      if (!".'’‘".includes(char) && !(char === ',' && last === DIGIT)) return at;
    } else last = kind;
  }
  return text.length;
}

function foldedWord(text: string, start: number, end: number): string {
  const word = text.slice(start, end);
  for (let at = start; at < end; at++)
    if (folds[text.charCodeAt(at)] !== text[at]) return foldedByLetters(word);
  return withoutPossessive(word);
}

function foldedByLetters(word: string): string {
  let form = '';
  for (let at = 0; at < word.length; at++) form += folds[word.charCodeAt(at)]!;
  return withoutPossessive(form);
}
