import { foldedLetters } from '../folding.ts';
import { memoised } from '../memo.ts';
import type { Token } from '../token.ts';
import { ANY_ENDING, type GreekWord, greekWord } from './greek-word.ts';
import { closedWords, greekFiller, greekFillerAdjectives, unchangingAdjectives } from './greek-words.ts';
import { isShoutedText } from './language.ts';
import type { PhraseWord } from './phrase-word.ts';

interface Word {
  /** What can be said of it alone. */
  own: GreekWord;
  token: Token;
  isName: boolean;
  isAcronym: boolean;
  /** In Latin letters, or an abbreviation: without Greek endings. */
  isForeign: boolean;
  startsClause: boolean;
}

const MOST_AGREEING = 3;
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
    const opens = word.own.written === 'ή' ? undefined : word.own.opens;
    if (opens !== undefined) {
      agrees = opens;
      i += 1;
      continue;
    }
    if (closedWords.has(word.own.form) || word.own.written === 'ή') {
      isAfterParticle = BEFORE_VERB.has(word.own.form);
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
  if (unchangingAdjectives.has(words[to - 1]!.own.form)) return [];
  const after = words[to];
  if (after && !after.startsClause && isGenitiveNoun(after)) chunk.push(phraseWord(after, true));
  return chunk;
}

function isPart(word: Word, agrees: RegExp | undefined): boolean {
  if (isClosed(word)) return false;
  if (unchangingAdjectives.has(word.own.form)) return true;
  if (isNoun(word, agrees))
    return agrees === undefined || agrees === ANY_ENDING || word.isForeign || agrees.test(word.own.form);
  return agrees !== undefined && !word.isForeign && agrees.test(word.own.form) && !word.own.looksLikeVerb;
}

/** `τεχνικός` is a noun alone, and none before a noun that agrees as it does. */
function isAdjectiveBefore(next: Word | undefined, word: Word, agrees: RegExp | undefined): boolean {
  if (word.isForeign || next === undefined || next.startsClause) return false;
  return agrees?.test(next.own.form) === true && isNoun(next, agrees);
}

/** A noun by its own form; a foreign word where an article stands before it, or where English says so. */
function isNoun(word: Word, agrees: RegExp | undefined): boolean {
  if (isClosed(word)) return false;
  if (word.isForeign)
    return word.isAcronym || (agrees !== undefined && agrees !== ANY_ENDING) || word.own.isEnglishNoun;
  return word.own.isNounByForm && !word.own.looksLikeVerb;
}

const isClosed = ({ isName, own }: Word) => isName || own.isClosedForm;

const isGenitiveNoun = (word: Word) =>
  GENITIVE.test(word.own.form) && !word.isForeign && isNoun(word, undefined);

/** Without filler adjectives at its front, and nothing of it where the noun is a filler. */
function trimmed(chunk: PhraseWord[]): PhraseWord[] {
  let from = 0;
  while (from < chunk.length && isFillerAdjective(chunk[from]!.label)) from += 1;
  return chunk.slice(from);
}

const isFillerAdjective = memoised((label) => greekFillerAdjectives.has(foldedLetters(label)));

function phraseWord({ own, token, isAcronym }: Word, isNounHere: boolean): PhraseWord {
  const { form, stem, written, label } = own;
  return {
    key: stem,
    joins: stem,
    label: isAcronym ? written.toUpperCase() : label,
    isNoun: isNounHere,
    isFiller: greekFiller.has(form),
    isPlural: false,
    start: token.start,
    end: token.end,
  };
}

function wordsOf(text: string, tokens: readonly Token[]): Word[] {
  const isShouted = isShoutedText(text);
  const words: Word[] = [];
  let startsClause = true;
  let startsSentence = true;
  for (const token of tokens) {
    if (!token.isWord) {
      startsClause = true;
      startsSentence ||= /[.!?;…:"«·]/.test(token.form);
      continue;
    }
    const own = greekWord(text.slice(token.start, token.end));
    if (!own.isPlain) {
      startsClause = true;
      continue;
    }
    const isAcronym = !isShouted && own.isAbbreviation;
    const isCapital = !isShouted && !startsSentence && own.isCapital;
    const isForeign = isAcronym || own.isLatin;
    const isName = own.isGivenName || (isCapital && !isAcronym);
    words.push({ own, token, isName, isAcronym, isForeign, startsClause });
    startsClause = false;
    startsSentence = false;
  }
  return words;
}
