import type { Scope, Snapshot } from '@earshot/contracts';
import type { StartedCall } from '../domain/call.ts';
import { type DashboardInput, type Keep, type ScopedSums, snapshotOf } from '../domain/dashboard.ts';
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
  const days = new Map<string, ScopedSums>();
  for (const date of recording.window.dates) days.set(date, recording.sums(date)!);
  return snapshotOf({
    ...known(state, scope),
    scope,
    window: window.window,
    nowMs,
    sums: window.sums('current')!,
    ...(previous ? { previous } : {}),
    recording: { now: recording.sums('current')!, before: recording.sums('previous')!, days },
    sellers: window.sellerSums('sellers')!,
    deals: { ever: window.sums('ever')!, after: window.sums('after')!, ...(between ? { between } : {}) },
    salesPeriod: { ...salesPeriod.window, ...target(state, scope), won: salesPeriod.sums('won')! },
    bestPractice: sources.bestPractice.keywords,
    active: newestLast.reverse(),
    recent: recent.newest(),
    keep,
  });
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
