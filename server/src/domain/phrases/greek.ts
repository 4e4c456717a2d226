import { foldedLetters } from '../folding.ts';
import type { Token } from '../token.ts';
import { formOf } from './english-forms.ts';
import { NOUN, RATHER_NOUN_THAN_VERB, VERB } from './english-lexicon.ts';
import { closedClasses } from './english-words.ts';
import { greekStem, isNounByForm, looksLikeVerb } from './greek-forms.ts';
import {
  closedWords,
  endingsAfter,
  greekFiller,
  greekFillerAdjectives,
  greekGivenNames,
  openingWords,
  unchangingAdjectives,
} from './greek-words.ts';
import type { PhraseWord } from './phrase-word.ts';

interface Word {
  form: string;
  /** As written, in lower case, with its accents. */
  written: string;
  token: Token;
  isName: boolean;
  isAcronym: boolean;
  /** In Latin letters, or an abbreviation: without Greek endings. */
  isForeign: boolean;
  startsClause: boolean;
}

const MOST_AGREEING = 3;
const ANY_ENDING = /(?:[αηοιυ]|οσ|ησ|ασ|εσ|εισ|ουσ|ου|ων|ον)$/;
const GENITIVE = /(?:ων|ου|ησ|ασ|εωσ|τοσ)$/;
/** After these stands a verb, whatever it ends in. */
const BEFORE_VERB = new Set(['να', 'θα', 'ασ', 'δεν', 'μην', 'μη']);

/**
 * The noun phrases of a Greek text. There is no lexicon: a noun is told by the article before it, whose ending must agree, by a
 * preposition or number, or by an ending that only nouns have.
 */
export function greekChunks(text: string, tokens: readonly Token[]): PhraseWord[][] {
  const words = wordsOf(text, tokens);
  const chunks: PhraseWord[][] = [];
  let agrees: RegExp | undefined;
  let isAfterParticle = false;
  for (let i = 0; i < words.length; ) {
    const word = words[i]!;
    if (word.startsClause) {
      agrees = undefined;
      isAfterParticle = false;
    }
    const opens = word.written === 'ή' ? undefined : opensWith(word.form);
    if (opens !== undefined) {
      agrees = opens;
      i += 1;
      continue;
    }
    if (closedWords.has(word.form) || word.written === 'ή') {
      isAfterParticle = BEFORE_VERB.has(word.form);
      agrees = undefined;
      i += 1;
      continue;
    }
    const chunk = isAfterParticle ? [] : chunkAt(words, i, agrees);
    if (chunk.length > 0) chunks.push(chunk);
    i += Math.max(1, chunk.length);
    agrees = undefined;
    isAfterParticle = false;
  }
  return chunks.map(trimmed).filter((chunk) => chunk.length > 0);
}

function opensWith(form: string): RegExp | undefined {
  return endingsAfter.get(form) ?? (openingWords.has(form) ? ANY_ENDING : undefined);
}

/** The noun phrase that begins at a word: what agrees with the article, the last of it the noun, and a genitive after that. */
function chunkAt(words: readonly Word[], from: number, agrees: RegExp | undefined): PhraseWord[] {
  let to = from;
  for (let isOpen = true; isOpen && to - from < MOST_AGREEING; ) {
    const word = words[to];
    if (word === undefined || (to > from && word.startsClause) || !isPart(word, agrees)) break;
    to += 1;
    isOpen = !isNoun(word, agrees) || isAdjectiveBefore(words[to], word, agrees);
  }
  if (to === from) return [];
  const chunk = words.slice(from, to).map((word, i) => phraseWord(word, i === to - from - 1));
  // An adjective without endings is no noun.
  if (unchangingAdjectives.has(words[to - 1]!.form)) return [];
  const after = words[to];
  if (after && !after.startsClause && isGenitiveNoun(after)) chunk.push(phraseWord(after, true));
  return chunk;
}

function isPart(word: Word, agrees: RegExp | undefined): boolean {
  if (isClosed(word)) return false;
  if (unchangingAdjectives.has(word.form)) return true;
  if (isNoun(word, agrees))
    return agrees === undefined || agrees === ANY_ENDING || word.isForeign || agrees.test(word.form);
  return (
    agrees !== undefined &&
    !word.isForeign &&
    agrees.test(word.form) &&
    !looksLikeVerb(word.form, word.written)
  );
}

/** `τεχνικός` is a noun alone, and none before a noun that agrees as it does. */
function isAdjectiveBefore(next: Word | undefined, word: Word, agrees: RegExp | undefined): boolean {
  if (word.isForeign || next === undefined || next.startsClause) return false;
  return agrees?.test(next.form) === true && isNoun(next, agrees);
}

/** A noun by its own form; a foreign word where an article stands before it, or where English says so. */
function isNoun(word: Word, agrees: RegExp | undefined): boolean {
  if (isClosed(word)) return false;
  if (word.isForeign)
    return word.isAcronym || (agrees !== undefined && agrees !== ANY_ENDING) || isEnglishNoun(word.form);
  return isNounByForm(word.form, word.written) && !looksLikeVerb(word.form, word.written);
}

function isClosed({ isName, form }: Word): boolean {
  return isName || closedWords.has(form) || closedClasses.has(form) || opensWith(form) !== undefined;
}

function isEnglishNoun(form: string): boolean {
  const { bits } = formOf(form);
  return (bits & NOUN) !== 0 && ((bits & VERB) === 0 || (bits & RATHER_NOUN_THAN_VERB) !== 0);
}

const isGenitiveNoun = (word: Word) => GENITIVE.test(word.form) && !word.isForeign && isNoun(word, undefined);

/** Without filler adjectives at its front, and nothing of it where the noun is a filler. */
function trimmed(chunk: PhraseWord[]): PhraseWord[] {
  let from = 0;
  while (from < chunk.length && greekFillerAdjectives.has(foldedLetters(chunk[from]!.label))) from += 1;
  return chunk.slice(from);
}

function phraseWord({ form, written, token, isAcronym }: Word, isNounHere: boolean): PhraseWord {
  const stem = greekStem(form);
  return {
    key: stem,
    joins: stem,
    label: isAcronym ? written.toUpperCase() : written,
    isNoun: isNounHere,
    isFiller: greekFiller.has(form),
    isPlural: false,
    start: token.start,
    end: token.end,
  };
}

function wordsOf(text: string, tokens: readonly Token[]): Word[] {
  const isShouted = text.length > 6 && text === text.toUpperCase();
  const words: Word[] = [];
  let startsClause = true;
  let startsSentence = true;
  for (const token of tokens) {
    if (!token.isWord) {
      startsClause = true;
      startsSentence ||= /[.!?;…:"«·]/.test(token.form);
      continue;
    }
    const raw = text.slice(token.start, token.end);
    if (!/^[α-ωa-z][α-ωa-z0-9]*$/.test(token.form)) {
      startsClause = true;
      continue;
    }
    const written = raw.normalize('NFC').toLowerCase();
    const isAcronym = !isShouted && /^[A-ZΑ-Ω]{2,5}$/.test(raw);
    const isCapital = !isShouted && !startsSentence && /^\p{Lu}/u.test(raw);
    const isForeign = isAcronym || /^[a-z]/.test(token.form);
    const isName = greekGivenNames.has(token.form) || (isCapital && !isAcronym);
    words.push({ form: token.form, written, token, isName, isAcronym, isForeign, startsClause });
    startsClause = false;
    startsSentence = false;
  }
  return words;
}
