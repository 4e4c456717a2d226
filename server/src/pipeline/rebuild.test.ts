import type { EarshotEvent } from '@earshot/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COUNTED_KINDS } from '../store/recounts.ts';
import type { Store } from '../store/store.ts';
import { openPipeline, type TestPipeline, type TestPipelineOptions } from '../testing/pipeline.ts';
import { startRedis } from '../testing/redis.ts';
import { buildThreadProgram } from '../testing/thread-program.ts';
import { countedIn, encodeGenerations } from './generations.ts';
import { verifyCounters } from './verify.ts';

let built: Awaited<ReturnType<typeof buildThreadProgram>>;
beforeAll(async () => {
  built = await buildThreadProgram();
});
afterAll(() => built[Symbol.asyncDispose]());

const [ATHENS, TOKYO, LIMA] = ['Europe/Athens', 'Asia/Tokyo', 'America/Lima'] as const;
const HOUR_MS = 3_600_000;
const NOW = Date.now();

/** A call, a deal that is won and an engagement, every 7 hours back from now; `version` moves each of them by an hour. */
function eventsOf(i: number, version = 0): EarshotEvent[] {
  const iso = (agoMs: number) => new Date(NOW - i * 7 * HOUR_MS - version * HOUR_MS - agoMs).toISOString();
  const envelope = { source: 'crm', time: new Date(NOW + version * 1000).toISOString() };
  const seller = { id: `seller-${i % 3}` };
  const text = 'We have a report for you, and the price is fair.';
  return [
    {
      ...{ ...envelope, id: `c-${i}-${version}`, type: 'call.finished' },
      data: {
        ...{ callId: `c-${i}`, seller, startedAt: iso(60_000), endedAt: iso(0), language: 'en' },
        segments: [{ speaker: 'seller', start: 0, end: 9, text }],
      },
    },
    {
      ...{ ...envelope, id: `o-${i}-${version}`, type: 'opportunity.changed' },
      data: {
        ...{ opportunityId: `o-${i}`, seller, name: 'Deal', status: 'won', actualRevenue: 5 },
        ...{ estimatedRevenue: 5, createdAt: iso(26 * HOUR_MS), closedAt: iso(0) },
      },
    },
    {
      ...{ ...envelope, id: `g-${i}-${version}`, type: 'engagement.logged' },
      data: { engagementId: `g-${i}`, seller, kind: 'email', startedAt: iso(0), durationSec: 60 },
    },
  ] as EarshotEvent[];
}

async function send(store: Store, events: readonly EarshotEvent[]): Promise<void> {
  const idOf = ({ data }: EarshotEvent) =>
    'callId' in data ? data.callId : 'opportunityId' in data ? data.opportunityId : '';
  const entityOf = (event: EarshotEvent) =>
    event.type === 'engagement.logged' ? event.data.engagementId : idOf(event);
  await store.inbox.add(
    events.map((event) => ({ entityId: entityOf(event)!, event: JSON.stringify(event) })),
  );
}

const open = (url: string, options: Partial<TestPipelineOptions> = {}) =>
  openPipeline({ url, program: built.program, ...options });

async function drained({ inbox }: Store): Promise<void> {
  await expect.poll(() => inbox.backlog(), { timeout: 30_000, interval: 5 }).toBe(0);
}

const partitionsOf = ({ partitions }: Store) =>
  Array.from({ length: partitions }, (_, partition) => partition);

/** Waits until nothing is counted in any other generation than the one shown. */
async function rebuilt(store: Store): Promise<void> {
  const last = async () => (await store.settings.generations())?.last;
  await expect.poll(last, { timeout: 30_000, interval: 20 }).toBe(undefined);
}

async function verified({ store, failures }: TestPipeline): Promise<void> {
  const { drifts, moving } = await verifyCounters(store, Date.now());
  expect({ drifts, moving, failures }).toEqual({ drifts: [], moving: [], failures: [] });
}

/** Everything that stands is counted by the zone shown, and nothing is left of another. */
async function expectOnlyShown(store: Store, timeZone: string): Promise<void> {
  const { shown } = (await store.settings.generations())!;
  expect(shown.timeZone).toBe(timeZone);
  for (const partition of partitionsOf(store)) {
    for (const kind of COUNTED_KINDS) {
      const { items } = await store.recounts.page(partition, kind, { count: 1_000 });
      for (const { atMs, buckets } of items)
        expect(buckets).toEqual(atMs.map((each) => countedIn([shown], each)));
    }
    const { months } = await store.reader.state(partition);
    const keys = [
      ...(await store.reader.bucketKeys(partition)),
      ...(await store.reader.wordKeys(partition)),
      ...months.keys(),
    ];
    expect(keys.filter((key) => !key.startsWith(`${shown.generation}:`))).toEqual([]);
    expect([...months.values()].every((count) => count > 0)).toBe(true);
  }
}

/** What each generation's `ever` holds of finished calls. */
async function callsIn(store: Store, generation: number): Promise<number> {
  let calls = 0;
  for (const partition of partitionsOf(store)) {
    const { buckets } = await store.reader.buckets(partition, [`${generation}:e`]);
    for (const counters of buckets.get(`${generation}:e`)!.values()) calls += counters.get('calls') ?? 0;
  }
  return calls;
}

describe('building the buckets of another time zone', () => {
  test.each([1, 3])(
    'counts what is stored and what comes in, and leaves nothing of the old ones (%i partitions)',
    async (partitions) => {
      await using redis = await startRedis();
      await using node = await open(redis.url, { partitions, rebuild: { page: 7 } });
      const { store, rebuild } = node;
      node.consumer.start();
      rebuild.start();
      await send(store, Array.from({ length: 80 }, (_, i) => eventsOf(i)).flat());
      await drained(store);
      expect(await rebuild.progress()).toEqual({ state: 'idle', done: 0, total: 0, timeZone: ATHENS });
      await rebuild.ask(TOKYO);
      expect(await rebuild.progress()).toMatchObject({ state: 'running', timeZone: TOKYO });
      for (let i = 80; (await store.settings.generations())?.last !== undefined; i++) {
        await send(store, [...eventsOf(i), ...eventsOf(i - 60, 1)]);
        await verified(node);
      }
      await drained(store);
      expect(await rebuild.progress()).toEqual({ state: 'idle', done: 0, total: 0, timeZone: TOKYO });
      await expectOnlyShown(store, TOKYO);
      await verified(node);
    },
  );

  test('shows the new ones only when everything is in them, and both are exact for a while', async () => {
    await using redis = await startRedis();
    await using node = await open(redis.url, { partitions: 2, rebuild: { page: 5, graceMs: 1_000 } });
    const { store, rebuild } = node;
    node.consumer.start();
    await send(store, Array.from({ length: 60 }, (_, i) => eventsOf(i)).flat());
    await drained(store);
    rebuild.start();
    await rebuild.ask(TOKYO);
    const before: number[] = [];
    for (;;) {
      const calls = await callsIn(store, 2);
      if ((await store.settings.load())!.generation === 2) break;
      before.push(calls);
      expect(await callsIn(store, 1)).toBe(60);
    }
    expect(before[0]).toBeLessThan(60);
    await send(store, eventsOf(60));
    await drained(store);
    expect([await callsIn(store, 1), await callsIn(store, 2)]).toEqual([61, 61]);
    await rebuilt(store);
    expect([await callsIn(store, 1), await callsIn(store, 2)]).toEqual([0, 61]);
  });

  test('another node takes it up where one was lost', async () => {
    await using redis = await startRedis();
    await using node = await open(redis.url, { rebuild: { page: 3 } });
    node.consumer.start();
    await send(node.store, Array.from({ length: 60 }, (_, i) => eventsOf(i)).flat());
    await drained(node.store);
    node.rebuild.start();
    await node.rebuild.ask(TOKYO);
    await expect.poll(async () => (await node.rebuild.progress()).done, { interval: 1 }).toBeGreaterThan(5);
    await node.rebuild.stop();
    expect((await node.store.settings.generations())?.shown.timeZone).toBe(ATHENS);
    await verified(node);
    await using other = await open(redis.url);
    other.rebuild.start();
    await rebuilt(other.store);
    await expectOnlyShown(other.store, TOKYO);
    await verified(other);
  });

  test('of several zones that are asked for the last one wins, and the one shown calls it off', async () => {
    await using redis = await startRedis();
    await using node = await open(redis.url, { rebuild: { page: 3, graceMs: 50 } });
    const { store, rebuild } = node;
    node.consumer.start();
    await send(store, Array.from({ length: 40 }, (_, i) => eventsOf(i)).flat());
    await drained(store);
    rebuild.start();
    const begun = () =>
      expect.poll(async () => (await rebuild.progress()).done, { interval: 1 }).toBeGreaterThan(3);
    await rebuild.ask(TOKYO);
    await begun();
    await rebuild.ask(LIMA);
    expect((await store.settings.load())!.timeZone).toBe(ATHENS);
    await verified(node);
    await rebuilt(store);
    await expectOnlyShown(store, LIMA);
    await rebuild.ask(TOKYO);
    await begun();
    await rebuild.ask(LIMA);
    await rebuilt(store);
    await expectOnlyShown(store, LIMA);
    await verified(node);
  });
});

test('a call that is analysed anew stays in the buckets that it is counted in by then', async () => {
  await using redis = await startRedis();
  await using node = await open(redis.url, { backfill: { graceMs: 50 } });
  const { store } = node;
  node.consumer.start();
  await send(store, Array.from({ length: 20 }, (_, i) => eventsOf(i)).flat());
  await drained(store);
  await node.consumer.stop();
  const generations = [ATHENS, TOKYO].map((timeZone, i) => ({ generation: i + 1, timeZone }));
  const moved = { nowMs: NOW, generations: encodeGenerations(generations) };
  const apply = store.ledger.apply.bind(store.ledger);
  // Between its reading of the calls and its applying them all are moved.
  store.ledger.apply = async (...args) => {
    await store.recounts.setGenerations(0, moved.generations);
    const { items } = await store.recounts.page(0, 'call', { count: 100 });
    const wanted = (atMs: number) => countedIn(generations, atMs);
    await store.recounts.recount(
      0,
      items.map((of) => ({ of, buckets: of.atMs.map(wanted) })),
      moved,
    );
    return apply(...args);
  };
  const tracker = { id: 'price', kind: 'keyword' as const, label: 'Price', phrases: ['price'], rev: 1 };
  await store.trackers.save({ rev: 1, trackers: [tracker] }, 0);
  node.backfill.start();
  await node.plans.trackersChanged();
  const shown = async () => (await store.reader.meta(0)).shownRev;
  await expect.poll(shown, { timeout: 20_000 }).toBe(1);
  await expect.poll(async () => (await node.backfill.progress()).state).toBe('idle');
  const { calls } = await store.calls.page(0, { count: 100 });
  for (const { contribution, buckets } of calls)
    expect(buckets).toEqual(countedIn(generations, contribution.atMs));
  expect(calls).toHaveLength(20);
  await verified(node);
});
