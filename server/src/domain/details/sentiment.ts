import type { SentimentCounts, SentimentDetails } from '@earshot/contracts';
import { COUNTER } from '../contribution.ts';
import { meanNegativityOf, sentimentOf } from '../dashboard/sentiment.ts';
import { periodInfo } from '../dashboard.ts';
import { over, type Summed } from './input.ts';
import { stepsOf } from './series.ts';

/** What lies behind the figures of sentiment: the same figures, the mean they are held against, and their course. */
export function sentimentDetailsOf({
  scope,
  window,
  timeZone,
  sums,
  previous,
  series,
  steps,
}: Summed): SentimentDetails {
  const now = sums.of(scope);
  const inSteps = steps.map((step) => step.of(scope));
  const meanNegativity = meanNegativityOf(now);
  return {
    scope,
    period: periodInfo(window, timeZone),
    calls: now.get(COUNTER.calls) ?? 0,
    sentiment: sentimentOf(now),
    ...(window.previous && previous && { previous: sentimentOf(previous.of(scope)) }),
    ...(meanNegativity !== undefined && { meanNegativity }),
    steps: stepsOf(series),
    series: {
      positive: over(inSteps, COUNTER.positive),
      neutral: over(inSteps, COUNTER.neutral),
      negative: over(inSteps, COUNTER.negative),
    },
  };
}

/** Analysed calls by class. */
export function classesOf(counters: ReadonlyMap<string, number>): SentimentCounts {
  return {
    positive: counters.get(COUNTER.positive) ?? 0,
    neutral: counters.get(COUNTER.neutral) ?? 0,
    negative: counters.get(COUNTER.negative) ?? 0,
  };
}
