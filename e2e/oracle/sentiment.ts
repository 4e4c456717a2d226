import type { SentimentFigures } from '@earshot/contracts';
import type { OracleCall } from './call.ts';

/** Analysed calls by class, and those more negative than their mean. */
export function sentimentOf(calls: readonly OracleCall[]): SentimentFigures {
  return {
    calls: calls.filter(({ sentiment }) => sentiment !== undefined).length,
    ...classesOf(calls),
    aboveAverageNegative: aboveAverageNegative(calls).length,
  };
}

/** Analysed calls by class. */
export function classesOf(calls: readonly OracleCall[]) {
  const ofClass = (name: string) => calls.filter(({ sentiment }) => sentiment?.class === name).length;
  return { positive: ofClass('positive'), neutral: ofClass('neutral'), negative: ofClass('negative') };
}

/** The mean negativity of the analysed calls, 0…1; not a number where there are none. */
export function meanNegativity(calls: readonly OracleCall[]): number {
  const percents = calls.flatMap(({ sentiment }) => sentiment?.negativityPercent ?? []);
  return percents.reduce((a, b) => a + b, 0) / (100 * percents.length);
}

/** The analysed calls that are more negative than the mean of them all; compared in whole numbers. */
export function aboveAverageNegative(calls: readonly OracleCall[]): OracleCall[] {
  const percents = calls.flatMap(({ sentiment }) => sentiment?.negativityPercent ?? []);
  const total = percents.reduce((a, b) => a + b, 0);
  return calls.filter(({ sentiment }) => sentiment && sentiment.negativityPercent * percents.length > total);
}
