import type { Period, Scope, SentimentFigures, Snapshot } from '@earshot/contracts';
import type { OracleCall } from './call.ts';
import { liveOf } from './live.ts';
import { isIn, periodAt } from './period.ts';
import { recordingOf } from './recording.ts';
import { termsOf } from './terms.ts';
import type { World } from './world.ts';

/** A view to compute: whose calls, of when, seen at which instant. */
export interface OracleView {
  scope: Scope;
  period: Period;
  nowMs: number;
}

/** The document that a view of this world shows. */
export function snapshotOf(world: World, { scope, period, nowMs }: OracleView): Snapshot {
  const isInScope = (call: { sellerId: string }) =>
    scope === 'all' || scope === `team:${world.standing.sellers.get(call.sellerId)?.team}`;
  const calls = world.calls.filter(isInScope);
  const facts = { ...world, nowMs, endsMs: world.calls.map((call) => call.endedAtMs) };
  const { span, previous, info } = periodAt(period, facts);
  const now = calls.filter((call) => isIn(call.endedAtMs, span));
  const before = previous && calls.filter((call) => isIn(call.endedAtMs, previous));
  return {
    scope,
    period: info,
    sentiment: sentimentOf(now),
    keywords: termsOf(world, 'keyword', { now, before }),
    competitors: termsOf(world, 'competitor', { now, before }),
    recording: recordingOf(world, calls, nowMs),
    live: liveOf(world, { calls, isInScope, nowMs }),
  };
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
