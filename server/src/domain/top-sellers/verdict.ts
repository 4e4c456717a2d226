import type { Verdict } from '@earshot/contracts';
import { twoSidedP } from './students-t.ts';

const FEWEST_CALLS = 10;
const FEWEST_SELLERS = 3;
const LEVEL = 0.05;

/** What a test needs to know of one side's values. */
export interface Sample {
  size: number;
  mean: number;
  variance: number;
}

/** Mean and sample variance. Equal values have exactly their value and 0, which a quotient of sums does not promise. */
export function sampleOf(values: readonly number[]): Sample {
  const [first = 0] = values;
  let differences = 0;
  for (const value of values) differences += value - first;
  const mean = first + differences / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { size: values.length, mean, variance: squares / (values.length - 1) };
}

/**
 * Whether top sellers differ from the others in play: Welch's t-test at 5 %, two-sided, over one value a seller. Sellers who have
 * none (no talk, no analysed call) are not in the samples.
 */
export function verdictOf(
  top: Sample,
  others: Sample,
  { topCalls, otherCalls }: { topCalls: number; otherCalls: number },
): Verdict {
  if (topCalls < FEWEST_CALLS || otherCalls < FEWEST_CALLS) return 'tooFew';
  if (top.size < FEWEST_SELLERS || others.size < FEWEST_SELLERS) return 'tooFew';
  return welchP(top, others) < LEVEL ? 'different' : 'same';
}

/**
 * The p-value of Welch's t-test, two-sided (Welch 1947; degrees of freedom by Welch–Satterthwaite). Samples that do not vary
 * at all have 1 where they are equal, 0 where they are not.
 */
export function welchP(one: Sample, two: Sample): number {
  const difference = one.mean - two.mean;
  const [u, v] = [one.variance / one.size, two.variance / two.size];
  if (u + v === 0) return difference === 0 ? 1 : 0;
  const t = difference / Math.sqrt(u + v);
  const share = u / (u + v);
  const df = 1 / (share ** 2 / (one.size - 1) + (1 - share) ** 2 / (two.size - 1));
  return twoSidedP(t, df);
}
