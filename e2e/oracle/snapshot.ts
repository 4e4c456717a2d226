import type { Snapshot } from '@earshot/contracts';
import { brandsOf } from './brands.ts';
import { kpisOf } from './kpis.ts';
import { liveOf } from './live.ts';
import { pipelineOf } from './pipeline.ts';
import { recordingOf } from './recording.ts';
import { salesPeriodAt } from './sales-period.ts';
import { sentimentOf } from './sentiment.ts';
import { termsOf } from './terms.ts';
import { topSellersOf } from './top-sellers.ts';
import { type OracleView, seenIn } from './view.ts';
import type { World } from './world.ts';

/** The document that a view of this world shows. */
export function snapshotOf(world: World, view: OracleView): Snapshot {
  const { scope, nowMs } = view;
  const seen = seenIn(world, view);
  const { calls, deals, now, isInScope, period } = seen;
  const salesPeriod = salesPeriodAt(world, scope, nowMs);
  return {
    scope,
    period: period.info,
    kpis: kpisOf(deals, period, salesPeriod),
    sentiment: sentimentOf(now),
    keywords: termsOf(world, 'keyword', seen),
    competitors: termsOf(world, 'competitor', seen),
    brands: brandsOf(world, period.span, seen),
    topSellers: topSellersOf(world, seen),
    pipeline: pipelineOf(world, { deals, salesPeriod, nowMs }),
    recording: recordingOf(world, calls, nowMs),
    live: liveOf(world, { calls, isInScope, nowMs }),
  };
}
