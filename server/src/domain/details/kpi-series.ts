import { type KpiSeries, MOST_KPI_STEPS } from '@earshot/contracts';
import { bucketAt } from '../buckets.ts';
import { addInto, COUNTER, type Counters } from '../contribution.ts';
import { type DealSums, periodInfo, type ScopedSums } from '../dashboard.ts';
import { zoneOf } from '../zone.ts';
import { over, type Subject } from './input.ts';
import { type SeriesWindow, stepsOf } from './series.ts';

export interface KpiSeriesInput extends Subject {
  series: SeriesWindow;
  /** One for each step of `series`. */
  steps: readonly ScopedSums[];
  /** All deals there are, and those behind the period. */
  deals: Pick<DealSums, 'ever' | 'after'>;
}

/** The course of the base figures, in few steps. The pipeline has none: what a deal was expected to bring is not kept by day. */
export function kpiSeriesOf({ scope, window, timeZone, series, steps, deals }: KpiSeriesInput): KpiSeries {
  const each = Math.max(1, Math.ceil(series.steps.length / MOST_KPI_STEPS));
  const together = inGroups(
    steps.map((step) => step.of(scope)),
    each,
  ).map(sumOf);
  const { from, ...told } = stepsOf(series);
  const count = (of: ScopedSums, counter: string) => of.of(scope).get(counter) ?? 0;
  // All time has no end: what is dated a few minutes ahead is in its last step.
  const untilEnd = (counter: string) =>
    count(deals.ever, counter) - (window.kind === 'allTime' ? 0 : count(deals.after, counter));
  return {
    ...{ scope, period: periodInfo(window, timeZone) },
    steps: {
      ...{ ...told, from: from.filter((_, i) => i % each === 0) },
      ...{ each, whole: wholeOf(series, each, timeZone) },
    },
    series: {
      revenueWon: over(together, COUNTER.wonCents),
      dealsWon: over(together, COUNTER.dealsWon),
      dealsAvailable: availableIn(together, {
        created: untilEnd(COUNTER.dealsCreated),
        closed: untilEnd(COUNTER.dealsClosed),
      }),
    },
  };
}

/**
 * Deals that were available in each step: created before its end less closed before its start. Both are known for the end of the
 * last one, and step by step less lies before.
 */
function availableIn(
  steps: readonly ReadonlyMap<string, number>[],
  { created, closed }: { created: number; closed: number },
): number[] {
  const available: number[] = [];
  for (const step of steps.toReversed()) {
    closed -= step.get(COUNTER.dealsClosed) ?? 0;
    available.push(created - closed);
    created -= step.get(COUNTER.dealsCreated) ?? 0;
  }
  return available.reverse();
}

/** Whether the edges of a period leave the first of its steps, and the last `each` of them, as long as they are. */
function wholeOf({ unit, steps }: SeriesWindow, each: number, timeZone: string): KpiSeries['steps']['whole'] {
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const zone = zoneOf(timeZone);
  return {
    first: bucketAt(unit, first.fromMs, zone).fromMs === first.fromMs,
    last: steps.length % each === 0 && bucketAt(unit, last.fromMs, zone).toMs === last.toMs,
  };
}

function inGroups<T>(all: readonly T[], each: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / each) }, (_, i) => all.slice(i * each, (i + 1) * each));
}

function sumOf(parts: readonly ReadonlyMap<string, number>[]): Counters {
  const sum: Counters = new Map();
  for (const part of parts) addInto(sum, part);
  return sum;
}
