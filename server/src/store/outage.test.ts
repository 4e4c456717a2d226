import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startRedis } from '../testing/redis.ts';
import { Connection } from './connection.ts';
import { ChangesLost, StoreUnavailable } from './failures.ts';
import { deleted, NOW_MS, stepOf } from './steps.arbitrary.ts';
import { openStore, type Store } from './store.ts';

const SOON_MS = 5_000;
/** A call's deadline, and what a busy machine needs to notice it. */
const DEADLINE_MS = 2_400;

async function open(url: string): Promise<Store & AsyncDisposable> {
  const store = await openStore({ url, partitions: 2 });
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() });
}

/** How each call fails, and how long the slowest takes to. */
async function failures(calls: Promise<unknown>[]) {
  const startedAt = performance.now();
  const reasons = await Promise.all(
    calls.map((call) =>
      call.then(
        () => 'answered',
        (error: unknown) => (error instanceof StoreUnavailable ? error.reason : `not ours: ${error}`),
      ),
    ),
  );
  return { reasons, tookMs: performance.now() - startedAt };
}

const callsOf = (store: Store) => [
  store.inbox.add([{ entityId: 'c', event: '{}' }]),
  store.ledger.apply(0, [stepOf(deleted('c', 1))], { nowMs: NOW_MS, plan: 'p' }),
  store.reader.buckets(0, ['1:e']),
  store.reader.state(1),
  store.calls.find('c'),
  store.settings.load(),
];

describe('while Redis hangs', () => {
  it('every call fails within 2 s, later ones at once; it works again by itself', async () => {
    await using redis = await startRedis();
    await using store = await open(redis.url);
    const inbox = await store.inbox.openReader('w');
    const changes = await store.reader.openChanges();
    const at = await Promise.all([0, 1].map((partition) => store.reader.state(partition)));

    redis.pause();
    const first = await failures([
      ...callsOf(store),
      inbox.read({ count: 1, blockMs: 60_000 }),
      changes.read(at, 60_000),
    ]);
    expect(first.reasons).toEqual(Array.from({ length: 8 }, () => 'timeout'));
    expect(first.tookMs).toBeLessThan(DEADLINE_MS);
    expect(store.isUp()).toBe(false);
    const second = await failures([
      ...callsOf(store),
      inbox.read({ count: 1, blockMs: 1 }),
      changes.read(at, 1),
    ]);
    expect(second.reasons).toEqual(Array.from({ length: 8 }, () => 'down'));
    expect(second.tookMs).toBeLessThan(100);

    redis.resume();
    await expect.poll(() => store.isUp(), { timeout: SOON_MS }).toBe(true);
    await expect
      .poll(() => failures(callsOf(store)).then(({ reasons }) => new Set(reasons)))
      .toEqual(new Set(['answered']));
    await expect
      .poll(() => changes.read(at, 1).then(() => 'read', String), { timeout: SOON_MS })
      .toBe('read');
    await expect
      .poll(() => inbox.read({ count: 9, blockMs: 1 }).then(() => 'read', String), { timeout: SOON_MS })
      .toBe('read');
  });

  it('a process that was busy itself does not take Redis for hung', async () => {
    await using redis = await startRedis();
    await using store = await open(redis.url);
    const ping = store.settings.load();
    // Sent, not yet answered; what follows keeps the process until its timers are next.
    await new Promise(setImmediate);
    const until = performance.now() + DEADLINE_MS;
    while (performance.now() < until);
    await ping;
    expect(store.isUp()).toBe(true);
  });
});

describe('when Redis dies', () => {
  it('calls fail at once, and what was written is there after its restart', async () => {
    await using redis = await startRedis({ appendonly: true });
    await using store = await open(redis.url);
    const changes = await store.reader.openChanges();
    const before = await Promise.all([0, 1].map((partition) => store.reader.state(partition)));
    await store.inbox.add([{ entityId: 'c', event: 'kept' }]);
    await redis.kill();
    const { reasons, tookMs } = await failures(callsOf(store));
    expect([...new Set(reasons)]).toEqual(['down']);
    expect(tookMs).toBeLessThan(500);
    await redis.start();
    await expect.poll(() => store.settings.load().then(() => 'up', String), { timeout: SOON_MS }).toBe('up');
    expect(await store.inbox.backlog()).toBe(1);
    // Redis may have lost the last second and written other changes under its numbers: whoever follows reads anew.
    const read = () => changes.read(before, 1).then(String, (error: unknown) => error);
    await expect.poll(read, { timeout: SOON_MS }).toBeInstanceOf(ChangesLost);
    expect((await store.reader.state(0)).seq).toBe(before[0]!.seq);
  });

  it('and comes back empty, everything is made again with another epoch', async () => {
    await using redis = await startRedis();
    await using store = await open(redis.url);
    const inbox = await store.inbox.openReader('w');
    const before = await store.reader.state(0);
    await redis.stop();
    await redis.start();
    await expect.poll(() => store.settings.load().then(() => 'up', String), { timeout: SOON_MS }).toBe('up');
    const reasons = () => failures(callsOf(store)).then((all) => new Set(all.reasons));
    await expect.poll(reasons, { timeout: SOON_MS }).toEqual(new Set(['answered']));
    expect((await store.reader.state(0)).epoch).not.toBe(before.epoch);
    const entries = () => inbox.read({ count: 1, blockMs: 1 }).then((read) => read.length, String);
    await expect.poll(entries, { timeout: SOON_MS }).toBe(1);
  });
});

describe('when Redis takes no writes', () => {
  it('because it is full, writes say so, nothing is half-written, and reads go on', async () => {
    await using redis = await startRedis();
    await using store = await open(redis.url);
    const raw = await Connection.open({ url: redis.url, name: 'test' });
    await store.takesWrites();
    await raw.call(['CONFIG', 'SET', 'maxmemory', '1']);
    await expect
      .poll(() => store.takesWrites().then(String, (e) => e.reason), { timeout: 2_000 })
      .toBe('full');
    const { reasons } = await failures(callsOf(store));
    expect(reasons).toEqual(['full', 'full', 'answered', 'answered', 'answered', 'answered']);
    expect(
      await store.inbox
        .setAside({ partition: 0, id: '1-0', event: '', sender: 'free', tries: 5 }, 'x')
        .catch((e) => e.reason),
    ).toBe('full');
    await raw.call(['CONFIG', 'SET', 'maxmemory', '0']);
    await store.takesWrites();
    expect(await store.inbox.backlog()).toBe(0);
    expect(new Set((await failures(callsOf(store))).reasons)).toEqual(new Set(['answered']));
    raw.close();
  });

  it('because it is a replica', async () => {
    await using redis = await startRedis();
    await using store = await open(redis.url);
    const raw = await Connection.open({ url: redis.url, name: 'test' });
    await raw.call(['REPLICAOF', '127.0.0.1', '1']);
    const { reasons } = await failures(callsOf(store));
    expect(reasons.slice(0, 2)).toEqual(['readonly', 'readonly']);
    raw.close();
  });
});

it('a blocking read that Redis ends before its time may be tried again', async () => {
  await using redis = await startRedis();
  await using store = await open(redis.url);
  const inbox = await store.inbox.openReader('w');
  const raw = await Connection.open({ url: redis.url, name: 'test' });
  const reading = failures([inbox.read({ count: 1, blockMs: 3_000 })]);
  const blocked = async () => /blocked_clients:(\d)/.exec(await raw.call(['INFO', 'clients']))?.[1];
  await expect.poll(blocked, { timeout: 2_000 }).toBe('1');
  const clients = await raw.call<string>(['CLIENT', 'LIST']);
  const id = /^id=(\d+) .*name=earshot-inbox-w /m.exec(clients)![1]!;
  expect(await raw.call(['CLIENT', 'UNBLOCK', id, 'ERROR'])).toBe(1);
  expect((await reading).reasons).toEqual(['down']);
  expect(await inbox.read({ count: 1, blockMs: 1 })).toEqual([]);
  raw.close();
});

it('a store that was never there fails to open, and one that is loading is waited for', async () => {
  await using redis = await startRedis();
  await redis.kill();
  await expect(Connection.open({ url: redis.url, name: 'test' }, 300)).rejects.toBeInstanceOf(
    StoreUnavailable,
  );
  const opening = open(redis.url);
  await sleep(300);
  await redis.start();
  await using store = await opening;
  expect(store.isUp()).toBe(true);
});

it('more under way than memory should hold fails at once', async () => {
  await using redis = await startRedis();
  await using store = await open(redis.url);
  const entries = Array.from({ length: 1_000 }, (_, i) => ({ entityId: `${i}`, event: 'x' }));
  const { reasons } = await failures(Array.from({ length: 12 }, () => store.inbox.add(entries)));
  expect(reasons.filter((reason) => reason === 'full').length).toBe(2);
  expect(await store.inbox.backlog()).toBe(10_000);
});
