import type { Token } from '../token.ts';
import { tokensOf, wordCount } from '../words.ts';
import { englishChunks } from './english.ts';
import { greekChunks } from './greek.ts';
import { type PhraseLanguage, phraseLanguageOf } from './language.ts';
import type { PhraseWord } from './phrase-word.ts';

/** One place where a noun or noun phrase stands. */
export interface PhraseOccurrence {
  /** What it is counted by: folded letters and digits, words joined by a space, at most `LONGEST` characters. */
  phrase: string;
  /** What people see: as it was said, in lower case but for abbreviations. */
  label: string;
}

/** How often a phrase was said, the form it is shown in, and in how many calls. */
export interface PhraseCount extends PhraseOccurrence {
  mentions: number;
  calls: number;
}

/** What was said in one language. */
export interface SpokenPhrases {
  /** All words (UAX 29) of the segments in that language. */
  words: number;
  phrases: PhraseCount[];
}

const LONGEST = 64;
const MOST_WORDS = 3;

const CHUNKS: Record<PhraseLanguage, (text: string, tokens: readonly Token[]) => PhraseWord[][]> = {
  en: englishChunks,
  el: greekChunks,
};

/**
 * Every noun and noun phrase of one to three words in a text, from left to right. "Short free pilot" gives *pilot*, *free pilot* and
 * *short free pilot*: the head with ever more of what stands before it; and a noun before it for itself. Names of people, days,
 * numbers and filler ("thing", "lot") are left out. A language that is neither English nor Greek gives none.
 */
export function phrasesOf(text: string, language?: string): PhraseOccurrence[] {
  const spoken = phraseLanguageOf(text, language);
  return spoken === undefined ? [] : occurrencesIn(text, spoken);
}

/** The same, where the text's language is known. */
export function occurrencesIn(text: string, language: PhraseLanguage): PhraseOccurrence[] {
  const occurrences: PhraseOccurrence[] = [];
  for (const chunk of CHUNKS[language](text, tokensOf(text))) addOfChunk(occurrences, text, chunk);
  return occurrences;
}

/**
 * The phrases of one call's seller by language, from the texts of the seller's counting segments. A phrase that was said in several
 * forms has the commonest of them, so that it counts one call.
 */
export function phrasesOfCall(
  texts: Iterable<string>,
  language?: string,
): Map<PhraseLanguage, SpokenPhrases> {
  const heard = new Map<PhraseLanguage, { words: number; forms: Map<string, Forms> }>();
  for (const text of texts) {
    const spoken = phraseLanguageOf(text, language);
    if (spoken === undefined) continue;
    const of = heard.get(spoken) ?? { words: 0, forms: new Map() };
    heard.set(spoken, of);
    of.words += wordCount(text);
    for (const { phrase, label } of occurrencesIn(text, spoken)) {
      const forms = of.forms.get(phrase);
      if (forms === undefined) of.forms.set(phrase, { first: label, mentions: 1 });
      else countForm(forms, label);
    }
  }
  const byLanguage = new Map<PhraseLanguage, SpokenPhrases>();
  for (const [spoken, { words, forms }] of heard)
    byLanguage.set(spoken, { words, phrases: [...forms].map(([phrase, of]) => counted(phrase, of)) });
  return byLanguage;
}

/** The forms in which a phrase was said. */
interface Forms {
  first: string;
  /** Of the first form alone, until there is another. */
  mentions: number;
  /** Once there is another: how often each was said. */
  counts?: Map<string, number>;
}

function countForm(forms: Forms, label: string): void {
  if (forms.counts === undefined && label === forms.first) {
    forms.mentions += 1;
    return;
  }
  forms.counts ??= new Map([[forms.first, forms.mentions]]);
  forms.counts.set(label, (forms.counts.get(label) ?? 0) + 1);
}

function counted(phrase: string, { first, mentions: ofFirst, counts }: Forms): PhraseCount {
  if (counts === undefined) return { phrase, label: first, mentions: ofFirst, calls: 1 };
  let mentions = 0;
  let label = '';
  let most = 0;
  for (const [form, count] of counts) {
    mentions += count;
    if (count > most || (count === most && form < label)) {
      label = form;
      most = count;
    }
  }
  return { phrase, label, mentions, calls: 1 };
}

function addOfChunk(occurrences: PhraseOccurrence[], text: string, chunk: readonly PhraseWord[]): void {
  const last = chunk.length - 1;
  for (let i = 0; i < last; i++) {
    const { isNoun, isFiller, key, label } = chunk[i]!;
    if (isNoun && !isFiller) add(occurrences, key, label);
  }
  const head = chunk[last]!;
  if (head.isFiller) return;
  let phrase = head.key;
  let label = head.label;
  add(occurrences, phrase, label);
  for (let i = last - 1; i >= 0 && last - i < MOST_WORDS; i--) {
    const word = chunk[i]!;
    phrase = `${word.joins} ${phrase}`;
    const isHyphenated = chunk[i + 1]!.start === word.end + 1 && text[word.end] === '-';
    label = `${word.label}${isHyphenated ? '-' : ' '}${label}`;
    add(occurrences, phrase, label);
  }
}

function add(occurrences: PhraseOccurrence[], phrase: string, label: string): void {
  if (phrase.length > 1 && phrase.length <= LONGEST) occurrences.push({ phrase, label });
}
