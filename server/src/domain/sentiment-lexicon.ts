import type { SentimentAnalyser } from './sentiment.ts';
import { isNegation, isTurn, weightOf } from './sentiment-words.ts';
import { tokensOf } from './words.ts';

/** A negation turns the words after it, up to the next sign of punctuation. */
const NEGATION_REACH = 3;
/** How soon more such words stop making a difference: one of weight 2 scores 400. */
const SOFTNESS = 3;

/**
 * The first analyser: a list of words in English and Greek, negation and "but". It knows no context, reads no irony
 * and leaves what it does not know neutral.
 */
export const lexiconAnalyser: SentimentAnalyser = {
  version: 1,
  scoreOf(text) {
    const { before, after } = clauseWeights(text);
    const weight = after === undefined ? before : before / 2 + after * 1.5;
    return Math.round((1000 * weight) / (Math.abs(weight) + SOFTNESS)) + 0; // + 0: never −0
  },
};

/** Summed weights of what comes before the last "but" and, where there is one, after it. */
function clauseWeights(text: string): { before: number; after?: number } {
  let before = 0;
  let after: number | undefined;
  let negatedWords = 0;
  for (const { form, isWord } of tokensOf(text)) {
    if (!isWord) negatedWords = 0;
    else if (isTurn(form)) {
      before += after ?? 0;
      after = 0;
      negatedWords = 0;
    } else if (isNegation(form)) negatedWords = NEGATION_REACH;
    else {
      const weight = negatedWords > 0 ? -weightOf(form) : weightOf(form);
      negatedWords -= 1;
      if (after === undefined) before += weight;
      else after += weight;
    }
  }
  return after === undefined ? { before } : { before, after };
}
