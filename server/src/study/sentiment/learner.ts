import { FEATURE_BITS, featuresOf } from '../../domain/sentiment/features.ts';
import { type Model, PIECES_SHARE } from '../../domain/sentiment/model.ts';
import type { Example } from './labelled.ts';

const CLASSES = ['negative', 'neutral', 'positive'] as const;
const FEATURES = 2 ** FEATURE_BITS;

const ROUNDS = 12;
/** The weights after each later round are averaged: less depends on what came last. */
const FIRST_AVERAGED = 3;
const RATE = 0.05;
/** Shrinks weights a little whenever they are used, so that a rare word is not believed outright. */
const SHRINKING = 1e-6;
const BIAS_RATE = 0.01;
const SEED = 20261124;
/** The share of weights beyond ±127 units: few, and far out. */
const CLIPPED = 0.0005;

interface Prepared {
  target: number;
  weight: number;
  places: Int32Array;
  /** The first so many places are words, the rest pieces. */
  wordCount: number;
}

/**
 * Multinomial logistic regression by Adagrad (Duchi, Hazan & Singer 2011), classes weighted to equal shares. One after
 * the other in a seeded order, so the same examples give the same weights to the last bit.
 */
export function learn(examples: readonly Example[]): Model {
  const prepared = prepare(examples);
  const weights = CLASSES.map(() => new Float32Array(FEATURES));
  const squares = CLASSES.map(() => new Float32Array(FEATURES).fill(1e-3));
  const biases = [0, 0, 0];
  const averages = CLASSES.map(() => ({ column: new Float32Array(FEATURES), bias: 0 }));
  const random = randomFrom(SEED);
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(prepared, random);
    for (const example of prepared) {
      const slopes = slopesOf(example, weights, biases);
      for (const [c, slope] of slopes.entries()) {
        descend(example, slope, weights[c]!, squares[c]!);
        biases[c] = biases[c]! - BIAS_RATE * slope;
      }
    }
    if (round < FIRST_AVERAGED) continue;
    for (const [c, average] of averages.entries()) {
      for (let i = 0; i < FEATURES; i++) average.column[i]! += weights[c]![i]! / (ROUNDS - FIRST_AVERAGED);
      average.bias += biases[c]! / (ROUNDS - FIRST_AVERAGED);
    }
  }
  return modelOf(
    averages.map(({ column }) => column),
    averages.map(({ bias }) => bias),
  );
}

function prepare(examples: readonly Example[]): Prepared[] {
  const shares = CLASSES.map((name) =>
    examples.reduce((sum, { label, weight }) => sum + (label === name ? weight : 0), 0),
  );
  const all = shares.reduce((a, b) => a + b);
  return examples.map(({ label, text, weight }) => {
    const { words, pieces } = featuresOf(text);
    const target = CLASSES.indexOf(label);
    return {
      target,
      weight: (weight * all) / (CLASSES.length * shares[target]!),
      places: Int32Array.from([...words, ...pieces]),
      wordCount: words.length,
    };
  });
}

/** What a word and what a piece of the example is worth. */
const valuesOf = ({ places, wordCount }: Prepared) => [
  1 / Math.sqrt(Math.max(1, wordCount)),
  PIECES_SHARE / Math.sqrt(Math.max(1, places.length - wordCount)),
];

/** How the loss changes with each class's logit. */
function slopesOf(example: Prepared, weights: readonly Float32Array[], biases: readonly number[]): number[] {
  const [perWord, perPiece] = valuesOf(example);
  const { places, wordCount, target, weight } = example;
  const exponentials = weights.map((column, c) => {
    let ofWords = 0;
    let ofPieces = 0;
    for (let i = 0; i < wordCount; i++) ofWords += column[places[i]!]!;
    for (let i = wordCount; i < places.length; i++) ofPieces += column[places[i]!]!;
    return Math.exp(biases[c]! + perWord! * ofWords + perPiece! * ofPieces);
  });
  const all = exponentials.reduce((a, b) => a + b);
  return exponentials.map((exponential, c) => weight * (exponential / all - (c === target ? 1 : 0)));
}

function descend(example: Prepared, slope: number, column: Float32Array, squares: Float32Array): void {
  const [perWord, perPiece] = valuesOf(example);
  const { places, wordCount } = example;
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    const step = slope * (i < wordCount ? perWord! : perPiece!) + SHRINKING * column[place]!;
    const square = squares[place]! + step * step;
    squares[place] = square;
    column[place] = column[place]! - (RATE * step) / Math.sqrt(square);
  }
}

/** Over neutral, in whole units that fit a byte. */
function modelOf([negative, neutral, positive]: Float32Array[], biases: readonly number[]): Model {
  const overNeutral = [negative!, positive!].map((column) =>
    column.map((weight, i) => weight - neutral![i]!),
  );
  const sizes = Float32Array.from(
    overNeutral.flatMap((column) => [...column.filter((w) => w !== 0)]),
    Math.abs,
  );
  sizes.sort();
  const unit = sizes[Math.floor((1 - CLIPPED) * (sizes.length - 1))]! / 127;
  const [packedNegative, packedPositive] = overNeutral.map((column) =>
    Int8Array.from(column, (weight) => Math.max(-127, Math.min(127, Math.round(weight / unit)))),
  );
  return {
    negative: packedNegative!,
    positive: packedPositive!,
    unit,
    negativeBias: biases[0]! - biases[1]!,
    positiveBias: biases[2]! - biases[1]!,
  };
}

/** Mulberry32 (Tommy Ettinger, public domain): a seed gives the same numbers everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
}
