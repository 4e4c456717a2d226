import { type Features, featuresOf, wordFeature } from '../../domain/sentiment/features.ts';
import { PIECES_SHARE, REGISTERS } from '../../domain/sentiment/model.ts';
import { Places } from '../../domain/sentiment/places.ts';
import { INPUTS, type Placed } from './columns.ts';
import type { Example } from './labelled.ts';
import { VECTOR_LENGTH, type WordVectors } from './word-vectors.ts';

export const CLASSES = ['negative', 'neutral', 'positive'] as const;

/** What occurs less often is not learnt: it would be learnt by heart, and take the place of something else. */
export const FEWEST = 3;
/** How much vectors count beside words as such. */
const VECTORS_SHARE = 1.7;
/** A word that is this share of all that have vectors counts half: what is everywhere says little (Arora, Liang & Ma 2017). */
const HALVING_SHARE = 1e-3;

export interface Prepared extends Placed {
  target: number;
  weight: number;
  register: number;
}

/** What is learnt from, and where. */
export interface Preparation {
  examples: Prepared[];
  places: Places;
  /** Of each place of a word that stands alone, what the word puts into the inputs. */
  inputsAt: Map<number, Float32Array>;
}

/** Texts as places and inputs, with the weights that give all classes equal shares. */
export function prepare(examples: readonly Example[], vectors: WordVectors): Preparation {
  const shares = CLASSES.map((name) =>
    examples.reduce((sum, { label, weight }) => sum + (label === name ? weight : 0), 0),
  );
  const all = shares.reduce((a, b) => a + b);
  const features = examples.map(({ text }) => featuresOf(text));
  const times = timesOf(features);
  const isKnown = (feature: number) => (times.get(feature) ?? 0) >= FEWEST;
  const inputsOf = wordInputs(vectors, times);
  const places = new Places(Uint32Array.from([...inputsOf.keys()].filter(isKnown)).sort());
  const prepared = examples.map(({ label, weight, register }, i) => {
    const { words, pieces } = features[i]!;
    const known = words.filter(isKnown);
    const target = CLASSES.indexOf(label);
    const perWord = 1 / Math.sqrt(Math.max(1, words.length));
    return {
      target,
      weight: (weight * all) / (CLASSES.length * shares[target]!),
      register: REGISTERS.indexOf(register),
      places: Int32Array.from([...known, ...pieces.filter(isKnown)], (feature) => places.placeOf(feature)),
      wordCount: known.length,
      perWord,
      perPiece: PIECES_SHARE / Math.sqrt(Math.max(1, pieces.length)),
      inputs: summed(
        known.flatMap((feature) => inputsOf.get(feature) ?? []),
        perWord,
      ),
    };
  });
  const inputsAt = new Map(
    Array.from(places.alone, (feature) => [places.placeOf(feature), inputsOf.get(feature)!]),
  );
  return { examples: prepared, places, inputsAt };
}

function timesOf(all: readonly Features[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const { words, pieces } of all)
    for (const of of [words, pieces])
      for (const feature of of) times.set(feature, (times.get(feature) ?? 0) + 1);
  return times;
}

/** What each word puts into the inputs, by its feature: into the first half as it is, into the second where a negation reaches it. */
function wordInputs(vectors: WordVectors, times: ReadonlyMap<number, number>): Map<number, Float32Array> {
  const words = [...vectors].map(([word, vector]) => {
    const [plain, negated] = [wordFeature(word), wordFeature(`!${word}`)];
    return { plain, negated, vector, count: (times.get(plain) ?? 0) + (times.get(negated) ?? 0) };
  });
  const all = words.reduce((sum, { count }) => sum + count, 0);
  const inputs = new Map<number, Float32Array>();
  for (const { plain, negated, vector, count } of words) {
    const worth = VECTORS_SHARE / (1 + count / all / HALVING_SHARE);
    const scaled = vector.map((number) => worth * number);
    inputs.set(plain, placedAt(0, scaled));
    inputs.set(negated, placedAt(VECTOR_LENGTH, scaled));
  }
  return inputs;
}

function placedAt(first: number, vector: Float32Array): Float32Array {
  const inputs = new Float32Array(INPUTS);
  inputs.set(vector, first);
  return inputs;
}

function summed(vectors: readonly Float32Array[], worth: number): Float32Array {
  const sum = new Float32Array(INPUTS);
  for (const vector of vectors) for (let i = 0; i < INPUTS; i++) sum[i]! += worth * vector[i]!;
  return sum;
}
