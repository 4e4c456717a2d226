import type { KpiSeries, Snapshot } from '@earshot/contracts';
import type { Course } from '../../charts/sparkline/sparkline-layout.ts';

/** The figures whose course is told. */
export type CourseFigure = 'revenueWon' | 'dealsWon' | 'winRate' | 'averageDeal';

/** The course of a figure up to now; undefined where a line would say nothing: of one value, or of nothing but zeros. */
export function courseOf(
  { steps, series }: KpiSeries,
  figure: CourseFigure,
  nowMs: number,
): Course | undefined {
  // A period may go on into the future, of which there is nothing to tell.
  const begun = steps.from.filter((from) => Date.parse(from) <= nowMs).length;
  const values = Array.from({ length: begun }, (_, step) => valueIn(series, figure, step));
  const known = values.filter((value) => value !== undefined);
  if (known.length < 2 || known.every((value) => value === 0)) return undefined;
  const isOver = begun === steps.from.length && steps.whole.last && Date.parse(steps.to) <= nowMs;
  return {
    values,
    short: { first: !steps.whole.first, last: !isOver },
    fromZero: figure === 'revenueWon' || figure === 'dealsWon',
  };
}

function valueIn(
  { revenueWon, dealsWon, dealsAvailable }: KpiSeries['series'],
  figure: CourseFigure,
  step: number,
): number | undefined {
  const [revenue = 0, won = 0, available = 0] = [revenueWon[step], dealsWon[step], dealsAvailable[step]];
  switch (figure) {
    case 'revenueWon':
      return revenue;
    case 'dealsWon':
      return won;
    case 'winRate':
      return available === 0 ? undefined : won / available;
    case 'averageDeal':
      return won === 0 ? undefined : Math.round(revenue / won);
  }
}

/** The least, the greatest and the latest value of a course. */
export function extentOf({ values }: Course): { low: number; high: number; last: number } {
  const known = values.filter((value) => value !== undefined);
  return { low: Math.min(...known), high: Math.max(...known), last: known.at(-1) ?? 0 };
}

/** Whether a series is of the scope and period that a picture shows: the one may be asked for before the other is there. */
export function isOfPicture({ scope, period }: KpiSeries, shown: Snapshot): boolean {
  if (scope !== shown.scope || period.kind !== shown.period.kind) return false;
  // Other periods move with the clock, each at a moment of its own; of custom ones there are many.
  return period.kind !== 'custom' || (period.from === shown.period.from && period.to === shown.period.to);
}
