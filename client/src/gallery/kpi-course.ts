import type { KpiSeries, Snapshot } from '@earshot/contracts';

const DAY_MS = 86_400_000;
/** How days differ: weekends are quiet, and the last day is not over. */
const WEIGHTS = [0, 3, 5, 4, 6, 2, 0, 1, 5, 3, 7, 8, 4, 0, 0, 6, 9, 7, 5, 8, 1, 0, 9, 4];

/** A course by day that adds up to the base figures of a fixed picture. */
export function kpiCourseOf({ scope, period, kpis }: Snapshot): KpiSeries {
  const available = Math.round(kpis.dealsWon / (kpis.winRate || 1));
  return {
    ...{ scope, period },
    steps: {
      unit: 'day',
      from: WEIGHTS.map((_, day) => new Date(Date.parse(period.from) + day * DAY_MS).toISOString()),
      ...{ to: period.to, each: 1, whole: { first: true, last: false } },
    },
    series: {
      revenueWon: spread(kpis.revenueWon),
      dealsWon: spread(kpis.dealsWon),
      dealsAvailable: WEIGHTS.map((weight, day) =>
        Math.round(available * (0.6 + 0.01 * day + 0.02 * weight)),
      ),
    },
  };
}

/** A total over the days: each has what its weight adds to all before it, rounded, so that nothing is lost. */
function spread(total: number): number[] {
  const all = WEIGHTS.reduce((sum, weight) => sum + weight, 0);
  let weight = 0;
  let told = 0;
  return WEIGHTS.map((more) => {
    weight += more;
    const upToHere = Math.round((total * weight) / all);
    const here = upToHere - told;
    told = upToHere;
    return here;
  });
}
