import { VECTOR_LENGTH } from './word-vectors.ts';

const RATE = 0.05;
const BIAS_RATE = 0.01;
/** What a square begins with, so that the first step of a weight is not the longest. */
const FIRST_SQUARE = 1e-3;
/** Of plain words and of those that a negation reaches, one sum of vectors each. */
export const INPUTS = 2 * VECTOR_LENGTH;

/** A text as places in the table of weights, and what the vectors of its words add up to. */
export interface Placed {
  places: Int32Array;
  /** The first so many places are words, the rest pieces. */
  wordCount: number;
  /** What a word and what a piece of it is worth. */
  perWord: number;
  perPiece: number;
  /** `INPUTS` numbers. */
  inputs: Float32Array;
}

/** Three linear functions of a text, learnt by Adagrad (Duchi, Hazan & Singer 2011). */
export class Columns {
  readonly #placeCount: number;
  /** Of each place its three, one after the other, then those of each input, and at the end the biases. */
  readonly #weights: Float32Array;
  readonly #squares: Float32Array;
  readonly #biasesAt: number;
  /** The weights after several rounds, averaged: less depends on what came last. */
  readonly averages: Float32Array;

  constructor(placeCount: number) {
    this.#placeCount = placeCount;
    this.#biasesAt = 3 * (placeCount + INPUTS);
    this.#weights = new Float32Array(this.#biasesAt + 3);
    this.#squares = new Float32Array(this.#biasesAt).fill(FIRST_SQUARE);
    this.averages = new Float32Array(this.#biasesAt + 3);
  }

  scoresOf({ places, wordCount, perWord, perPiece, inputs }: Placed): [number, number, number] {
    const weights = this.#weights;
    let first = weights[this.#biasesAt]!;
    let second = weights[this.#biasesAt + 1]!;
    let third = weights[this.#biasesAt + 2]!;
    for (let i = 0; i < places.length; i++) {
      const at = 3 * places[i]!;
      const value = i < wordCount ? perWord : perPiece;
      first += value * weights[at]!;
      second += value * weights[at + 1]!;
      third += value * weights[at + 2]!;
    }
    for (let j = 0, at = 3 * this.#placeCount; j < INPUTS; j++, at += 3) {
      const value = inputs[j]!;
      first += value * weights[at]!;
      second += value * weights[at + 1]!;
      third += value * weights[at + 2]!;
    }
    return [first, second, third];
  }

  /** Goes a step down, by how the loss changes with each score. */
  descend({ places, wordCount, perWord, perPiece, inputs }: Placed, slopes: readonly number[]): void {
    const weights = this.#weights;
    const squares = this.#squares;
    const [first, second, third] = [slopes[0]!, slopes[1]!, slopes[2]!];
    for (let i = 0; i < places.length; i++) {
      const at = 3 * places[i]!;
      const value = i < wordCount ? perWord : perPiece;
      stepDown(weights, squares, at, value * first);
      stepDown(weights, squares, at + 1, value * second);
      stepDown(weights, squares, at + 2, value * third);
    }
    for (let j = 0, at = 3 * this.#placeCount; j < INPUTS; j++, at += 3) {
      const value = inputs[j]!;
      if (value === 0) continue;
      stepDown(weights, squares, at, value * first);
      stepDown(weights, squares, at + 1, value * second);
      stepDown(weights, squares, at + 2, value * third);
    }
    for (let c = 0; c < 3; c++) weights[this.#biasesAt + c]! -= BIAS_RATE * slopes[c]!;
  }

  /** Adds what is known by now to the averages, as so great a share. */
  average(share: number): void {
    for (let i = 0; i < this.averages.length; i++) this.averages[i]! += share * this.#weights[i]!;
  }

  /** Adds what the inputs say of a word to the word's own place: a linear function of a sum is a sum. */
  fold(place: number, vector: Float32Array): void {
    for (let c = 0; c < 3; c++)
      for (let j = 0; j < INPUTS; j++)
        this.averages[3 * place + c]! += vector[j]! * this.averages[3 * (this.#placeCount + j) + c]!;
  }

  /** One of the averaged functions less another, place by place, and the bias. */
  over(column: number, base: number): { weights: Float32Array; bias: number } {
    const difference = (at: number) => this.averages[at + column]! - this.averages[at + base]!;
    return {
      weights: Float32Array.from({ length: this.#placeCount }, (_, place) => difference(3 * place)),
      bias: difference(this.#biasesAt),
    };
  }
}

function stepDown(weights: Float32Array, squares: Float32Array, at: number, slope: number): void {
  const square = squares[at]! + slope * slope;
  squares[at] = square;
  weights[at]! -= (RATE * slope) / Math.sqrt(square);
}
