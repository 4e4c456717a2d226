import { isLegalForm } from './brand-name.ts';
import type { BrandWord } from './brand-words.ts';
import { ENDS_AFTER_NAMES, ORGANISATION_HEADS, ROLE_WORDS, WEAK_HEADS } from './cues.ts';
import type { Gazetteer } from './gazetteer.ts';

/** Names longer than this are no names. */
export const MOST_WORDS = 7;

export const joins = ({ gap }: BrandWord): boolean => gap !== 'border';
export const isCapital = ({ shape }: BrandWord): boolean => shape !== 'lower' && shape !== 'number';

/** Where a listed name ends: with the heads, forms of law, words of a product and the number of a model that follow it. */
export function endOfListed(
  words: readonly BrandWord[],
  from: number,
  { to: end, isWellKnown, known }: { to: number; isWellKnown: boolean; known: Gazetteer },
): number {
  if (isOfHost(words, end)) return end;
  let to = end;
  while (to < words.length && to < from + MOST_WORDS) {
    const word = words[to]!;
    const isHead = ORGANISATION_HEADS.has(word.form) || WEAK_HEADS.has(word.form) || isLegalForm(word.form);
    if (isVersion(word) && !known.abbreviations.has(words[from]!.written)) {
      to++;
      continue;
    }
    if (!joins(word) || !isCapital(word)) break;
    const { isPossessive } = words[to - 1]!;
    const goesOn = isHead || isUnknown(word, known) || isShoutedWord(word, known) || isLast(words, to);
    const isProduct =
      isWellKnown &&
      (isPossessive || to > from + 1 || !words[from]!.isOrdinary) &&
      isOfProduct(words, to, known);
    if (!isProduct && (isPossessive || !goesOn)) break;
    to++;
  }
  return isModelNumber(words, to) ? to + 1 : to;
}

/** JP Morgan Healthcare Conference, Ingersoll Rand Industrial Segment: what the host or the whole is called ends before. */
function isOfHost(words: readonly BrandWord[], end: number): boolean {
  let to = end;
  while (
    to < words.length &&
    to < end + MOST_WORDS &&
    words[to]!.gap === 'space' &&
    (isCapital(words[to]!) || words[to]!.form === 'and')
  ) {
    if (HELD.has(words[to]!.form)) return true;
    to++;
  }
  return false;
}

const HELD = new Set(
  'conference summit forum symposium congress awards webinar festival segment division'.split(' '),
);

function isUnknown({ form, shape, gap, isOrdinary }: BrandWord, known: Gazetteer): boolean {
  if (shape !== 'capital' || gap !== 'space' || form.length < 3 || isOrdinary) return false;
  const { given, family, places, brands, known: wide } = known;
  return ![given, family, places, brands, wide].some((list) => list.has(form));
}

/** Micron Technology, but not JP Morgan Technology Conference. */
function isLast(words: readonly BrandWord[], at: number): boolean {
  const [word, next] = [words[at]!, words[at + 1]];
  if (word.gap !== 'space' || !ENDS_AFTER_NAMES.has(word.form)) return false;
  return next === undefined || !joins(next) || !isCapital(next);
}

/** A word in capitals that is no abbreviation, in a name: Argos ONE. */
export const isShoutedWord = ({ form, shape }: BrandWord, known: Gazetteer): boolean =>
  shape === 'caps' && form.length > 2 && known.words.has(form);

/** An ordinary word with a capital that only a name can give it: Reese's Snack Cake. */
export function isOfProduct(words: readonly BrandWord[], at: number, known: Gazetteer): boolean {
  const { form, shape, gap } = words[at]!;
  if (shape !== 'capital' || gap !== 'space' || form.length < 3 || !known.words.has(form)) return false;
  if (ROLE_WORDS.has(form) || known.other.has(form)) return false;
  return ![known.given, known.places, known.known].some((list) => list.has(form));
}

/** PC-24, mRNA-1273. */
export const isVersion = ({ shape, gap, form }: BrandWord): boolean =>
  shape === 'number' && gap === 'hyphen' && form.length <= 5;

const YEAR = /^(?:19\d\d|20[0-4]\d)$/;
/** Numbers before these are amounts, whatever stands before them. */
const COUNTED = new Set(
  (
    'or to hundred thousand million billion trillion percent per basis point points dollar dollars euro euros pounds pesos times ' +
    'second seconds minute minutes hour hours day days week weeks month months quarter quarters year years people employees stores x am pm'
  ).split(' '),
);

/** IAS 36, King Air 360: a number after a name that counts nothing. 2000 alone of the years is a model's as often. */
export function isModelNumber(words: readonly BrandWord[], at: number): boolean {
  const [number, next] = [words[at], words[at + 1]];
  if (number?.shape !== 'number' || number.gap !== 'space' || !/^\d{1,4}$/.test(number.form)) return false;
  if (number.form !== '2000' && YEAR.test(number.form)) return false;
  return (
    next === undefined ||
    (next.gap !== 'hyphen' && next.shape !== 'number' && (next.opens || !COUNTED.has(next.form)))
  );
}
