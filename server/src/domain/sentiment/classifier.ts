import { memoised } from '../memo.ts';
import type { Token } from '../token.ts';
import { pieceFeatures, wordFeatures } from './features.ts';
import { markedWords } from './marked-words.ts';
import { COLUMNS, type Model, PIECES_SHARE, REGISTER_COLUMN, REGISTERS } from './model.ts';

/** How likely each of the classes is. They add up to 1. */
export interface Likelihoods {
  negative: number;
  neutral: number;
  positive: number;
}

/** What some features weigh together in each column, in units of the model. */
interface Weights {
  features: number;
  columns: Int32Array;
}

/**
 * Tells how a text sounds by a mixture of linear models (Jacobs, Jordan, Nowlan & Hinton 1991): what it means in each
 * register, as much as it sounds like that register.
 */
export class Classifier {
  readonly #model: Model;
  /** What each place weighs in each column, in units. */
  readonly #units: Int16Array;
  /** Weights are whole numbers, so that what the pieces of a word weigh can be added up once for all. */
  readonly #piecesOf = memoised((word) => this.#weightsAt(pieceFeatures(word)));

  constructor(model: Model) {
    this.#model = model;
    this.#units = Int16Array.from(model.steps, (step) => step * Math.abs(step));
  }

  likelihoodsOf(tokens: readonly Token[]): Likelihoods {
    const logits = this.#logitsOf(tokens);
    const sum: Likelihoods = { negative: 0, neutral: 0, positive: 0 };
    for (const [r, share] of sharesOf(logits).entries()) {
      const negative = Math.exp(logits[2 * r]!);
      const positive = Math.exp(logits[2 * r + 1]!);
      const all = negative + 1 + positive;
      sum.negative += (share * negative) / all;
      sum.neutral += share / all;
      sum.positive += (share * positive) / all;
    }
    return sum;
  }

  /** Words and pieces are each scaled to length 1, so that long texts are not surer than short ones. */
  #logitsOf(tokens: readonly Token[]): number[] {
    const { units, biases } = this.#model;
    const marked = markedWords(tokens);
    const words = this.#weightsAt(wordFeatures(marked));
    const pieces: Weights = { features: 0, columns: new Int32Array(COLUMNS) };
    for (const word of marked.words) {
      const { features, columns } = this.#piecesOf(word);
      pieces.features += features;
      for (let c = 0; c < COLUMNS; c++) pieces.columns[c]! += columns[c]!;
    }
    const perWord = 1 / Math.sqrt(Math.max(1, words.features));
    const perPiece = PIECES_SHARE / Math.sqrt(Math.max(1, pieces.features));
    return biases.map(
      (bias, c) => bias + units[c]! * (perWord * words.columns[c]! + perPiece * pieces.columns[c]!),
    );
  }

  #weightsAt(features: readonly number[]): Weights {
    const { places } = this.#model;
    const units = this.#units;
    const columns = new Int32Array(COLUMNS);
    for (const feature of features) {
      const first = COLUMNS * places.placeOf(feature);
      for (let c = 0; c < COLUMNS; c++) columns[c]! += units[first + c]!;
    }
    return { features: features.length, columns };
  }
}

/** How much a text sounds like each register. They add up to 1. */
function sharesOf(logits: readonly number[]): number[] {
  // The last one is what the others are told over.
  const exponentials = REGISTERS.map((_, r) =>
    r === REGISTERS.length - 1 ? 1 : Math.exp(logits[REGISTER_COLUMN + r]!),
  );
  const all = exponentials.reduce((a, b) => a + b);
  return exponentials.map((exponential) => exponential / all);
}
