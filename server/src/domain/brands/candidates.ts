import type { BrandWord } from './brand-words.ts';
import { HOMES, ORGANISATION_HEADS, SMALL_HEADS, UNDERTAKINGS, WEAK_HEADS } from './cues.ts';
import type { Gazetteer } from './gazetteer.ts';
import { endOfListed, isCapital, isShoutedWord, isVersion, joins, MOST_WORDS } from './name-ends.ts';
import { isBridge, isInside, isNumbered, isOwned, isShopOf } from './name-joints.ts';

/** A run of words that may name a brand: `[from, to)` of a segment's words. */
export interface Candidate {
  from: number;
  to: number;
  /** The part that the gazetteer knows, if any. */
  listed?: 'known' | 'brand' | 'place';
  listedTo?: number;
}

/** The capitalised runs of a segment, from left to right, none twice. */
export function candidatesOf(words: readonly BrandWord[], known: Gazetteer): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < words.length; ) {
    const candidate = isNoName(words, i, known) ? undefined : candidateAt(words, i, known);
    if (candidate === undefined) {
      i++;
      continue;
    }
    found.push(candidate);
    i = candidate.to;
  }
  return found;
}

function candidateAt(words: readonly BrandWord[], at: number, known: Gazetteer): Candidate | undefined {
  const listed = listedAt(words, at, known);
  if (listed !== undefined) return listed;
  // The Home Depot: the first word has its capital from the sentence, and so does not belong to the name after it.
  const { opens, isOrdinary, shape } = words[at]!;
  const next = words[at + 1];
  if (opens && isOrdinary && shape === 'capital' && next !== undefined && next.gap === 'space')
    if (isCapital(next) && listedAt(words, at + 1, known)?.listed === 'known') return undefined;
  return runAt(words, at, known);
}

/** Most words: without a capital, a single letter, or an ordinary word that begins a sentence and stands alone. */
function isNoName(words: readonly BrandWord[], at: number, known: Gazetteer): boolean {
  const { shape, form, opens, isOrdinary } = words[at]!;
  const next = words[at + 1];
  if (shape === 'lower') return !isSmallStart(words[at]!, next, known);
  if (shape !== 'capital' || (next !== undefined && joins(next) && isCapital(next))) return false;
  if (form.length < 2) return next === undefined || !joins(next);
  return opens && isOrdinary && !known.longest.has(form) && !known.known.has(form);
}

/** buybuy BABY: a word of no language before a word in capitals. */
const isSmallStart = (
  { form, shape, isOrdinary, written }: BrandWord,
  next: BrandWord | undefined,
  known: Gazetteer,
) =>
  shape === 'lower' &&
  written === form &&
  form.length > 3 &&
  !isOrdinary &&
  next?.gap === 'space' &&
  isShoutedWord(next, known);

/** The longest name of the gazetteer that begins at a word, with the heads and legal forms that follow it. */
export function listedAt(words: readonly BrandWord[], from: number, known: Gazetteer): Candidate | undefined {
  const { form: first, isOrdinary, mostListed } = words[from]!;
  let key = '';
  let best: Candidate | undefined;
  for (let i = from; i < words.length && i < from + mostListed; i++) {
    const word = words[i]!;
    if (i > from && !joins(word)) break;
    key = i === from ? first : `${key} ${word.form}`;
    const wellKnown = i === from && isShopOf(words, i, known) ? known.owned.get(key) : known.known.get(key);
    const spelling = wellKnown ?? known.brands.get(key);
    if (i === from && spelling !== undefined && word.shape === 'capital' && isShouted(spelling)) continue;
    const listed =
      wellKnown !== undefined
        ? 'known'
        : known.places.has(key)
          ? 'place'
          : spelling !== undefined
            ? 'brand'
            : undefined;
    const mayBeSmall = listed === 'known' && i > from && !words[from]!.opens;
    if (listed && (mayBeSmall || isWrittenAsName(words, from, i + 1, known)))
      best = { from, to: i + 1, listed, listedTo: i + 1 };
  }
  if (best === undefined) return undefined;
  const next = words[best.to];
  const isFollowed = next?.gap === 'space' && isCapital(next);
  if (isFollowed && best.listed === 'place') return undefined;
  if (isFollowed && best.to === from + 1 && isOrdinary && known.places.has(next.form)) return undefined;
  if (
    isFollowed &&
    best.to === from + 1 &&
    isOrdinary &&
    (best.listed === 'brand' || isHeadedRun(words, from))
  )
    return undefined;
  const to = endOfListed(words, from, { to: best.to, isWellKnown: best.listed === 'known', known });
  if (to > from + 1 && goesOnInside(words, to)) return undefined;
  return { ...best, to };
}

/** The National Institute of Health: a listed name ends before the "of" of a longer one. */
function goesOnInside(words: readonly BrandWord[], at: number): boolean {
  const [of, after] = [words[at], words[at + 1]];
  return of !== undefined && after?.gap === 'space' && isCapital(after) && isInside(of, words[at - 1]!);
}

/** National Cancer Institute: a word that is a name alone begins another one. */
function isHeadedRun(words: readonly BrandWord[], from: number): boolean {
  let to = from + 1;
  while (to < words.length && to < from + MOST_WORDS && words[to]!.gap === 'space' && isCapital(words[to]!))
    to++;
  const { form } = words[to - 1]!;
  return to - from > 2 && (ORGANISATION_HEADS.has(form) || UNDERTAKINGS.has(form));
}

/** TIM and NICE are companies, Tim and Nice are not. */
const isShouted = (spelling: string) => spelling.length < 5 && spelling === spelling.toUpperCase();

/** All of a name's words but small ones have capitals; a word that means nothing else needs none. */
function isWrittenAsName(words: readonly BrandWord[], from: number, to: number, known: Gazetteer): boolean {
  const isMeaningful = known.words.has(words[from]!.form) || known.abbreviations.has(words[from]!.written);
  for (let i = from + 1; i < to; i++) {
    const { shape, form } = words[i]!;
    if (shape === 'lower' && form.length > 3 && (isMeaningful || known.places.has(words[from]!.form)))
      return false;
  }
  return true;
}

/** Capitalised words that stand together, with "of" after a bank or a university. */
function runAt(words: readonly BrandWord[], from: number, known: Gazetteer): Candidate | undefined {
  if (words[from]!.shape === 'number') return undefined;
  let to = from + 1;
  while (to < words.length && to < from + MOST_WORDS) {
    const word = words[to]!;
    if (!joins(word) || (words[to - 1]!.isPossessive && !isOwned(words, from, to, known))) break;
    if (isCapital(word) && !(word.opens && word.gap === 'border')) {
      if (word.gap !== 'sign' && startsListed(words, to, known)) break;
      to++;
    } else if (isInside(word, words[to - 1]!)) {
      let next = to + 1;
      // What ends in a head by itself (the Fishing Safety Commission of the Relecloud) does not go on.
      if (words[next]?.form === 'the' && to - from < 3) next++;
      const after = words[next];
      if (after === undefined || !joins(after) || !isCapital(after)) break;
      to = next + 1;
    } else if (word.form === 'and' && isBridge(words, from, to, known)) {
      to += 2;
    } else if (isSmallHead(words, from, to)) {
      return { from, to: to + 1 };
    } else if (isVersion(word)) {
      to++;
    } else if (isNumbered(words, from, to, known)) {
      return { from, to: to + 1 };
    } else break;
  }
  return { from, to };
}

/** The Mexican Stock exchange: the head of two words or more, with a small letter. */
const isSmallHead = (words: readonly BrandWord[], from: number, at: number) =>
  at - from > 1 && words[at]!.gap === 'space' && SMALL_HEADS.has(words[at]!.form);

/** A well-known name ends the run before it: Illumina Bank of America are two. */
function startsListed(words: readonly BrandWord[], at: number, known: Gazetteer): boolean {
  if (ORGANISATION_HEADS.has(words[at]!.form) || WEAK_HEADS.has(words[at]!.form)) return false;
  const listed = listedAt(words, at, known);
  const isTwoSurnames =
    listed?.to === at + 1 && isSurname(words[at]!, known) && isSurname(words[at - 1]!, known);
  if (isTwoSurnames) return false;
  if (listed?.listed !== 'known') return false;
  return !words[at]!.isOrdinary || (listed.listedTo! > at + 1 && !HOMES.has(words[at - 1]!.form));
}

/** Thompson Davidson: two surnames together are people's, or one company's. */
const isSurname = ({ form, shape }: BrandWord, { family, given }: Gazetteer) =>
  shape === 'capital' && (family.has(form) || given.has(form));
