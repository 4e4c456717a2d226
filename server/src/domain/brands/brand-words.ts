import { memoised } from '../memo.ts';
import type { Gazetteer } from './gazetteer.ts';
import { type KnownWord, knownWord } from './known-word.ts';

/** What stands between a word and the one before it: nothing but a space or a joining sign, or the border of a phrase. */
export type Gap = 'space' | 'hyphen' | 'sign' | 'border';

/** A word of a text with what its writing tells. */
export interface BrandWord extends KnownWord {
  /** Place in the text, in UTF-16 units, a possessive left out. */
  start: number;
  end: number;
  gap: Gap;
  /** The first of a sentence. */
  opens: boolean;
}

/**
 * Letters and digits with the signs that stand inside a name: J.P., O'Reilly, AT&T, Kohls.com. A long run without a
 * border is cut, so that no text makes one word of itself.
 */
const WORD =
  /(?:\p{Lu}\.){2,8}|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’&](?=[\p{L}\p{N}])|\.(?=(?:com|net|org|io|ai|de|gr|eu|ru)(?![\p{L}\p{N}]))){0,60}/gu;
/** As in `WORD`: what is longer is left to it. */
const MOST_LETTERS = 60;
const NOT_ASCII = /[^\0-\x7F]/;
const SENTENCE_END = /[.?!;:…·"“”«»()\n]/;
/** A new line ends a sentence, and so is none of them. */
const ONLY_BLANKS = /^[^\S\n]*$/;

/** Reads the words of texts. Every string has some answer, whatever its characters. */
export class BrandWordReader {
  readonly #known: (whole: string) => KnownWord;

  constructor(known: Gazetteer) {
    this.#known = memoised((whole) => knownWord(whole, known));
  }

  read(text: string): BrandWord[] {
    const words: BrandWord[] = [];
    let before = 0;
    for (let span = quickSpan(text, 0); span !== undefined; span = quickSpan(text, before)) {
      const known = this.#known(text.slice(span.start, span.end));
      words.push(wordAt(text, span, { known, before, isFirst: words.length === 0 }));
      before = span.end;
    }
    return words;
  }
}

interface Span {
  start: number;
  end: number;
  /** Letters only, of which at most the first is a capital. */
  isPlain: boolean;
}

/** The next word. */
export function anySpan(text: string, from: number): Span | undefined {
  WORD.lastIndex = from;
  const match = WORD.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length, isPlain: false } : undefined;
}

/** The same, many times faster where the word is plain letters of Latin, Greek or Cyrillic, as nearly all are. */
export function quickSpan(text: string, from: number): Span | undefined {
  let start = from;
  while (start < text.length && kindAt(text, start) <= SIGN) start++;
  if (start === text.length) return undefined;
  const first = kindAt(text, start);
  if (first !== SMALL && first !== LARGE) return anySpan(text, start);
  let end = start + 1;
  while (kindAt(text, end) === SMALL) end++;
  const after = kindAt(text, end);
  const goesOn = after > SIGN || (after === SIGN && kindAt(text, end + 1) > SIGN);
  return goesOn || end - start >= MOST_LETTERS ? anySpan(text, start) : { start, end, isPlain: true };
}

const kindAt = (text: string, at: number) => (at < text.length ? kinds[text.charCodeAt(at)]! : OTHER);

/** Kinds of characters: those between words, of which a sign may stand inside one, letters, and what is left to `WORD`. */
const OTHER = 0;
const SIGN = 1;
const SMALL = 2;
const LARGE = 3;
const UNSURE = 4;
const KINDS_OF = [
  [0x0000, 0x024f],
  [0x0370, 0x052f],
  [0x1e00, 0x1fff],
  [0x2010, 0x2026],
] as const;
const kinds = new Uint8Array(0x10000).fill(UNSURE);
for (const [from, to] of KINDS_OF)
  for (let code = from; code <= to; code++) kinds[code] = kindOf(String.fromCharCode(code));

function kindOf(char: string): number {
  if (/\p{Ll}/u.test(char)) return SMALL;
  if (/\p{Lu}/u.test(char)) return LARGE;
  if (/[\p{L}\p{M}\p{N}]/u.test(char)) return UNSURE;
  return /['’&.]/.test(char) ? SIGN : OTHER;
}

function wordAt(
  text: string,
  { start, end, isPlain }: Span,
  { known, before, isFirst }: { known: KnownWord; before: number; isFirst: boolean },
): BrandWord {
  const isSpaced = before + 1 === start && text[before] === ' ';
  const between = isSpaced ? ' ' : text.slice(before, start);
  const gap = isFirst ? 'border' : gapOf(isPlural(between) ? between.slice(1) : between);
  const isCut = text[end] === '-' && isCutOff(text, { start, end }, known);
  const isPercent = text[end] === '%' && !(isPlain && !NOT_ASCII.test(text));
  return {
    start,
    end: start + known.written.length,
    written: known.written,
    form: known.form,
    shape: isPercent || isCut ? 'lower' : known.shape,
    gap,
    opens: isFirst || (gap === 'border' && SENTENCE_END.test(between)),
    isPossessive: known.isPossessive || text[end] === "'" || text[end] === '’',
    isOrdinary: known.isOrdinary,
    mostListed: known.mostListed,
  };
}

/** After the hyphen of a word that was not said to its end: a sound, or nothing. */
const AFTER_CUT = /^-[\s.,…]*(?:(?:uh|um|er|erm|ah|mm|hmm)(?![\p{L}\p{N}])|$|…)/iu;
/** More of a text than this is not looked at. */
const LONGEST_RESTART = 80;

/** Relecl- uh, Rele- Relecloud, GX-21- and: a word or number that was not said to its end. */
function isCutOff(
  text: string,
  { start, end }: { start: number; end: number },
  { shape }: KnownWord,
): boolean {
  const after = text.slice(end, end + LONGEST_RESTART);
  if (/^-[\p{L}\p{N}]/u.test(after)) return false;
  if (shape === 'number' || AFTER_CUT.test(after)) return true;
  const next = after.replace(/^[^\p{L}\p{N}]+/u, '');
  return next.toLowerCase().startsWith(text.slice(start, end).toLowerCase());
}

/** So many blanks are left of a tag (`<unk>`), and what it stands for came between the words. */
const BLANKED_TAG = 6;

/** The apostrophe of a plural's possessive: Lands' End. */
const isPlural = (between: string) => between === "' " || between === '’ ';

function gapOf(between: string): Gap {
  if (between === ' ') return 'space';
  if (between !== '' && ONLY_BLANKS.test(between)) return between.length < BLANKED_TAG ? 'space' : 'border';
  if (between.length > 3) return 'border';
  if (between === '-' || between === '‑') return 'hyphen';
  const sign = between.trim();
  if (between === '- ') return 'border';
  return between.length <= 3 && (sign === '&' || sign === '+' || sign === '-') ? 'sign' : 'border';
}
