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
    aboveAverageNegative: aboveMean(binsOf(counters)),
  };
}

/** The mean that “above average” is held against, 0…1; undefined without an analysed call. */
export function meanNegativityOf(counters: ReadonlyMap<string, number>): number | undefined {
  const { count, sum } = totalOf(binsOf(counters));
  return count === 0 ? undefined : sum / (100 * count);
}

function binsOf(counters: ReadonlyMap<string, number>): number[] {
  return BINS.map((bin) => counters.get(bin) ?? 0);
}

function totalOf(bins: readonly number[]): { count: number; sum: number } {
  let count = 0;
  let sum = 0;
  for (let percent = 0; percent < bins.length; percent++) {
    count += bins[percent]!;
    sum += percent * bins[percent]!;
  }
  return { count, sum };
}

/** How many values of a histogram lie above its mean, exactly: value > sum ÷ count without the division. */
function aboveMean(bins: readonly number[]): number {
  const { count, sum } = totalOf(bins);
  let above = 0;
  for (let percent = 0; percent < bins.length; percent++) if (percent * count > sum) above += bins[percent]!;
  return above;
}
