import { CLASS_BOUND_THOUSANDTHS } from '../call-metrics.ts';
import { tokensOf } from '../words.ts';
import type { SentimentAnalyser } from './analyser.ts';
import { isOnlyCourtesy } from './courtesy.ts';
import { featuresOf } from './features.ts';
import { isEnglish, isLatin } from './language.ts';
import { type Likelihoods, likelihoodsOf, type Model, unpackModel } from './model.ts';
import weights from './weights.txt?raw';

const A_LETTER = /\p{L}/u;

let model: Model | undefined;

/** A linear classifier trained on labelled English; what it was trained on stands in this folder's README. */
export const englishAnalyser: SentimentAnalyser = {
  understands: isEnglish,
  scoreOf(text) {
    if (!isLatin(text)) return undefined;
    model ??= unpackModel(weights);
    return scoreBy(model, text);
  },
};

/** The score of an English text under a model, −1000…1000; 0 where it is only courtesy or has no word. */
export function scoreBy(model: Model, text: string): number {
  const words = tokensOf(text).flatMap(({ form, isWord }) => (isWord ? [form] : []));
  if (!A_LETTER.test(text) || isOnlyCourtesy(words)) return 0;
  return scoreFor(likelihoodsOf(featuresOf(text), model));
}

/**
 * The difference of the likelihoods, −1…1 in thousandths, but always on the side of the bounds on which the likeliest class
 * lies. What is most likely neutral stays close to 0, so that a call of many such texts is neutral as well.
 */
export function scoreFor({ negative, neutral, positive }: Likelihoods): number {
  const difference = positive - negative;
  const bound = CLASS_BOUND_THOUSANDTHS;
  if (negative > neutral && negative > positive) return Math.min(Math.round(1000 * difference), -bound);
  if (positive > neutral && positive > negative) return Math.max(Math.round(1000 * difference), bound);
  // Under 0.5 here, since neutral is as likely as either.
  return Math.round(2 * (bound - 1) * difference) + 0; // + 0: never −0
}
