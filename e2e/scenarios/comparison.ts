import type { Scope, Snapshot, ViewOpen } from '@earshot/contracts';
import { expect } from 'vitest';
import { snapshotOf } from '../oracle/snapshot.ts';
import type { World } from '../oracle/world.ts';
import type { System } from './harness.ts';
import { eventually, type LiveView } from './live-client.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A live view may be behind by the time that a delta takes. */
const LIVE_MS = 5_000;

/** Keys in order at every depth: two documents that say the same are the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Every kind of period, seen from an instant: custom ones by hour, by day, and still under way. */
export function periodsAt(nowMs: number): ViewOpen['period'][] {
  const custom = (from: number, to: number) => ({
    kind: 'custom' as const,
    from: new Date(nowMs + from).toISOString(),
    to: new Date(nowMs + to).toISOString(),
  });
  return [
    ...(['allTime', 'last24h', 'last7d', 'thisMonth', 'lastMonth'] as const).map((kind) => ({ kind })),
    custom(-17 * DAY_MS - 12_345, -3 * DAY_MS + 6_789),
    custom(-150 * DAY_MS - 12_345, -130 * DAY_MS),
    custom(-5 * HOUR_MS, 3 * HOUR_MS),
  ];
}

export function viewsOf(scopes: readonly Scope[], nowMs: number): ViewOpen[] {
  return scopes.flatMap((scope) => periodsAt(nowMs).map((period) => ({ scope, period })));
}

/**
 * The dashboard as it is built at once must be the oracle's, at some instant between question and answer: windows may
 * slide just then.
 */
export async function expectDashboard(system: System, world: World, view: ViewOpen): Promise<void> {
  const askedAtMs = Date.now();
  const shown = await system.dashboard(view);
  const [before, after] = [askedAtMs, Date.now()].map((nowMs) => snapshotOf(world, { ...view, nowMs }));
  if (canonical(shown) !== canonical(before)) expectSame(shown, after!, view);
}

/** A view that was open all along must come to be the oracle's. */
export async function expectLive(live: LiveView, world: World): Promise<void> {
  const expected = () => snapshotOf(world, { ...live.asked, nowMs: Date.now() });
  if (await eventually(() => canonical(live.snapshot) === canonical(expected()), LIVE_MS)) return;
  expectSame(live.snapshot, expected(), live.asked);
}

function expectSame(shown: Snapshot, expected: Snapshot, view: ViewOpen): void {
  if (canonical(shown) === canonical(expected)) return;
  expect(shown, `${view.scope}, ${JSON.stringify(view.period)}`).toEqual(expected);
  expect(canonical(shown)).toBe(canonical(expected));
}
