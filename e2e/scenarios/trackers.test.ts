import type { EarshotEvent, Snapshot, Tracker, ViewOpen } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { snapshotOf } from '../oracle/snapshot.ts';
import { worldOf } from '../oracle/world.ts';
import { Random } from '../simulator/generate/random.ts';
import { atOnce, canonical, expectDashboard, expectLive } from './comparison.ts';
import { startSystem } from './harness.ts';
import { hearing } from './hearing.ts';
import { eventually } from './live-client.ts';
import { randomStream, TRACKERS } from './random-stream.ts';

const textOf = (snapshot: Snapshot) => canonical(atOnce(snapshot));

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

  const beganMs = Date.now();
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

  const world = (trackers: Tracker[], events: EarshotEvent[]) =>
    worldOf({ events, trackers, timeZone, setUpAtMs, hearing });
  const steps = [old, [...old, made], [changed, contract!, made]].map((trackers) => {
    const texts = [beganMs, Date.now()].map((nowMs) =>
      textOf(snapshotOf(world(trackers, stored), { ...VIEW, nowMs })),
    );
    return new Set(texts);
  });
  const seen = [...new Set(states.map(textOf))].map((state) => steps.findIndex((texts) => texts.has(state)));
  expect(seen).not.toContain(-1);
  expect(seen).toContain(0);
  expect(await eventually(() => steps.at(-1)!.has(textOf(live.snapshot)), 5_000)).toBe(true);

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
  const last = world([changed, contract!, made, ...rest], [...stored, ...arriving]);
  await expectDashboard(system, last, VIEW);
  await expectDashboard(system, last, { scope: 'team:south', period: { kind: 'last7d' } });
  await expectLive(live, last);
  expect(client.faults).toEqual([]);
});
