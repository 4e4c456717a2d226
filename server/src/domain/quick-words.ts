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

/** By character: its kind, what it folds to, and whether that is itself. */
const kinds = new Uint8Array(0x10000);
const folds: string[] = [];
const isFolded = new Uint8Array(0x10000);
for (const [from, to] of RANGES) {
  for (let code = from; code <= to; code++) {
    const char = String.fromCharCode(code);
    kinds[code] = kindOf(char);
    folds[code] = foldedLetters(char);
    isFolded[code] = folds[code] === char ? 1 : 0;
  }
}

function kindOf(char: string): number {
  if (/[0-9]/.test(char)) return DIGIT;
  if (/\s/.test(char)) return SPACE;
  if (SYMBOLS.test(char)) return SYMBOL;
  return /\p{L}/u.test(char) ? LETTER : BEYOND;
}

/**
 * The same tokens as the segmenter's, many times sooner, for text in Latin, Greek and Cyrillic letters; undefined where
 * the text holds anything else, or a sign whose effect differs between versions of Unicode.
 */
export function quickTokens(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const start = at;
    const kind = kinds[text.charCodeAt(start)]!;
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
  let last = kinds[text.charCodeAt(from)]!;
  for (let at = from + 1; at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)]!;
    if (kind >= LETTER) last = kind;
    else if (kind === BEYOND) return -1;
    else if (kind === SPACE || at + 1 === text.length) return at;
    else {
      if (kinds[text.charCodeAt(at + 1)] !== last) return at;
      const char = text[at]!;
      if (char === (last === LETTER ? ':' : ';')) return -1;
      if (!".'’‘".includes(char) && !(char === ',' && last === DIGIT)) return at;
    }
  }
  return text.length;
}

function foldedWord(text: string, start: number, end: number): string {
  let at = start;
  while (at < end && isFolded[text.charCodeAt(at)] === 1) at += 1;
  let form = text.slice(start, at);
  for (; at < end; at++) form += folds[text.charCodeAt(at)]!;
  return withoutPossessive(form);
}
