import type { Scope, Snapshot, ViewOpen } from '@earshot/contracts';
import { expect } from 'vitest';
import { snapshotOf } from '../oracle/snapshot.ts';
import type { World } from '../oracle/world.ts';
import type { System } from './harness.ts';
import { eventually, type LiveView } from './live-client.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A view that says that it had read everything may still be behind by the time that a delta takes, and its keywords by a minute. */
const LIVE_MS = 5_000;
/** A node that is kept busy by its neighbours on the machine may take so long to have read everything, and says so. */
const READ_MS = 60_000;
const EVERY_MS = 200;
const KEYWORDS_MS = 65_000;
/** Quotients may differ in their last bits. */
const DIGITS = 10;

/** Keys in order at every depth: two documents that say the same are the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'number') return Number.isInteger(part) ? part : Number(part.toPrecision(DIGITS));
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** The document without what a live view renews but once a minute. */
export function atOnce(snapshot: Snapshot): Snapshot {
  return { ...snapshot, topSellers: { ...snapshot.topSellers, bestPracticeKeywords: {} } };
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

/** A view that was open all along must come to be the oracle's: at once, and its keywords within a minute. */
export async function expectLive(live: LiveView, world: World): Promise<void> {
  await expectLiveAtOnce(live, world);
  const expected = () => snapshotOf(world, { ...live.asked, nowMs: Date.now() });
  if (await eventually(() => canonical(live.snapshot) === canonical(expected()), KEYWORDS_MS, 250)) return;
  expectSame(live.snapshot, expected(), live.asked);
}

/** The same without the keywords, for who does not wait for them. */
export async function expectLiveAtOnce(live: LiveView, world: World): Promise<void> {
  const sinceMs = Date.now();
  const expected = () => atOnce(snapshotOf(world, { ...live.asked, nowMs: Date.now() }));
  const isSame = () => canonical(atOnce(live.snapshot)) === canonical(expected());
  if (await eventually(isSame, LIVE_MS, EVERY_MS)) return;
  if (!(await eventually(() => live.asOfMs >= sinceMs, READ_MS)))
    throw new Error(`the view does not come to be of now: it is of ${new Date(live.asOfMs).toISOString()}`);
  if (await eventually(isSame, LIVE_MS, EVERY_MS)) return;
  expectSame(atOnce(live.snapshot), expected(), live.asked);
}

function expectSame(shown: Snapshot, expected: Snapshot, view: ViewOpen): void {
  const [is, due] = [shown, expected].map(canonical) as [string, string];
  if (is === due) return;
  expect(JSON.parse(is), `${view.scope}, ${JSON.stringify(view.period)}`).toEqual(JSON.parse(due));
}
