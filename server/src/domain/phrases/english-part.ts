import {
  ADJECTIVE,
  NOUN,
  RATHER_NOUN_THAN_ADJECTIVE,
  RATHER_NOUN_THAN_VERB,
  VERB,
} from './english-lexicon.ts';
import type { EnglishWord } from './english-word.ts';
import { fillerAdjectives, fillerNouns } from './english-words.ts';
import type { PhraseWord } from './phrase-word.ts';

/** What stands before a word and after it. */
export interface Around {
  /** What the words before make likely: a noun, another noun of a list, a verb, or nothing more than the rest. */
  expects: 'noun' | 'list' | 'verb' | 'either';
  /** After a form of *to be*: "it is standard", "we are pricing". */
  isAfterBe: boolean;
  /** The phrase so far. */
  chunk: readonly PhraseWord[];
  /** The next word of the clause. */
  next: EnglishWord | undefined;
}

export type Part = 'noun' | 'adjective' | 'other';

/** What an open-class word is where it stands. */
export function partOf(word: EnglishWord, around: Around): Part {
  const { form, isAcronym } = word;
  const { chunk, expects, next } = around;
  if (fillerAdjectives.has(word.word)) return 'adjective';
  if (isAcronym || fillerNouns.has(word.word)) return 'noun';
  const expectsNoun = expects === 'noun' || expects === 'list';
  const isBeforeNominal = next !== undefined && isNominal(next);
  if (!form.isKnown && form.bits === 0) return expectsNoun || isBeforeNominal ? 'noun' : 'other';
  const isNoun = (form.bits & NOUN) !== 0;
  const isAdjective = (form.bits & ADJECTIVE) !== 0;
  if (form.inflection === 'ed' || (form.inflection === 'ing' && !isNoun && !isAdjective))
    return expectsNoun && chunk.length === 0 && isBeforeNominal ? 'adjective' : 'other';
  if (isNoun && isAdjective) return nounOrAdjective(word, around, isBeforeNominal);
  if (isAdjective) {
    const isRatherVerb = (form.bits & VERB) !== 0 && expects === 'verb';
    return isBeforeNominal && !isRatherVerb ? 'adjective' : 'other';
  }
  return isNoun && isNounHere(word, around) ? 'noun' : 'other';
}

function nounOrAdjective(word: EnglishWord, around: Around, isBeforeNominal: boolean): Part {
  const isRatherNoun = (word.form.bits & RATHER_NOUN_THAN_ADJECTIVE) !== 0;
  const isNoun = isNounHere(word, around);
  if (isBeforeNominal) return isRatherNoun && isNoun ? 'noun' : 'adjective';
  if (isRatherNoun) return isNoun ? 'noun' : 'other';
  const isAfterNoun = around.chunk.some((before) => before.isNoun);
  return isNoun && !isAfterNoun && !around.isAfterBe && around.expects === 'noun' ? 'noun' : 'other';
}

/** Whether a word that may be noun or verb is a noun where it stands. */
export function isNounHere(
  { form, closed, startsClause }: EnglishWord,
  { expects, chunk, next, isAfterBe }: Around,
): boolean {
  if ((form.bits & NOUN) === 0) return false;
  const last = chunk[chunk.length - 1];
  if (closed === 'verb')
    return expects === 'noun' && last === undefined && form.inflection !== 'ing' && !opensNominal(next);
  if ((form.bits & VERB) === 0) return true;
  const isRatherNoun = (form.bits & RATHER_NOUN_THAN_VERB) !== 0;
  if (form.inflection === 'ing') {
    if (opensNominal(next)) return false;
    if (last?.isNoun) return isRatherNoun && !last.isPlural;
    return !isAfterBe && (expects !== 'either' || isRatherNoun);
  }
  if (last?.isNoun) return isNounAfterNoun(form.inflection === 's', { isRatherNoun, last, next });
  if (expects === 'noun') return true;
  if (expects === 'list') return !opensNominal(next);
  if (expects === 'verb') return form.inflection === 's' && isRatherNoun;
  // A verb's third person begins no clause.
  return (isRatherNoun || (startsClause && form.inflection === 's')) && !opensNominal(next);
}

/** "Sales calls" or "the team calls": the verb's person and what follows decide. */
function isNounAfterNoun(
  endsInS: boolean,
  { isRatherNoun, last, next }: { isRatherNoun: boolean; last: PhraseWord; next: EnglishWord | undefined },
): boolean {
  if (endsInS) return isRatherNoun ? next?.closed !== 'determiner' : endsClause(next);
  if (last.isPlural) return isRatherNoun && !opensNominal(next) && next?.closed !== 'to';
  return isRatherNoun || !opensNominal(next);
}

const opensNominal = (next: EnglishWord | undefined) =>
  next?.closed === 'determiner' || next?.closed === 'pronoun' || next?.closed === 'number';

const ENDS_CLAUSE = new Set(['be', 'auxiliary', 'joins', 'have', 'conjunction']);

/** Nothing follows that a verb would take. */
function endsClause(next: EnglishWord | undefined): boolean {
  return next === undefined || ENDS_CLAUSE.has(next.closed ?? '') || /^(?:for|of|with)$/.test(next.word);
}

/** May be part of a noun phrase that goes on. */
function isNominal({ closed, form, isName, isAcronym }: EnglishWord): boolean {
  if (isAcronym) return true;
  if (closed !== undefined || isName) return false;
  return !form.isKnown || (form.bits & (NOUN | ADJECTIVE)) !== 0;
}
