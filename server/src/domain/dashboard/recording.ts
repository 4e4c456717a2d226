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
  const { series } = keep(days, [scope, index], () => new DayTable(days, { scope, index }));
  return { ...figures, trends: trendsOf(figures, figuresOf(before, scope, index)), series };
}

/** The figures of every day from one document to the next: all but today's are seldom others. */
class DayTable {
  readonly #days: { date: string; sums: ScopedSums; version: number | undefined }[] = [];
  #series: Recording['series'] = {};

  constructor(
    days: ReadonlyMap<string, ScopedSums>,
    private readonly of: { scope: Scope; index: TermIndex },
  ) {
    for (const [date, sums] of days) {
      const version = sums.version?.(of.scope);
      this.#days.push({ date, sums, version });
      this.#series[date] = figuresOf(sums, of.scope, of.index);
    }
  }

  /** By date; the same object while none of it changes, and in it the same objects. */
  get series(): Recording['series'] {
    let series: Recording['series'] | undefined;
    for (const day of this.#days) {
      const version = day.sums.version?.(this.of.scope);
      if (version !== undefined && version === day.version) continue;
      day.version = version;
      series ??= { ...this.#series };
      series[day.date] = figuresOf(day.sums, this.of.scope, this.of.index);
    }
    this.#series = series ?? this.#series;
    return this.#series;
  }
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
