import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { Connection } from './connection.ts';
import { deleted, NOW_MS, stepOf } from './steps.arbitrary.ts';
import { openStore, type Store } from './store.ts';

let redis: TestRedis;
let raw: Connection;
beforeAll(async () => {
  redis = await startRedis();
  raw = await Connection.open({ url: redis.url, name: 'test' });
});
beforeEach(() => raw.call(['FLUSHALL']));
afterAll(async () => {
  raw.close();
  await redis[Symbol.asyncDispose]();
});

async function open(partitions: number): Promise<Store & AsyncDisposable> {
  const store = await openStore({ url: redis.url, partitions });
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() });
}

const events = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ entityId: `call-${i}`, event: `{"n":${i},"text":"Γεια 😀"}` }));

describe.each([1, 8])('the inbox with %i partitions', (partitions) => {
  it('hands out every event once, each from its entity’s partition', async () => {
    await using store = await open(partitions);
    const added = events(3_000);
    await store.inbox.add(added);
    expect(await store.inbox.backlog()).toBe(3_000);
    const reader = await store.inbox.openReader('w');
    const read = new Map<string, number>();
    while (read.size < 3_000) {
      for (const entry of await reader.read({ count: 500, blockMs: 100 })) {
        expect(read.has(entry.event)).toBe(false);
        expect(entry.tries).toBe(1);
        read.set(entry.event, entry.partition);
      }
    }
    for (const { entityId, event } of added) expect(read.get(event)).toBe(store.partitionOf(entityId));
    expect(new Set(read.values()).size).toBe(partitions);
    expect(await reader.read({ count: 10, blockMs: 5 })).toEqual([]);
  });

  it('gives what a consumer left to another, and counts the tries', async () => {
    await using store = await open(partitions);
    await store.inbox.add(events(20));
    const [dead, alive] = [await store.inbox.openReader('dead'), await store.inbox.openReader('alive')];
    await dead.read({ count: 1_000, blockMs: 100 });
    expect(await alive.claimStale({ idleMs: 60_000, count: 100 })).toEqual([]);
    const claimed = await alive.claimStale({ idleMs: 0, count: 100 });
    expect(claimed.map(({ event }) => event).sort()).toEqual(
      events(20)
        .map(({ event }) => event)
        .sort(),
    );
    expect(new Set(claimed.map(({ tries }) => tries))).toEqual(new Set([2]));
  });

  it('lets an entry go in the step that applies it, or when it is set aside', async () => {
    await using store = await open(partitions);
    await store.inbox.add(events(2));
    const reader = await store.inbox.openReader('w');
    const entries: Awaited<ReturnType<typeof reader.read>> = [];
    while (entries.length < 2) entries.push(...(await reader.read({ count: 10, blockMs: 100 })));
    const [applied, poison] = entries;
    const step = stepOf(deleted('x', 1), { inboxId: applied!.id });
    await store.ledger.apply(applied!.partition, [step], { nowMs: NOW_MS, plan: 'p' });
    await store.inbox.setAside(poison!, 'broke the analyser');
    expect([await store.inbox.backlog(), await store.inbox.asideCount()]).toEqual([0, 1]);
    expect(await reader.claimStale({ idleMs: 0, count: 10 })).toEqual([]);
  });

  it('goes on after the store was emptied under way', async () => {
    await using store = await open(partitions);
    const reader = await store.inbox.openReader('w');
    await store.inbox.add(events(1));
    await raw.pipeline([['FLUSHALL'], ['FUNCTION', 'FLUSH']]);
    await store.inbox.add(events(1));
    expect(await reader.read({ count: 10, blockMs: 100 })).toHaveLength(1);
  });
});

it('tells each event’s sender; one of the time before senders were kept may replace anything', async () => {
  await using store = await open(1);
  const senders = ['bound', 'free', 'admin', undefined] as const;
  await store.inbox.add(
    senders.map((sender, i) => ({ entityId: 'c', event: String(i), ...(sender && { sender }) })),
  );
  const dead = await store.inbox.openReader('dead');
  const read = await dead.read({ count: 10, blockMs: 100 });
  const claimed = await (await store.inbox.openReader('w')).claimStale({ idleMs: 0, count: 10 });
  for (const entries of [read, claimed])
    expect(entries.map(({ event, sender }) => [event, sender])).toEqual([
      ['0', 'bound'],
      ['1', 'free'],
      ['2', 'admin'],
      ['3', 'free'],
    ]);
});

it('reads a sleeping inbox as soon as something comes', async () => {
  await using store = await open(1);
  const reader = await store.inbox.openReader('w');
  const reading = reader.read({ count: 1, blockMs: 3_000 });
  await store.inbox.add(events(1));
  expect(await reading).toHaveLength(1);
});
