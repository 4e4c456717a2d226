import { isLegalForm } from './brand-name.ts';
import type { BrandWord } from './brand-words.ts';
import type { CallWriting } from './call-writing.ts';
import type { Candidate } from './candidates.ts';
import {
  AFTER_BRANDS,
  AFTER_PEOPLE,
  BEFORE_BRANDS,
  BEFORE_PLACES,
  HOMES,
  ORGANISATION_HEADS,
  UNDERTAKINGS,
} from './cues.ts';
import type { Gazetteer } from './gazetteer.ts';

/** What a call is judged by. */
export interface Setting {
  known: Gazetteer;
  writing: CallWriting;
  people: ReadonlySet<string>;
}

/** What speaks for a name and against it, over all its places in a call. */
export interface Evidence {
  words: number;
  firstWord: string;
  listed?: 'known' | 'brand' | undefined;
  /** It ends as organisations do, or as companies do by law. */
  hasHead: boolean;
  hasLegalForm: boolean;
  /** It ends in the number of a model: Galaxy Note 20. */
  hasNumber: boolean;
  /** It holds a word of no list at all. */
  hasUnknownWord: boolean;
  /** All of its words are ordinary ones. */
  isOrdinary: boolean;
  /** Its one word is also a surname, given name or place. */
  isAlsoName: boolean;
  isGiven: boolean;
  isDemonym: boolean;
  /** Letters with digits (CD20), or letters with full stops (D.C.). */
  isCode: boolean;
  /** An abbreviation and a number: F-35. With a number as long as those of models, more surely: ADX-2191. */
  isNumbered: boolean;
  hasLongNumber: boolean;
  isAbbreviation: boolean;
  hasInnerCapital: boolean;
  /** A name on the internet: Relecloud.com. */
  isDomain: boolean;
  /** Its words are heard with small letters too. */
  isAlsoSmall: boolean;
  /** How often within a sentence, where a capital means more than at its start. */
  within: number;
  opening: number;
  /** How often after a word such as "from" or "using", or before one such as "platform". */
  cued: number;
  /** How often right before a kind of thing: the Relecloud platform. */
  ofKind: number;
  /** How often as one of several of a kind: an IVD, our RGs. */
  counted: number;
  /** How often after a person and such a word: Anna Smith from. */
  introduced: number;
  /** How often after a word such as "in". */
  placed: number;
}

/** Letters with digits, or letters with full stops. */
const CODE = /^[\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*$|^(?:\p{L}\.)+$/u;
/** Of a people or place: Panamanian, Californians. */
const DEMONYM = /(?:ians?|eans?|ese)$/;

const JOINTS = new Set(['of', 'for']);
const DOMAIN = /\.\p{Ll}+$/u;

/** What one place of a name tells. */
export function evidenceOf(words: readonly BrandWord[], part: Candidate, setting: Setting): Evidence {
  const { known, writing } = setting;
  const own = words.slice(part.from, part.to);
  const [first] = own as [BrandWord];
  const last = own[own.length - 1]!;
  const content = own.filter(({ shape, form }) => shape !== 'lower' && !isLegalForm(form));
  const isName = ({ form }: BrandWord) =>
    known.given.has(form) || known.family.has(form) || known.places.has(form);
  const isNumber = ({ shape }: BrandWord) => shape === 'number' && own.length > 1;
  const isUnknown = (word: BrandWord) => !isNumber(word) && !isName(word) && !word.isOrdinary;
  const before = part.from > 0 && first.gap !== 'border' ? words[part.from - 1]! : undefined;
  const isCued = before !== undefined && BEFORE_BRANDS.has(before.form) && !BEFORE_PLACES.has(before.form);
  return {
    words: own.length,
    firstWord: first.form,
    listed: part.listed === 'place' ? undefined : part.listed,
    hasHead:
      isUndertaking(own) ||
      (HOMES.has(first.form) && content.some(isUnknown)) ||
      (own.length > 1 &&
        own.some(
          ({ form }, i) =>
            (i > 0 && ORGANISATION_HEADS.has(form)) || (i + 2 < own.length && JOINTS.has(own[i + 1]!.form)),
        )),
    hasLegalForm: own.length > 1 && isLegalForm(last.form),
    hasNumber: last.shape === 'number' && (own.length > 2 || content.some(isUnknown)),
    hasUnknownWord: content.some(isUnknown),
    isOrdinary: content.every((word) => isNumber(word) || word.isOrdinary),
    isAlsoName: content.length === 1 && isName(content[0]!),
    isCode: own.length < 3 && content.length === 1 && CODE.test(own.map(({ written }) => written).join('')),
    isNumbered:
      own.length === 2 &&
      first.shape === 'caps' &&
      last.shape === 'number' &&
      (last.gap === 'space' || last.form.length > 1),
    hasLongNumber: last.shape === 'number' && last.form.length > 2,
    isDemonym: content.length === 1 && DEMONYM.test(content[0]!.form),
    isGiven: content.length === 1 && known.given.has(content[0]!.form),
    isAbbreviation: content.length === 1 && content[0]!.shape === 'caps',
    isDomain: own.length === 1 && DOMAIN.test(first.written),
    hasInnerCapital: content.some(({ shape }) => shape === 'camel'),
    isAlsoSmall: content.every(({ form }) => writing.small.has(form)),
    within: first.opens ? 0 : 1,
    opening: first.opens ? 1 : 0,
    placed: before && BEFORE_PLACES.has(before.form) ? 1 : 0,
    cued: isCued || isKindOfThing(words[part.to]) ? 1 : 0,
    ofKind: isKindOfThing(words[part.to]) ? 1 : 0,
    counted: isCounted(last, before) ? 1 : 0,
    introduced: before && isEmployer(words[part.from - 2], before, setting) ? 1 : 0,
  };
}

/** The Relecloud platform: said after names only. */
export const isKindOfThing = (word: BrandWord | undefined) =>
  word?.gap === 'space' && word.shape === 'lower' && AFTER_BRANDS.has(word.form);

const PLURAL = /\p{Lu}s$/u;
const OF_A_KIND = new Set('a an our your their my these those many more any each every'.split(' '));

const isCounted = ({ written }: BrandWord, before: BrandWord | undefined) =>
  PLURAL.test(written) || (before !== undefined && OF_A_KIND.has(before.form));

const isUndertaking = (own: readonly BrandWord[]) =>
  own.length > 2 &&
  UNDERTAKINGS.has(own[own.length - 1]!.form) &&
  own.every(({ shape, form }) => shape !== 'lower' || SMALL_INSIDE.has(form));

const SMALL_INSIDE = new Set(['and', 'of', 'for', 'the']);

/** A person of this call right before "from", "with", "at" or "of". */
function isEmployer(word: BrandWord | undefined, cue: BrandWord, { people }: Setting): boolean {
  return word?.shape === 'capital' && people.has(word.form) && AFTER_PEOPLE.has(cue.form) && !cue.opens;
}

/** What two places of a name tell together. */
export function joinedEvidence(a: Evidence, b: Evidence): Evidence {
  return {
    words: Math.max(a.words, b.words),
    firstWord: a.firstWord,
    listed: a.listed ?? b.listed,
    hasHead: a.hasHead || b.hasHead,
    hasLegalForm: a.hasLegalForm || b.hasLegalForm,
    hasNumber: a.hasNumber || b.hasNumber,
    hasUnknownWord: a.hasUnknownWord || b.hasUnknownWord,
    isOrdinary: a.isOrdinary && b.isOrdinary,
    isAlsoName: a.isAlsoName && b.isAlsoName,
    isGiven: a.isGiven && b.isGiven,
    isDemonym: a.isDemonym,
    isCode: a.isCode,
    isNumbered: a.isNumbered || b.isNumbered,
    hasLongNumber: a.hasLongNumber || b.hasLongNumber,
    isAbbreviation: a.isAbbreviation || b.isAbbreviation,
    isDomain: a.isDomain || b.isDomain,
    hasInnerCapital: a.hasInnerCapital || b.hasInnerCapital,
    isAlsoSmall: a.isAlsoSmall && b.isAlsoSmall,
    within: a.within + b.within,
    opening: a.opening + b.opening,
    cued: a.cued + b.cued,
    ofKind: a.ofKind + b.ofKind,
    counted: a.counted + b.counted,
    introduced: a.introduced + b.introduced,
    placed: a.placed + b.placed,
  };
}
