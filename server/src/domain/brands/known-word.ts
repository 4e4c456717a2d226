import { foldedLetters } from '../folding.ts';
import { type Gazetteer, isOrdinary, mostListed } from './gazetteer.ts';

/** How a word is written: with no capital, the first letter, every letter (two at least), or capitals inside. */
export type Shape = 'lower' | 'capital' | 'caps' | 'camel' | 'number';

/** A word by itself: what its writing and the gazetteer tell of it. */
export interface KnownWord {
  /** As written, without a possessive. */
  written: string;
  /** Folded, without signs. */
  form: string;
  shape: Shape;
  isPossessive: boolean;
  /** One of the language's. */
  isOrdinary: boolean;
  /** How many words the longest name of the gazetteer has that may begin with it; 0: there is none. */
  mostListed: number;
}

const POSSESSIVE = /['’][sS]$/;
/** I'll, we've, isn't: never names, whatever their first letter. */
const CONTRACTION = /['’](?:ll|d|ve|m|re|t)$/i;
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

/** What is known of a word as it stands in a text. */
export function knownWord(whole: string, known: Gazetteer): KnownWord {
  const written = whole.replace(POSSESSIVE, '');
  const form = formOf(written);
  return {
    written,
    form,
    shape: shapeOf(written),
    isPossessive: written !== whole,
    isOrdinary: isOrdinary(form, known),
    mostListed: mostListed(form, known),
  };
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
