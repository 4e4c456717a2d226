import type { PhraseLanguage } from '../language.ts';
import { occurrencesIn } from '../phrases.ts';

/** How well the phrases of marked sentences are found. */
export interface Found {
  precision: number;
  recall: number;
  /** Sentences with something found too much or not at all: what, and where. */
  misses: string[];
}

/**
 * Sentences in which each noun phrase stands in square brackets, and each word of it that is no noun has a tilde before it. What
 * is expected of a phrase is what `phrasesOf` says it gives: its nouns, and its last two and three words.
 */
export function scoreSentences(marked: readonly string[], language: PhraseLanguage): Found {
  let right = 0;
  let found = 0;
  let expected = 0;
  const misses: string[] = [];
  for (const sentence of marked) {
    const gold = expectedOf(sentence);
    const given = occurrencesIn(sentence.replace(/[[\]~]/g, ''), language).map(({ label }) =>
      label.replaceAll('-', ' '),
    );
    const left = [...gold];
    const tooMuch: string[] = [];
    for (const label of given) {
      const at = left.indexOf(label);
      if (at < 0) tooMuch.push(label);
      else left.splice(at, 1);
    }
    right += given.length - tooMuch.length;
    found += given.length;
    expected += gold.length;
    if (left.length + tooMuch.length > 0) misses.push(`+${tooMuch} −${left}: ${sentence}`);
  }
  return { precision: right / found, recall: right / expected, misses };
}

function expectedOf(marked: string): string[] {
  const expected: string[] = [];
  for (const [, phrase] of marked.matchAll(/\[([^\]]+)\]/g)) {
    const words = phrase!.replaceAll('-', ' ').split(' ');
    const bare = words.map((word) => shown(word.replace('~', '')));
    for (const [i, word] of words.entries()) if (!word.startsWith('~')) expected.push(bare[i]!);
    for (const length of [2, 3]) if (words.length >= length) expected.push(bare.slice(-length).join(' '));
  }
  return expected;
}

const shown = (word: string) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase());
