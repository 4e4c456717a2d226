import type { ScreenShow, Snapshot } from '@earshot/contracts';

type ShownPeriod = ScreenShow['period'];

/** What to look at where a period has nothing in it yet, the nearest first. */
const SUBSTITUTES: Record<ShownPeriod, readonly ShownPeriod[]> = {
  last24h: ['last7d', 'allTime'],
  last7d: ['allTime'],
  thisMonth: ['lastMonth', 'allTime'],
  lastMonth: ['allTime'],
  allTime: [],
};

/** Whether nothing has happened in a view's period: no finished call and no deal won. */
export function isEmptyPeriod({ topSellers, sentiment, kpis }: Snapshot): boolean {
  return topSellers.calls.team === 0 && sentiment.calls === 0 && kpis.dealsWon === 0;
}

/** The period to try in the place of an empty one, after another one that was empty as well; undefined where none is left. */
export function substituteFor(wanted: ShownPeriod, after?: ShownPeriod): ShownPeriod | undefined {
  const all = SUBSTITUTES[wanted];
  return after === undefined ? all[0] : all[all.indexOf(after) + 1];
}
