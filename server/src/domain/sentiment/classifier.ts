import { memoised } from '../memo.ts';
import type { Token } from '../token.ts';
import { pieceFeatures, wordFeatures } from './features.ts';
import { markedWords } from './marked-words.ts';
import { type Model, PIECES_SHARE } from './model.ts';

/** How likely each of the classes is. They add up to 1. */
export interface Likelihoods {
  negative: number;
  neutral: number;
  positive: number;
}

/** What some features weigh together, in units of the model. */
interface Weights {
  features: number;
  negative: number;
  positive: number;
}

/** Tells how a text sounds by a model: multinomial logistic regression over its features. */
export class Classifier {
  readonly #model: Model;
  /** Weights are whole numbers, so that what the pieces of a word weigh can be added up once for all. */
  readonly #piecesOf = memoised((word) => this.#weightsAt(pieceFeatures(word)));

  constructor(model: Model) {
    this.#model = model;
  }

  /** Words and pieces are each scaled to length 1, so that long texts are not surer than short ones. */
  likelihoodsOf(tokens: readonly Token[]): Likelihoods {
    const { unit, negativeBias, positiveBias } = this.#model;
    const marked = markedWords(tokens);
    const words = this.#weightsAt(wordFeatures(marked));
    const pieces: Weights = { features: 0, negative: 0, positive: 0 };
    for (const word of marked.words) {
      const { features, negative, positive } = this.#piecesOf(word);
      pieces.features += features;
      pieces.negative += negative;
      pieces.positive += positive;
    }
    const perWord = 1 / Math.sqrt(Math.max(1, words.features));
    const perPiece = PIECES_SHARE / Math.sqrt(Math.max(1, pieces.features));
    const logit = (name: 'negative' | 'positive') => unit * (perWord * words[name] + perPiece * pieces[name]);
    const negative = Math.exp(logit('negative') + negativeBias);
    const positive = Math.exp(logit('positive') + positiveBias);
    const all = negative + 1 + positive;
    return { negative: negative / all, neutral: 1 / all, positive: positive / all };
  }

  #weightsAt(places: readonly number[]): Weights {
    const { negative, positive } = this.#model;
    const weights = { features: places.length, negative: 0, positive: 0 };
    for (const place of places) {
      weights.negative += negative[place]!;
      weights.positive += positive[place]!;
    }
    return weights;
  }
}
