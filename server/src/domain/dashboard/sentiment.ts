import type { SentimentFigures } from '@earshot/contracts';
import { COUNTER } from '../contribution.ts';

const BINS = Array.from({ length: 101 }, (_, percent) => COUNTER.negativity(percent));

/** Analysed calls by class, and how many of them are more negative than their mean. */
export function sentimentOf(counters: ReadonlyMap<string, number>): SentimentFigures {
  const positive = counters.get(COUNTER.positive) ?? 0;
  const neutral = counters.get(COUNTER.neutral) ?? 0;
  const negative = counters.get(COUNTER.negative) ?? 0;
  return {
    calls: positive + neutral + negative,
    positive,
    neutral,
    negative,
    aboveAverageNegative: aboveMean(BINS.map((bin) => counters.get(bin) ?? 0)),
  };
}

/** How many values of a histogram lie above its mean, exactly: value > sum ÷ count without the division. */
function aboveMean(bins: readonly number[]): number {
  let count = 0;
  let sum = 0;
  bins.forEach((calls, percent) => {
    count += calls;
    sum += percent * calls;
  });
  return bins.reduce((above, calls, percent) => (percent * count > sum ? above + calls : above), 0);
}
