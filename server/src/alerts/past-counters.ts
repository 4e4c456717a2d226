import type { FigureName } from '@earshot/contracts';
import { COUNTER } from '../domain/contribution.ts';
import { type TermIndex, termIndexOf, type UnionCounters } from '../domain/dashboard/term-index.ts';
import type { TrackerSet } from '../domain/trackers.ts';

const CLASSES = [COUNTER.positive, COUNTER.neutral, COUNTER.negative];
const NEGATIVITY = Array.from({ length: 101 }, (_, percent) => COUNTER.negativity(percent));
const SALES_PERIOD = [COUNTER.wonCents];

/** What each figure is made from, of what is told of the past; of figures of the moment nothing is. */
const MADE_FROM: Record<FigureName, readonly string[] | ((index: TermIndex) => readonly string[])> = {
  revenueWon: [COUNTER.wonCents],
  dealsWon: [COUNTER.dealsWon],
  winRate: [COUNTER.dealsWon, COUNTER.dealsCreated, COUNTER.dealsClosed],
  averageDeal: [COUNTER.wonCents, COUNTER.dealsWon],
  wonInSalesPeriod: SALES_PERIOD,
  targetReached: SALES_PERIOD,
  targetPace: SALES_PERIOD,
  callsAnalysed: CLASSES,
  positiveShare: CLASSES,
  negativeShare: CLASSES,
  aboveAverageNegative: [...CLASSES, ...NEGATIVITY],
  // Calls tell who is in play.
  talkRatio: [COUNTER.calls, COUNTER.talkMs, COUNTER.listenMs],
  switchRate: [COUNTER.calls, COUNTER.switches, COUNTER.durationMs],
  callsThisMonth: [COUNTER.calls],
  secondsThisMonth: [COUNTER.durationMs],
  callsWithKeywords: ({ callsWithKeywords }) => union(callsWithKeywords),
  callsWithBrands: ({ callsWithBrands }) => union(callsWithBrands),
  pipelineOpen: [],
  openDeals: [],
  atRiskDeals: [],
  atRiskEstimated: [],
  activeCalls: [],
};

/** The names of the counters that a figure is made from, as trackers are now: no others need be read. */
export function countersOf(figure: FigureName, trackers: TrackerSet): readonly string[] {
  const from = MADE_FROM[figure];
  return typeof from === 'function' ? from(termIndexOf(trackers)) : from;
}

function union({ everyone, teams }: UnionCounters): string[] {
  return [everyone, ...teams.map(({ counter }) => counter)];
}
