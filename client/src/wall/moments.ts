import { figureOf, type PeriodInfo, type Snapshot } from '@earshot/contracts';

/** Something that a wall celebrates. Never whose deal it was: the amount alone. */
export type Moment = { kind: 'won'; deals: number; cents: number } | { kind: 'target'; cents: number };

/** Windows that go along with the clock; the others stand, and another month is another figure. */
const SLIDES: ReadonlySet<PeriodInfo['kind']> = new Set(['last24h', 'last7d', 'allTime']);

/**
 * What there is to celebrate between two pictures of one view, of which the second continues the first. A new month is none, and
 * neither is another target: what was won must have risen by itself.
 */
export function momentsBetween(before: Snapshot, after: Snapshot): Moment[] {
  return [...wonBetween(before, after), ...reachedBetween(before, after)];
}

function wonBetween(before: Snapshot, after: Snapshot): Moment[] {
  const [from, to] = [before.period, after.period];
  if (before.scope !== after.scope || from.kind !== to.kind) return [];
  if (!SLIDES.has(to.kind) && from.from !== to.from) return [];
  const deals = after.kpis.dealsWon - before.kpis.dealsWon;
  const cents = after.kpis.revenueWon - before.kpis.revenueWon;
  return deals > 0 && cents > 0 ? [{ kind: 'won', deals, cents }] : [];
}

function reachedBetween(before: Snapshot, after: Snapshot): Moment[] {
  const [was, is] = [before.kpis.salesPeriod, after.kpis.salesPeriod];
  if (before.scope !== after.scope || was.from !== is.from || was.target !== is.target) return [];
  const [part, reached] = [figureOf(before, 'targetReached'), figureOf(after, 'targetReached')];
  if (part === undefined || reached === undefined || part >= 1 || reached < 1) return [];
  return [{ kind: 'target', cents: is.won }];
}
