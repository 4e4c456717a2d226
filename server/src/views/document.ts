import type { Scope, Snapshot } from '@earshot/contracts';
import type { StartedCall } from '../domain/call.ts';
import { type Keep, type ScopedSums, snapshotOf } from '../domain/dashboard.ts';
import type { Sources } from './warm.ts';

/** The document of a scope, from what is in memory; `keep` remembers the parts of the one before it. */
export function documentOf(
  sources: Sources,
  { scope, nowMs, keep }: { scope: Scope; nowMs: number; keep: Keep },
): Snapshot {
  const { state, window, recording, recent } = sources;
  const { directory } = state;
  const previous = window.sums('previous');
  // The newest are nearly always at the end: handed over first, they leave little to sort.
  const newestLast: StartedCall[] = [];
  for (const call of state.active.values()) if (directory.isIn(scope, call.sellerId)) newestLast.push(call);
  const days = new Map<string, ScopedSums>();
  for (const date of recording.window.dates) days.set(date, recording.sums(date)!);
  return snapshotOf({
    scope,
    window: window.window,
    timeZone: state.settings.timeZone,
    nowMs,
    sums: window.sums('current')!,
    ...(previous ? { previous } : {}),
    recording: { now: recording.sums('current')!, before: recording.sums('previous')!, days },
    trackers: state.trackers,
    people: directory,
    active: newestLast.reverse(),
    recent: recent.newest(),
    keep,
  });
}
