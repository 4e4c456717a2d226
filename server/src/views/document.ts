import type { Scope, Snapshot } from '@earshot/contracts';
import type { StartedCall } from '../domain/call.ts';
import { type DashboardInput, type Keep, type ScopedSums, snapshotOf } from '../domain/dashboard.ts';
import type { RecordingWindow } from '../domain/window.ts';
import type { NodeState } from './node-state.ts';
import type { Sources } from './warm.ts';

/** The document of a scope, from what is in memory; `keep` remembers the parts of the one before it. */
export function documentOf(
  sources: Sources,
  { scope, nowMs, keep }: { scope: Scope; nowMs: number; keep: Keep },
): Snapshot {
  const { state, window, recording, salesPeriod, recent } = sources;
  const previous = window.sums('previous');
  const between = window.sums('between');
  // The newest are nearly always at the end: handed over first, they leave little to sort.
  const newestLast: StartedCall[] = [];
  for (const call of state.active.values())
    if (state.directory.isIn(scope, call.sellerId)) newestLast.push(call);
  return snapshotOf({
    ...known(state, scope),
    scope,
    window: window.window,
    nowMs,
    sums: window.sums('current')!,
    ...(previous ? { previous } : {}),
    recording: {
      now: recording.sums('current')!,
      before: recording.sums('previous')!,
      days: daysOf(recording),
    },
    sellers: window.sellerSums('sellers')!,
    deals: { ever: window.sums('ever')!, after: window.sums('after')!, ...(between ? { between } : {}) },
    salesPeriod: { ...salesPeriod.window, ...target(state, scope), won: salesPeriod.sums('won')! },
    bestPractice: sources.bestPractice.keywords,
    active: newestLast.reverse(),
    recent: recent.newest(),
    keep,
  });
}

const days = new WeakMap<RecordingWindow, ReadonlyMap<string, ScopedSums>>();

/** The sums of each date, gathered once for each window. */
function daysOf(recording: Sources['recording']): ReadonlyMap<string, ScopedSums> {
  let byDate = days.get(recording.window);
  if (!byDate) {
    byDate = new Map(recording.window.dates.map((date) => [date, recording.sums(date)!]));
    days.set(recording.window, byDate);
  }
  return byDate;
}

/** What a document says by what is known now, whatever the period. */
export function known(
  state: NodeState,
  scope: Scope,
): Pick<DashboardInput, 'timeZone' | 'openDeals' | 'firstHeard' | 'stars' | 'trackers' | 'people'> {
  const { settings, trackers, directory: people } = state;
  return {
    timeZone: settings.timeZone,
    openDeals: state.deals.of(scope),
    firstHeard: state.firsts.earliest,
    ...(settings.topSellers ? { stars: settings.topSellers } : {}),
    trackers,
    people,
  };
}

/** What a scope is to win in a sales period, in cents. */
export function target({ settings }: NodeState, scope: Scope): { target?: number } {
  const { organisation, teams = {} } = settings.targets ?? {};
  const team = scope.slice('team:'.length);
  const cents = scope === 'all' ? organisation : Object.hasOwn(teams, team) ? teams[team] : undefined;
  return cents === undefined ? {} : { target: cents };
}
