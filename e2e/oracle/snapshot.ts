import type { Period, Scope, SentimentFigures, Snapshot } from '@earshot/contracts';
import { brandsOf } from './brands.ts';
import type { OracleCall } from './call.ts';
import { kpisOf } from './kpis.ts';
import { liveOf } from './live.ts';
import { isIn, periodAt } from './period.ts';
import { pipelineOf } from './pipeline.ts';
import { recordingOf } from './recording.ts';
import { salesPeriodAt } from './sales-period.ts';
import { termsOf } from './terms.ts';
import { topSellersOf } from './top-sellers.ts';
import type { World } from './world.ts';

/** A view to compute: whose calls, of when, seen at which instant. */
export interface OracleView {
  scope: Scope;
  period: Period;
  nowMs: number;
}

/** The document that a view of this world shows. */
export function snapshotOf(world: World, { scope, period, nowMs }: OracleView): Snapshot {
  const isInScope = ({ sellerId }: { sellerId: string }) =>
    scope === 'all' || scope === `team:${world.standing.sellers.get(sellerId)?.team}`;
  const calls = world.calls.filter(isInScope);
  const deals = world.deals.filter(isInScope);
  const engagements = world.engagements.filter(isInScope);
  const at = periodAt(period, { ...world, nowMs, heldMs: heldMs(world) });
  const { span, previous } = at;
  const salesPeriod = salesPeriodAt(world, scope, nowMs);
  const now = calls.filter((call) => isIn(call.endedAtMs, span));
  const before = previous && calls.filter((call) => isIn(call.endedAtMs, previous));
  return {
    scope,
    period: at.info,
    kpis: kpisOf(deals, at, salesPeriod),
    sentiment: sentimentOf(now),
    keywords: termsOf(world, 'keyword', { now, before }),
    competitors: termsOf(world, 'competitor', { now, before }),
    brands: brandsOf(world, span, { now, before }),
    topSellers: topSellersOf(world, { calls, deals, engagements, period: at, nowMs }),
    pipeline: pipelineOf(world, { deals, salesPeriod, nowMs }),
    recording: recordingOf(world, calls, nowMs),
    live: liveOf(world, { calls, isInScope, nowMs }),
  };
}

/** Every instant at which anything was. */
function heldMs({ calls, deals, engagements }: World): number[] {
  return [
    ...[...calls, ...engagements].map(({ endedAtMs }) => endedAtMs),
    ...deals.flatMap(({ createdAtMs, closedAtMs = createdAtMs }) => [createdAtMs, closedAtMs]),
  ];
}

function sentimentOf(calls: OracleCall[]): SentimentFigures {
  const analysed = calls.flatMap((call) => call.sentiment ?? []);
  const ofClass = (name: string) => analysed.filter((sentiment) => sentiment.class === name).length;
  const percents = analysed.map((sentiment) => sentiment.negativityPercent);
  const total = percents.reduce((a, b) => a + b, 0);
  return {
    calls: analysed.length,
    positive: ofClass('positive'),
    neutral: ofClass('neutral'),
    negative: ofClass('negative'),
    aboveAverageNegative: percents.filter((percent) => percent * percents.length > total).length,
  };
}
