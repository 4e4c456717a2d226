import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SentimentClass } from '@earshot/contracts';
import { spokenText } from '../../domain/segments.ts';
import type { Register } from '../../domain/sentiment/model.ts';
import ownText from './own-lines.tsv?raw';
import phraseText from './phrases.tsv?raw';

export interface Labelled {
  label: SentimentClass;
  text: string;
}

/** The sets of the data folder that are learnt from, in which register they are, and how much one of their lines counts. */
const TRAINING_SETS: Record<string, { register: Register; weight: number }> = {
  'goemotions-train': { register: 'comments', weight: 1 },
  'goemotions-dev': { register: 'comments', weight: 1 },
  'xed-en-train': { register: 'films', weight: 1.3 },
  'xed-en-dev': { register: 'films', weight: 1.3 },
  'xed-en-train-ambig-neutral': { register: 'films', weight: 0.5 },
  'weak-neutral-banking77-clinc150': { register: 'trade', weight: 0.5 },
  'weak-negative-banking77': { register: 'trade', weight: 0.3 },
};
const OWN_WEIGHT = 6;
const PHRASES_WEIGHT = 4;
/** However many lines a phrase stands for, together they count as this many at most. */
const MOST_LINES_OF_A_PHRASE = 12;

export interface Example extends Labelled {
  weight: number;
  register: Register;
}

/** Everything that the classifier learns from, always in the same order. */
export function trainingExamples(dataDir: string): Example[] {
  const sets = Object.entries(TRAINING_SETS).flatMap(([name, { register, weight }]) =>
    readSet(dataDir, name).map((line) => ({ ...line, register, weight })),
  );
  const own = ownLines('learn').map((line) => ({ ...line, register: 'trade' as const, weight: OWN_WEIGHT }));
  return [...sets, ...own, ...phraseExamples()];
}

/** Whether a folder holds the sets. */
export const holdsSets = (dataDir: string) =>
  existsSync(fileOf(dataDir, 'goemotions-train')) && existsSync(fileOf(dataDir, 'goemotions-test'));

/** One set of the data folder: a label, a tab and a text a line, gzip. Placeholders such as `[NAME]` are notes, not words. */
export function readSet(dataDir: string, name: string): Labelled[] {
  const file = fileOf(dataDir, name);
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  return linesOf(gunzipSync(readFileSync(file)).toString()).map(([label, text]) => ({
    label: classNamed(label),
    text: spokenText(text ?? ''),
  }));
}

/** Half of our own lines of sales and support talk: `learn` is for training and looking at, `kept` only for the final measure. */
export function ownLines(half: 'learn' | 'kept'): Labelled[] {
  return linesOf(ownText)
    .filter(([of]) => of === half)
    .map(([, label, text]) => ({ label: classNamed(label), text: text! }));
}

function phraseExamples(): Example[] {
  return linesOf(phraseText).flatMap(([label, phrase]) => {
    const texts = spelledOut(phrase!);
    const weight = PHRASES_WEIGHT * Math.min(1, MOST_LINES_OF_A_PHRASE / texts.length);
    return texts.map((text) => ({ label: classNamed(label), text, register: 'trade', weight }));
  });
}

/** Every way to say a phrase: `{a|b} c` is "a c" and "b c". Choices do not hold choices. */
export function spelledOut(phrase: string): string[] {
  const choice = /\{([^{}]*)\}/.exec(phrase);
  if (choice === null) return [phrase.replace(/ +/g, ' ').trim()];
  const [before, after] = [phrase.slice(0, choice.index), phrase.slice(choice.index + choice[0].length)];
  return choice[1]!.split('|').flatMap((way) => spelledOut(before + way + after));
}

const fileOf = (dataDir: string, name: string) => join(dataDir, `${name}.tsv.gz`);

const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));

function classNamed(label = ''): SentimentClass {
  if (label === 'negative' || label === 'neutral' || label === 'positive') return label;
  throw new Error(`${JSON.stringify(label)} is no class of sentiment`);
}
