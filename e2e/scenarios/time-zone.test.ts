import type { EarshotEvent, OrganisationSettings, Snapshot, ViewOpen } from '@earshot/contracts';
import { createClient } from 'redis';
import { expect, it } from 'vitest';
import { snapshotOf } from '../oracle/snapshot.ts';
import { worldOf } from '../oracle/world.ts';
import { Random } from '../simulator/generate/random.ts';
import { atOnce, canonical, expectDashboard, expectLiveAtOnce, viewsOf } from './comparison.ts';
import { type System, startSystem } from './harness.ts';
import { hearing } from './hearing.ts';
import { eventually } from './live-client.ts';
import { randomStream, TRACKERS } from './random-stream.ts';

const MINUTE_MS = 60_000;
const REBUILT_MS = 90_000;
const [FIRST, SECOND, THIRD] = ['America/St_Johns', 'Asia/Kathmandu', 'Pacific/Auckland'] as const;
const VIEWS: ViewOpen[] = [
  { scope: 'all', period: { kind: 'allTime' } },
  { scope: 'team:north', period: { kind: 'thisMonth' } },
];

const textOf = (snapshot: Snapshot) => canonical(atOnce(snapshot));
const settingsOf = (system: System) => system.read<OrganisationSettings>('/v1/settings');

async function rebuilt(system: System, timeZone: string): Promise<void> {
  const isShown = async () => (await settingsOf(system)).timeZone === timeZone;
  if (!(await eventually(isShown, REBUILT_MS, 50))) throw new Error('the new zone is never shown');
}

/** Waits until nothing is left of what was shown before. */
async function cleared({ redisUrl }: System): Promise<void> {
  await using client = await redisOf(redisUrl);
  const isGone = async () => (await client.redis.hGet('{org}:settings', 'lastGeneration')) === null;
  if (!(await eventually(isGone, REBUILT_MS, 50))) throw new Error('the old buckets are never left');
}

async function redisOf(url: string) {
  const redis = await createClient({ url }).connect();
  return { redis, [Symbol.asyncDispose]: async () => redis.destroy() };
}

async function setUpAtMsOf({ redisUrl }: System): Promise<number> {
  await using client = await redisOf(redisUrl);
  return Number(await client.redis.hGet('{org}:settings', 'setUpAtMs'));
}

/** Every state of the views while something is done, live and asked for, in the order in which they were seen. */
async function watched(system: System, work: () => Promise<void>): Promise<Snapshot[][]> {
  const states: Snapshot[][] = VIEWS.map(() => []);
  await using client = await system.connect();
  for (const [i, view] of VIEWS.entries()) await client.open(view, (snapshot) => states[i]!.push(snapshot));
  const isWatching = new AbortController();
  const asking = (async () => {
    while (!isWatching.signal.aborted)
      for (const [i, view] of VIEWS.entries()) states[i]!.push(await system.dashboard(view));
  })();
  await work();
  isWatching.abort();
  await asking;
  expect(client.faults).toEqual([]);
  return states;
}

it.each([1, 8])(
  'another time zone is shown with all of its figures or none, also where the server is killed (%i partitions)',
  async (partitions) => {
    await using system = await startSystem({ partitions, timeZone: FIRST });
    const setUpAtMs = await setUpAtMsOf(system);
    await system.putTrackers(TRACKERS);
    const told = randomStream(`zone-${partitions}`, 300, Date.now());
    expect(await system.send(told)).toEqual({ accepted: told.length, rejected: [] });
    await system.settled();
    const worldIn = (timeZone: string, events: EarshotEvent[] = told) =>
      worldOf({ events, trackers: [...TRACKERS], timeZone, setUpAtMs, hearing });

    for (const view of VIEWS) await expectDashboard(system, worldIn(FIRST), view);
    const beganMs = Date.now();
    const states = await watched(system, async () => {
      await system.changeSettings({ timeZone: SECOND });
      expect((await settingsOf(system)).rebuild).toMatchObject({ state: 'running', timeZone: SECOND });
      await rebuilt(system, SECOND);
      const { code, output } = await system.verify();
      expect(code, output).toBe(0);
      await cleared(system);
    });
    const instants = [Date.now()];
    for (let atMs = beganMs; atMs < instants[0]!; atMs += MINUTE_MS) instants.push(atMs);
    const zones = [FIRST, SECOND].map((zone) => worldIn(zone));
    for (const [i, view] of VIEWS.entries()) {
      const texts = zones.map(
        (world) => new Set(instants.map((nowMs) => textOf(snapshotOf(world, { ...view, nowMs })))),
      );
      const seen = states[i]!.map((state) => texts.findIndex((each) => each.has(textOf(state))));
      expect(new Set(seen)).toEqual(new Set([0, 1]));
      expect(seen.at(-1)).toBe(1);
    }
    await expectAll(system, worldIn(SECOND));

    const arriving = randomStream(`arriving-${partitions}`, 120, Date.now());
    const random = new Random(`arriving-${partitions}`);
    await system.changeSettings({ timeZone: THIRD });
    await system.kill();
    await system.restart();
    expect(await settingsOf(system)).toMatchObject({ timeZone: SECOND, rebuild: { timeZone: THIRD } });
    for (let sent = 0; sent < arriving.length; ) {
      const part = arriving.slice(sent, sent + random.whole(1, 60));
      expect(await system.send(part)).toEqual({ accepted: part.length, rejected: [] });
      sent += part.length;
    }
    await rebuilt(system, THIRD);
    await system.settled();
    const during = await system.verify();
    expect(during.code, during.output).toBe(0);
    await cleared(system);
    await expectAll(system, worldIn(THIRD, [...told, ...arriving]));
    const after = await system.verify();
    expect(after.code, after.output).toBe(0);
  },
  240_000,
);

async function expectAll(system: System, world: ReturnType<typeof worldOf>): Promise<void> {
  for (const view of viewsOf(['all', 'team:south'], Date.now())) await expectDashboard(system, world, view);
  await using client = await system.connect();
  for (const view of VIEWS) await expectLiveAtOnce(await client.open(view), world);
}
