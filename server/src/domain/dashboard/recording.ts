import type { Recording, RecordingFigures, Scope } from '@earshot/contracts';
import { COUNTER } from '../contribution.ts';
import type { DashboardInput, ScopedSums } from './input.ts';
import { makeAnew } from './keep.ts';
import type { TermIndex, UnionCounters } from './term-index.ts';
import { trendOf } from './trend.ts';

/** How recording goes this month against last month, and by day. */
export function recordingOf(
  { recording: { now, before, days }, scope, keep = makeAnew }: RecordingInput,
  index: TermIndex,
): Recording {
  const figures = figuresOf(now, scope, index);
  const series: Recording['series'] = {};
  for (const [date, sums] of days) {
    const make = () => figuresOf(sums, scope, index);
    series[date] = sums.version ? keep(sums, [sums.version(scope), index], make) : make();
  }
  return { ...figures, trends: trendsOf(figures, figuresOf(before, scope, index)), series };
}

type RecordingInput = Pick<DashboardInput, 'recording' | 'scope' | 'keep'>;

function figuresOf(sums: ScopedSums, scope: Scope, index: TermIndex): RecordingFigures {
  const counters = sums.of(scope);
  return {
    calls: counters.get(COUNTER.calls) ?? 0,
    seconds: (counters.get(COUNTER.durationMs) ?? 0) / 1000,
    callsWithKeywords: unionOf(index.callsWithKeywords, sums, scope),
    callsWithBrands: unionOf(index.callsWithBrands, sums, scope),
  };
}

/** Calls with a term of everyone's, and calls of a team's sellers with none but the team's own. */
function unionOf({ everyone, teams }: UnionCounters, sums: ScopedSums, scope: Scope): number {
  let calls = sums.of(scope).get(everyone) ?? 0;
  for (const { team, counter } of teams) {
    if (scope === 'all' || scope === team) calls += sums.of(team).get(counter) ?? 0;
  }
  return calls;
}

function trendsOf(now: RecordingFigures, before: RecordingFigures): Recording['trends'] {
  const trends: Recording['trends'] = {};
  for (const figure of ['calls', 'seconds', 'callsWithKeywords', 'callsWithBrands'] as const) {
    const trend = trendOf(now[figure], before[figure]);
    if (trend !== undefined) trends[figure] = trend;
  }
  return trends;
}
