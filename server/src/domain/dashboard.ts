import type { Snapshot } from '@earshot/contracts';
import { brandsOf } from './dashboard/brands.ts';
import type { DashboardInput } from './dashboard/input.ts';
import { makeAnew } from './dashboard/keep.ts';
import { kpisOf } from './dashboard/kpis.ts';
import { liveOf } from './dashboard/live.ts';
import { pipelineOf } from './dashboard/pipeline.ts';
import { recordingOf } from './dashboard/recording.ts';
import { sentimentOf } from './dashboard/sentiment.ts';
import { termIndexOf } from './dashboard/term-index.ts';
import { termsOf } from './dashboard/terms.ts';
import { topSellersOf } from './dashboard/top-sellers.ts';
import type { Window } from './window.ts';

export type {
  DashboardInput,
  DealSums,
  FirstHeard,
  People,
  RecentContribution,
  SalesPeriodSums,
  ScopedSums,
  SellerEntry,
  SellerSums,
  TouchedDeal,
} from './dashboard/input.ts';
export { type Keep, keeper } from './dashboard/keep.ts';
export { OpenDeals } from './dashboard/open-deals.ts';

/**
 * The document that a view shows. A team's own tracked term counts only in calls of sellers who are in that team now,
 * so it is read from the team's sums: in scope `all` as in the team's own, and not shown in any other team's.
 */
export function snapshotOf(input: DashboardInput): Snapshot {
  const { scope, sums, window } = input;
  const index = termIndexOf(input.trackers);
  const { keep = makeAnew } = input;
  const pipeline = pipelineOf(input, index);
  const counted = { scope, window, now: sums, before: window.previous && input.previous, keep };
  return {
    scope,
    period: keep(window, [input.timeZone], () => periodInfo(window, input.timeZone)),
    kpis: kpisOf(input, pipeline.openEstimated),
    sentiment: sentimentOf(sums.of(scope)),
    keywords: termsOf(index.keyword, counted),
    competitors: termsOf(index.competitor, counted),
    brands: brandsOf(input, index),
    topSellers: topSellersOf(input),
    pipeline,
    recording: recordingOf(input, index),
    live: liveOf(input, index),
  };
}

/** A period as answers tell it. */
export function periodInfo(window: Window, timeZone: string): Snapshot['period'] {
  return {
    kind: window.kind,
    ...isoSpan(window),
    resolutionSec: window.resolutionSec,
    ...(window.previous && { previous: isoSpan(window.previous) }),
    timeZone,
  };
}

function isoSpan({ fromMs, toMs }: { fromMs: number; toMs: number }) {
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}
