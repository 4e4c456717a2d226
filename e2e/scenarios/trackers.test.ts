import type { EarshotEvent, Snapshot, Tracker, ViewOpen } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { snapshotOf } from '../oracle/snapshot.ts';
import { worldOf } from '../oracle/world.ts';
import { Random } from '../simulator/generate/random.ts';
import { canonical, expectDashboard, expectLive, quietMinute } from './comparison.ts';
import { startSystem } from './harness.ts';
import { randomStream, TRACKERS } from './random-stream.ts';

const VIEW: ViewOpen = { scope: 'all', period: { kind: 'allTime' } };

it('a tracker made over stored calls is shown with all of its figures or none, also while calls come in', async () => {
  const timeZone = 'America/St_Johns';
  await using system = await startSystem({ partitions: 4, timeZone });
  const setUpAtMs = Date.parse((await system.dashboard(VIEW)).period.from);
  const [price, contract, ...rest] = TRACKERS;
  const made: Tracker = { id: 'late', kind: 'keyword', label: 'Late', phrases: ['price', 'λόγος', 'quorn'] };
  const changed: Tracker = { ...price!, phrases: ['c++', 'straße'] };
  const old = [price!, contract!];
  await system.putTrackers(old);
  const stored = randomStream('stored', 1_500, Date.now());
  await system.send(stored);
  await system.settled();
  await quietMinute();

  await using client = await system.connect();
  const states: Snapshot[] = [];
  const live = await client.open(VIEW, (snapshot) => states.push(snapshot));
  const isWatching = new AbortController();
  const watching = (async () => {
    while (!isWatching.signal.aborted) states.push(await system.dashboard(VIEW));
  })();
  await system.putTracker(made);
  await system.putTrackers([changed]);
  isWatching.abort();
  await watching;

  const shown = (trackers: Tracker[], events: EarshotEvent[]) => {
    const world = worldOf({ events, trackers, timeZone, setUpAtMs });
    return { world, text: canonical(snapshotOf(world, { ...VIEW, nowMs: Date.now() })) };
  };
  const steps = [old, [...old, made], [changed, contract!, made]].map(
    (trackers) => shown(trackers, stored).text,
  );
  const seen = [...new Set(states.map(canonical))];
  for (const state of seen) expect(steps.indexOf(state), state).toBeGreaterThanOrEqual(0);
  expect(seen).toContain(steps[0]);
  expect(canonical(live.snapshot)).toBe(steps.at(-1));

  const arriving = randomStream('arriving', 300, Date.now());
  const random = new Random('arriving');
  const put = system.putTrackers(rest);
  for (let sent = 0; sent < arriving.length; ) {
    const part = arriving.slice(sent, sent + random.whole(1, 40));
    await system.send(part);
    sent += part.length;
  }
  await put;
  await system.settled();
  const { world } = shown([changed, contract!, made, ...rest], [...stored, ...arriving]);
  await quietMinute();
  await expectDashboard(system, world, VIEW);
  await expectDashboard(system, world, { scope: 'team:south', period: { kind: 'last7d' } });
  await expectLive(live, world);
  expect(client.faults).toEqual([]);
});
