import { foldedLetters } from '../folding.ts';

/** How a word is written: with no capital, the first letter, every letter (two at least), or capitals inside. */
export type Shape = 'lower' | 'capital' | 'caps' | 'camel' | 'number';

/** What stands between a word and the one before it: nothing but a space or a joining sign, or the border of a phrase. */
export type Gap = 'space' | 'hyphen' | 'sign' | 'border';

/** A word of a text with what its writing tells. */
export interface BrandWord {
  /** Place in the text, in UTF-16 units, a possessive left out. */
  start: number;
  end: number;
  /** As written, without a possessive. */
  written: string;
  /** Folded, without signs. */
  form: string;
  shape: Shape;
  gap: Gap;
  /** The first of a sentence. */
  opens: boolean;
  isPossessive: boolean;
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
const APOSTROPHE = /['’]/;
/** After plain letters, these may go on a word. */
const SIGN_INSIDE = /['&.]/;
const POSSESSIVE = /['’][sS]$/;
/** I'll, we've, isn't: never names, whatever their first letter. */
const CONTRACTION = /['’](?:ll|d|ve|m|re|t)$/i;
const SENTENCE_END = /[.?!;:…·"“”«»()\n]/;
/** A new line ends a sentence, and so is none of them. */
const ONLY_BLANKS = /^[^\S\n]*$/;
const ASCII_LOWER = /^[a-z']+$/;
const ASCII_CAPITAL = /^[A-Z][a-z]+$/;
/** McVicar, DeSanctis, deSouza, O'Neal. */
const SURNAME_PREFIX = /^(?:Ma?c|[Dd]e|[Dd]i|[Dd]a|[Dd]u|La|Le|[Vv]an|[Vv]on|Fitz|O['’])\p{Lu}\p{Ll}/u;
const HAS_UPPER = /[\p{Lu}\p{Lt}]/u;
const HAS_LOWER = /\p{Ll}/u;
const UPPER_INSIDE = /^.[^\p{Lu}]*\p{Lu}/u;
const PLURAL_CAPS = /^[\p{Lu}\p{N}&]{2,}s$/u;
const STARTS_UPPER = /^[\p{Lu}\p{Lt}]/u;
/** 5G, 10K, 3X: how much or how new, no name. */
const AMOUNT = /^(?:\p{N}+(?:\p{Lu}|TH|ST|ND|RD)s?|(?:CHF|EUR|USD|GBP|US|CAD|AUD|JPY|FY|CY|H|Q)\p{N}+)$/u;
const STARTS_DIGIT = /^\p{N}+(?:\p{Ll}*|\p{N}*)$/u;

/** The words of a text. Every string has some answer, whatever its characters. */
export function brandWords(text: string): BrandWord[] {
  const words: BrandWord[] = [];
  const isAscii = !NOT_ASCII.test(text);
  let end = 0;
  for (let span = nextWord(text, 0, isAscii); span !== undefined; span = nextWord(text, end, isAscii)) {
    words.push(wordAt(text, span, { before: end, isFirst: words.length === 0 }));
    end = span.end;
  }
  return words;
}

interface Span {
  start: number;
  end: number;
  /** Letters only, of which at most the first is a capital; and whether it is. Undefined where the writing must be looked at. */
  capital?: boolean | undefined;
}

function nextWord(text: string, from: number, isAscii: boolean): Span | undefined {
  return isAscii ? asciiSpan(text, from) : anySpan(text, from);
}

/** The next word of any text. */
export function anySpan(text: string, from: number): Span | undefined {
  WORD.lastIndex = from;
  const match = WORD.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

/** The same for text of ASCII alone, many times faster: nearly all words are plain letters. */
export function asciiSpan(text: string, from: number): Span | undefined {
  let start = from;
  while (start < text.length && kindOf(text, start) === OTHER) start++;
  if (start === text.length) return undefined;
  let end = start + 1;
  let kind = kindOf(text, end);
  while (kind === SMALL) kind = kindOf(text, ++end);
  const first = kindOf(text, start);
  const goesOn = SIGN_INSIDE.test(text[end] ?? '') && kindOf(text, end + 1) !== OTHER;
  const isPlain = kind === OTHER && !goesOn && first !== DIGIT && end - start < MOST_LETTERS;
  return isPlain ? { start, end, capital: first === LARGE } : anySpan(text, start);
}

const [OTHER, SMALL, LARGE, DIGIT] = [0, 1, 2, 3];

function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 97 && code <= 122) return SMALL;
  if (code >= 65 && code <= 90) return LARGE;
  return code >= 48 && code <= 57 ? DIGIT : OTHER;
}

function wordAt(
  text: string,
  { start, end, capital }: Span,
  at: { before: number; isFirst: boolean },
): BrandWord {
  const whole = text.slice(start, end);
  const between = at.before + 1 === start && text[at.before] === ' ' ? ' ' : text.slice(at.before, start);
  const gap = at.isFirst ? 'border' : gapOf(isPlural(between) ? between.slice(1) : between);
  const opens = at.isFirst || (gap === 'border' && SENTENCE_END.test(between));
  if (capital !== undefined) {
    const shape = capital ? 'capital' : 'lower';
    const form = capital ? whole.toLowerCase() : whole;
    return { start, end, written: whole, form, shape, gap, opens, isPossessive: text[end] === "'" };
  }
  const written = whole.replace(POSSESSIVE, '');
  const isPossessive = written !== whole || APOSTROPHE.test(text[end] ?? '');
  return {
    start,
    end: start + written.length,
    written,
    form: formOf(written),
    shape: text[end] === '%' ? 'lower' : shapeOf(written),
    gap,
    opens,
    isPossessive,
  };
}

/** The apostrophe of a plural's possessive: Lands' End. */
const isPlural = (between: string) => between === "' " || between === '’ ';

function gapOf(between: string): Gap {
  if (between === ' ') return 'space';
  // However wide: a tag that was blanked leaves as many blanks as it had letters.
  if (between !== '' && ONLY_BLANKS.test(between)) return 'space';
  if (between.length > 3) return 'border';
  if (between === '-' || between === '‑') return 'hyphen';
  const sign = between.trim();
  if (between === '- ') return 'border';
  return between.length <= 3 && (sign === '&' || sign === '+' || sign === '-') ? 'sign' : 'border';
}

function shapeOf(written: string): Shape {
  if (ASCII_LOWER.test(written)) return 'lower';
  if (ASCII_CAPITAL.test(written)) return 'capital';
  if (CONTRACTION.test(written)) return 'lower';
  if (!HAS_UPPER.test(written)) return STARTS_DIGIT.test(written) ? 'number' : 'lower';
  if (AMOUNT.test(written)) return 'number';
  if (!HAS_LOWER.test(written) || PLURAL_CAPS.test(written)) return letters(written) > 1 ? 'caps' : 'capital';
  if (UPPER_INSIDE.test(written)) return SURNAME_PREFIX.test(written) ? 'capital' : 'camel';
  return STARTS_UPPER.test(written) ? 'capital' : 'camel';
}

const letters = (written: string) => written.replace(/[^\p{L}\p{N}]/gu, '').length;

/** A word folded for comparison; a sign inside divides, as it does in `nameWords`, and full stops of initials do not. */
function formOf(written: string): string {
  if (ASCII_LOWER.test(written) || ASCII_CAPITAL.test(written))
    return written.includes("'") ? written.toLowerCase().replaceAll("'", ' ').trim() : written.toLowerCase();
  const joined = /^(?:\p{Lu}\.)+$/u.test(written) ? written.replaceAll('.', '') : written;
  return foldedLetters(joined)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
