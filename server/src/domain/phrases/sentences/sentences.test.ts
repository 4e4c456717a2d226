import { describe, expect, it } from 'vitest';
import type { PhraseLanguage } from '../language.ts';
import english from './english.txt?raw';
import englishFar from './english-far.txt?raw';
import greek from './greek.txt?raw';
import greekFar from './greek-far.txt?raw';
import { scoreSentences } from './score.ts';

const linesOf = (text: string) => text.trim().split('\n');
const everyOther = (text: string) => linesOf(text).filter((_, i) => i % 2 === 1);

const SETS: { name: string; language: PhraseLanguage; lines: string[]; precision: number; recall: number }[] =
  [
    { name: 'English', language: 'en', lines: linesOf(english), precision: 0.95, recall: 0.92 },
    {
      name: 'English, half not looked at',
      language: 'en',
      lines: everyOther(english),
      precision: 0.93,
      recall: 0.9,
    },
    {
      name: 'English of other trades',
      language: 'en',
      lines: linesOf(englishFar),
      precision: 0.93,
      recall: 0.93,
    },
    { name: 'Greek', language: 'el', lines: linesOf(greek), precision: 0.95, recall: 0.95 },
    {
      name: 'Greek, half not looked at',
      language: 'el',
      lines: everyOther(greek),
      precision: 0.95,
      recall: 0.95,
    },
    {
      name: 'Greek of other trades',
      language: 'el',
      lines: linesOf(greekFar),
      precision: 0.93,
      recall: 0.78,
    },
  ];

describe('nouns and noun phrases in sentences marked by hand', () => {
  it.each(SETS)(
    '$name: precision at least $precision, recall at least $recall',
    ({ lines, language, ...floor }) => {
      const { precision, recall, misses } = scoreSentences(lines, language);
      expect(precision, misses.join('\n')).toBeGreaterThanOrEqual(floor.precision);
      expect(recall, misses.join('\n')).toBeGreaterThanOrEqual(floor.recall);
    },
  );

  it('what is found too much, and what is not found, are told apart', () => {
    const { precision, recall } = scoreSentences(
      ['We sent the contract and the [invoice] on [Monday].'],
      'en',
    );
    expect({ precision, recall }).toEqual({ precision: 0.5, recall: 0.5 });
  });
});
