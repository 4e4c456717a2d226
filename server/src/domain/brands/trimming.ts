import type { BrandWord } from './brand-words.ts';
import type { Candidate } from './candidates.ts';
import {
  ENDS_AFTER_NAMES,
  ENDS_OF_PLACES,
  HOMES,
  ORGANISATION_HEADS,
  ROLE_WORDS,
  WEAK_HEADS,
} from './cues.ts';
import type { Setting } from './evidence.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isCapital, isShoutedWord, isVersion } from './name-ends.ts';
import { isShopOf } from './name-joints.ts';

const ABBREVIATION_PLURAL = /^([\p{Lu}\p{N}&]{2,})s$/u;

/** TIAs are TIA: an abbreviation without the -s of several. */
export const singular = (written: string): string => ABBREVIATION_PLURAL.exec(written)?.[1] ?? written;

/** Phase IIA. */
const STAGE = /^(?:I{2,3}|IV|VI{0,3})[ABC]$/;

/** An ordinary abbreviation, one or several of it, in capitals throughout or not. */
function isAbbreviation({ written, shape }: BrandWord, { abbreviations }: Gazetteer): boolean {
  if (shape !== 'caps' && shape !== 'camel') return abbreviations.has(written);
  return (
    STAGE.test(written) || abbreviations.has(written.toUpperCase()) || abbreviations.has(singular(written))
  );
}

/** The part of a candidate that may be a name: without people, titles, calendar words and ordinary abbreviations around it. */
export function trimmed(
  words: readonly BrandWord[],
  candidate: Candidate,
  setting: Setting,
): Candidate | undefined {
  const { known, people } = setting;
  if (isSaidOfOther(words, candidate, setting)) return undefined;
  if (candidate.listed === 'known' || candidate.listed === 'brand') return candidate;
  const last = words[candidate.to - 1]!;
  const isHeaded = ORGANISATION_HEADS.has(last.form) && candidate.to - candidate.from > 1;
  if (candidate.listed === 'place') return isHeaded ? candidate : undefined;
  let { from, to } = candidate;
  const isFirstOfHeaded = (word: BrandWord) => isHeaded && word === words[from] && !word.opens;
  const isOtherAbbreviation = (at: number) =>
    isAbbreviation(words[at]!, known) &&
    !isHome(words, at, known) &&
    !(at > from && isShoutedWord(words[at]!, known));
  const drops = (word: BrandWord, at: number) =>
    isOtherAbbreviation(at) ||
    (ROLE_WORDS.has(word.form) && !isHeaded) ||
    (known.other.has(word.form) &&
      !WEAK_HEADS.has(word.form) &&
      !isFirstOfHeaded(word) &&
      !isOfPlace(words, at, known)) ||
    (word.form.length < 2 && !isOfCode(words, at)) ||
    (word.shape === 'number' && at === from) ||
    word.form === 'of';
  const isPerson = (word: BrandWord) => people.has(word.form) && !isHeaded && word.shape === 'capital';
  while (from < to && (drops(words[from]!, from) || isPerson(words[from]!) || isOpening(words, from, to)))
    from++;
  for (let i = from; i < to; i++) if (isPerson(words[i]!) || isOtherAbbreviation(i)) to = i;
  while (to > from && drops(words[to - 1]!, to - 1) && !endsName(words, from, to, known)) to--;
  return from < to && !isCurrency(words, to - 1) ? { from, to } : undefined;
}

/** The New of New England. */
const isOfPlace = (words: readonly BrandWord[], at: number, { places }: Gazetteer) =>
  words[at + 1] !== undefined && places.has(`${words[at]!.form} ${words[at + 1]!.form}`);

/** The letter or the digit of F-35, GLP-1. */
const isOfCode = (words: readonly BrandWord[], at: number) =>
  words[at]!.shape === 'number' || (words[at + 1] !== undefined && isVersion(words[at + 1]!));

/** Technology after a name nobody else has: Micron Technology. */
function endsName(words: readonly BrandWord[], from: number, to: number, known: Gazetteer): boolean {
  const before = words[to - 2];
  if (to - from < 2 || before === undefined || !ENDS_AFTER_NAMES.has(words[to - 1]!.form)) return false;
  return before.shape !== 'lower' && !before.isOrdinary && !known.places.has(before.form);
}

/** The country of what nobody else is called: UK Biobank. */
function isHome(words: readonly BrandWord[], at: number, known: Gazetteer): boolean {
  const next = words[at + 1];
  if (!HOMES.has(words[at]!.form) || next?.gap !== 'space' || next.shape !== 'capital') return false;
  return next.form.length > 3 && !next.isOrdinary && !known.places.has(next.form);
}

/** One word that is a person of this call, an ordinary abbreviation, a medicine's substance or a sound; or a street. */
function isSaidOfOther(
  words: readonly BrandWord[],
  { from, to, listed }: Candidate,
  setting: Setting,
): boolean {
  const { known, people } = setting;
  const last = words[to - 1]!;
  if (isPlaceOf(words[to])) return true;
  if (to - from > 1) {
    if (listed === 'brand' && people.has(words[from]!.form) && !ORGANISATION_HEADS.has(last.form))
      return true;
    return listed === undefined && ENDS_OF_PLACES.has(last.form);
  }
  if (isAbbreviation(last, known)) return true;
  if (people.has(last.form) && last.shape === 'capital' && !isShopOf(words, from, known)) return true;
  if (isSurname(words, from, setting)) return true;
  return SOUND.test(last.form) || (listed === undefined && SUBSTANCE.test(last.form));
}

/** The Anadarko Basin is no Anadarko. */
const isPlaceOf = (after: BrandWord | undefined) =>
  after?.gap === 'space' && isCapital(after) && ENDS_OF_PLACES.has(after.form);

/** A brand's name that someone bears: Anna Sikorsky. */
function isSurname(words: readonly BrandWord[], at: number, { known, people }: Setting): boolean {
  const [before, word] = [words[at - 1], words[at]!];
  if (before?.shape !== 'capital' || word.gap !== 'space' || word.shape !== 'capital') return false;
  return (
    !before.isPossessive &&
    !(before.opens && known.words.has(before.form)) &&
    people.has(before.form) &&
    known.given.has(before.form)
  );
}

/** R&B 303 million: abbreviations before amounts are currencies. */
function isCurrency(words: readonly BrandWord[], at: number): boolean {
  const [word, number, unit] = [words[at]!, words[at + 1], words[at + 2]];
  return (
    word.shape === 'caps' &&
    number?.shape === 'number' &&
    number.gap === 'space' &&
    AMOUNTS.has(unit?.form ?? '')
  );
}

const AMOUNTS = new Set(['thousand', 'million', 'billion', 'trillion']);

/** Stems of international names of medicines, which belong to no one. */
const SUBSTANCE =
  /(?:olol|pril|statin|cillin|mycin|profen|azole|formin|dipine|sartan|cycline|tidine|oxetine|caine|zepam|phylline|cetamol|semide|adine|amine|sterone|solone|asone|oxin|oxine|butamol|proxen|verine|tonin)$/;
const SOUND = /^(?:[ou]+h+|m+h*m*|a+h+|h+m+|u+m+|e+r+m*)$/;

/** The first word of a sentence has its capital from the sentence. */
function isOpening(words: readonly BrandWord[], from: number, to: number): boolean {
  const word = words[from]!;
  return word.opens && to - from > 1 && word.shape === 'capital' && word.isOrdinary;
}
