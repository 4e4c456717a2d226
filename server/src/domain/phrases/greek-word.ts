import { folded } from '../folding.ts';
import { memoised } from '../memo.ts';
import { formOf } from './english-forms.ts';
import { NOUN, RATHER_NOUN_THAN_VERB, VERB } from './english-lexicon.ts';
import { closedClasses } from './english-words.ts';
import { greekStem, isNounByForm, looksLikeVerb } from './greek-forms.ts';
import { closedWords, endingsAfter, greekGivenNames, openingWords } from './greek-words.ts';

/** One word of a Greek text, with what can be said of it before looking at its neighbours. */
export interface GreekWord {
  /** Folded. */
  form: string;
  /** As written, in lower case, with its accents. */
  written: string;
  /** The same as it stands by itself: without the second accent that a short word after it gives (*το χρονοδιάγραμμά μας*). */
  label: string;
  /** What all its inflections share. */
  stem: string;
  /** Letters and digits only. */
  isPlain: boolean;
  isCapital: boolean;
  /** Capitals only, and few. */
  isAbbreviation: boolean;
  isLatin: boolean;
  isGivenName: boolean;
  /** What the word after it ends in, where it may stand before a noun. */
  opens: RegExp | undefined;
  /** Never part of a noun phrase. */
  isClosedForm: boolean;
  isNounByForm: boolean;
  looksLikeVerb: boolean;
  isEnglishNoun: boolean;
}

/** After prepositions and numbers a noun of any case may stand. */
export const ANY_ENDING = /(?:[αηοιυ]|οσ|ησ|ασ|εσ|εισ|ουσ|ου|ων|ον)$/;

/** What can be said of a word as it is written. */
export const greekWord = memoised((raw): GreekWord => {
  const form = folded(raw);
  const written = raw.normalize('NFC').toLowerCase();
  const isLatin = /^[a-z]/.test(form);
  const opens = endingsAfter.get(form) ?? (openingWords.has(form) ? ANY_ENDING : undefined);
  return {
    form,
    written,
    label: isLatin ? written : withoutSecondAccent(written),
    stem: greekStem(form),
    isPlain: /^[α-ωa-z][α-ωa-z0-9]*$/.test(form),
    isCapital: /^\p{Lu}/u.test(raw),
    isAbbreviation: /^[A-ZΑ-Ω]{2,5}$/.test(raw),
    isLatin,
    isGivenName: greekGivenNames.has(form),
    opens,
    isClosedForm: closedWords.has(form) || closedClasses.has(form) || opens !== undefined,
    isNounByForm: isNounByForm(form, written),
    looksLikeVerb: looksLikeVerb(form, written),
    isEnglishNoun: isLatin && isEnglishNoun(form),
  };
});

const SECOND_ACCENT = /(?<=[άέήίόύώΐΰ].*)[άέήίόύώΐΰ](?=[^άέήίόύώΐΰ]*$)/u;

const withoutSecondAccent = (written: string) =>
  written.replace(SECOND_ACCENT, (letter) => letter.normalize('NFD').replace('\u0301', '').normalize('NFC'));

function isEnglishNoun(form: string): boolean {
  const { bits } = formOf(form);
  return (bits & NOUN) !== 0 && ((bits & VERB) === 0 || (bits & RATHER_NOUN_THAN_VERB) !== 0);
}
