import { CLASS_BOUND_THOUSANDTHS } from '../call-metrics.ts';
import { tokensOf } from '../words.ts';
import type { SentimentAnalyser } from './analyser.ts';
import { Classifier, type Likelihoods } from './classifier.ts';
import { isOnlyCourtesy } from './courtesy.ts';
import { isEnglish, isLatin } from './language.ts';
import { unpackModel } from './model.ts';
import weights from './weights.txt?raw';

const A_LETTER = /\p{L}/u;

let classifier: Classifier | undefined;

/** A linear classifier trained on labelled English; what it was trained on stands in this folder's README. */
export const englishAnalyser: SentimentAnalyser = {
  understands: isEnglish,
  scoreOf(text) {
    if (!isLatin(text)) return undefined;
    const tokens = tokensOf(text);
    if (!A_LETTER.test(text) || isOnlyCourtesy(tokens)) return 0;
    classifier ??= new Classifier(unpackModel(weights));
    return scoreFor(classifier.likelihoodsOf(tokens));
  },
};

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
