import type { Period } from '@earshot/contracts';
import { COUNTER } from '../domain/contribution.ts';
import { type RecordingWindow, type Window, windowOf } from '../domain/window.ts';
import type { NodeState } from './node-state.ts';
import type { Cover } from './window-state.ts';

/** One text for each period, the same for the same period. */
export function periodKey(period: Period): string {
  return period.kind === 'custom'
    ? `custom~${new Date(period.from).toISOString()}~${new Date(period.to).toISOString()}`
    : period.kind;
}

const RECORDED = [COUNTER.calls, COUNTER.durationMs];
/** Counters that figures of recording are made of: lengths, and the unions of terms. */
export const isRecorded = (counter: string) =>
  counter.startsWith('ck|') || counter.startsWith('cb|') || RECORDED.some((name) => name === counter);

/** The cover of a period: the group `current`, and `previous` where there is one. */
export function periodCover(window: Window, state: NodeState): Cover<Window> {
  const keys = (ids: readonly string[]) => ids.map((id) => state.keyOf(id));
  const groups = new Map([['current', keys(window.buckets)]]);
  if (window.previous) groups.set('previous', keys(window.previousBuckets));
  return { window, groups };
}

/** The cover of the figures of recording: as for this month, and a group for each date. */
export function recordingCover(window: RecordingWindow, state: NodeState): Cover<RecordingWindow> {
  const groups = new Map(periodCover(window, state).groups);
  for (const date of window.dates) groups.set(date, [state.keyOf(`d:${date}`)]);
  return { window, groups };
}

/** The window of a period at a moment, for this organisation. */
export function windowNow(period: Period, state: NodeState, nowMs: number): Window {
  const { zone, earliestMonth, settings } = state;
  return windowOf(period, {
    nowMs,
    zone,
    setUpAtMs: settings.setUpAtMs,
    ...(earliestMonth === undefined ? {} : { earliestMonth }),
  });
}
