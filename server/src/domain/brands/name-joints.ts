import type { BrandWord } from './brand-words.ts';
import { BEFORE_FOR, BEFORE_OF, ORGANISATION_HEADS, ROLE_WORDS, UNDERTAKINGS } from './cues.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isCapital, isModelNumber, isOfProduct } from './name-ends.ts';

/** The "of" or "for" of a Bank of … or a Centre for … */
export const isInside = ({ form }: BrandWord, before: BrandWord) =>
  (form === 'of' && BEFORE_OF.has(before.form)) || (form === 'for' && BEFORE_FOR.has(before.form));

/** "and" belongs to a ministry of two things, and to what ends as organisations do. */
export function isBridge(words: readonly BrandWord[], from: number, and: number, known: Gazetteer): boolean {
  const next = words[and + 1];
  if (next === undefined || next.shape !== 'capital' || next.gap !== 'space') return false;
  if (words.slice(from, and).some(({ form }) => form === 'of')) return true;
  const isHeaded = and - from > 1 && ORGANISATION_HEADS.has(words[and - 1]!.form);
  const after = words[and + 2];
  if (isHeaded && after && !isCapital(after) && isOfProduct(words, and + 1, known)) return true;
  if (words[and - 1]!.form !== 'securities' && !isOfficeOfTwo(words, from, and)) return false;
  for (let i = and + 2; i < and + 4 && words[i]?.gap === 'space' && isCapital(words[i]!); i++)
    if (ORGANISATION_HEADS.has(words[i]!.form) || UNDERTAKINGS.has(words[i]!.form)) return true;
  return false;
}

/** The Food and Drug Administration: of ordinary words, none of which ends a name before the "and". */
function isOfficeOfTwo(words: readonly BrandWord[], from: number, and: number): boolean {
  return words
    .slice(from, and)
    .every(
      ({ form, opens, isOrdinary }) =>
        !opens && isOrdinary && !ORGANISATION_HEADS.has(form) && !ROLE_WORDS.has(form),
    );
}

/** Pirate's Booty: of an ordinary word, which is no name itself. */
export function isOwned(words: readonly BrandWord[], from: number, at: number, known: Gazetteer): boolean {
  const owner = words[at - 1]!;
  const isFirst = at === from + 1 || (at === from + 2 && words[from]!.opens && words[from]!.form === 'the');
  if (!isFirst || known.known.has(owner.form)) return false;
  if (ORGANISATION_HEADS.has(words[at]!.form) && owner.isOrdinary) return true;
  return !owner.opens && isOfProduct(words, at - 1, known) && isOfProduct(words, at, known);
}

/** A number of a model belongs to a name, not to an ordinary word (Phase 3). */
export function isNumbered(words: readonly BrandWord[], from: number, at: number, known: Gazetteer): boolean {
  const last = words[at - 1]!;
  if (known.other.has(last.form) || known.abbreviations.has(last.written)) return false;
  return isModelNumber(words, at) && (at - from > 1 || !last.isOrdinary);
}

/** Wendy's, and not Wendy's idea: nothing that she could have comes after it. */
export function isShopOf(words: readonly BrandWord[], at: number, known: Gazetteer): boolean {
  const [word, next] = [words[at]!, words[at + 1]];
  if (!word.isPossessive || !known.owned.has(word.form)) return false;
  if (next === undefined || next.gap === 'border' || isCapital(next)) return true;
  return AFTER_SHOPS.has(next.form) || !known.given.has(word.form);
}

const AFTER_SHOPS = new Set(
  'and or but is are was were has have had does did do will would can could in on at for to with as by from that who which when because if so than though the store stores restaurant restaurants shop shops chain'.split(
    ' ',
  ),
);
