import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { Connection } from './connection.ts';
import { ChangesLost } from './failures.ts';
import { contribution, finished, NOW_MS, record, started, stepOf } from './steps.arbitrary.ts';
import { openStore, type Store } from './store.ts';

const OPTIONS = { nowMs: NOW_MS, plan: 'p' };

let redis: TestRedis;
let raw: Connection;
beforeAll(async () => {
  redis = await startRedis();
  raw = await Connection.open({ url: redis.url, name: 'test' });
});
afterAll(async () => {
  raw.close();
  await redis[Symbol.asyncDispose]();
});

async function open(partitions: number): Promise<Store & AsyncDisposable> {
  await raw.pipeline([['FLUSHALL'], ['FUNCTION', 'FLUSH']]);
  const store = await openStore({ url: redis.url, partitions });
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() });
}

const positions = (store: Store) =>
  Promise.all(Array.from({ length: store.partitions }, (_, partition) => store.reader.state(partition)));
const seller = (id: string) => [stepOf(undefined, { sellers: [id] })];

describe.each([1, 8])('the changes of %i partitions', (partitions) => {
  it('come in order after a position, and the end of them is known', async () => {
    await using store = await open(partitions);
    const start = await positions(store);
    const last = partitions - 1;
    await store.ledger.apply(last, [...seller('a'), stepOf(started('c', 1))], OPTIONS);
    const reader = await store.reader.openChanges();
    const [read, ...others] = await reader.read(start, 1_000);
    expect(others).toEqual([]);
    expect(read!.partition).toBe(last);
    expect(read!.changes.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'plan'],
      [2, 'seller'],
      [3, 'call'],
    ]);
    expect(reader.atEnd).toBe(true);
    const now = await positions(store);
    expect(now[last]!.seq).toBe(3);
    expect(await reader.read(now, 10)).toEqual([]);
    expect(reader.atEnd).toBe(true);
  });

  it('more than one read brings are not taken for the end', async () => {
    await using store = await open(partitions);
    const start = await positions(store);
    const steps = Array.from({ length: 1_500 }, (_, i) => seller(`s${i}`)[0]!);
    await store.ledger.apply(0, steps, OPTIONS);
    const reader = await store.reader.openChanges();
    const [read] = await reader.read(start, 100);
    expect(reader.atEnd).toBe(false);
    const next = start.map((at, partition) =>
      partition === 0 ? { ...at, seq: read!.changes.at(-1)!.seq } : at,
    );
    expect((await reader.read(next, 100))[0]!.changes.at(-1)!.seq).toBe(1_501);
    expect(reader.atEnd).toBe(true);
  });

  it('are lost when the store was emptied, even if it has more changes again; a new reading goes on', async () => {
    await using store = await open(partitions);
    await store.ledger.apply(0, seller('a'), OPTIONS);
    const before = await positions(store);
    const reader = await store.reader.openChanges();
    await raw.pipeline([['FLUSHALL'], ['FUNCTION', 'FLUSH']]);
    await expect(reader.read(before, 10)).rejects.toBeInstanceOf(ChangesLost);
    for (const id of ['b', 'c', 'd']) await store.ledger.apply(0, seller(id), OPTIONS);
    await expect(reader.read(before, 10)).rejects.toBeInstanceOf(ChangesLost);

    const after = await positions(store);
    expect(after[0]!.epoch).not.toBe(before[0]!.epoch);
    expect(after[0]!.sellers.sort()).toEqual(['b', 'c', 'd']);
    await store.ledger.apply(0, seller('e'), OPTIONS);
    expect((await reader.read(after, 100))[0]!.changes).toEqual([
      { seq: after[0]!.seq + 1, kind: 'seller', sellerId: 'e' },
    ]);
  });
});

describe('changes are lost', () => {
  it('where one in between is gone', async () => {
    await using store = await open(1);
    const start = await positions(store);
    for (const id of ['a', 'b', 'c']) await store.ledger.apply(0, seller(id), OPTIONS);
    await raw.call(['XDEL', '{p00}:changes', '2-0']);
    const reader = await store.reader.openChanges();
    await expect(reader.read(start, 10)).rejects.toThrow(/2 is missing/);
  });

  it('where the sequence went back, though the epoch is the same', async () => {
    await using store = await open(1);
    const [at] = await positions(store);
    const reader = await store.reader.openChanges();
    await expect(reader.read([{ ...at!, seq: at!.seq + 5 }], 10)).rejects.toThrow(/went back/);
  });

  it('where only the partition’s meta was lost: its old changes mean nothing beside a new sequence', async () => {
    await using store = await open(1);
    await store.ledger.apply(0, seller('a'), OPTIONS);
    const before = await positions(store);
    await raw.call(['DEL', '{p00}:meta']);
    const reader = await store.reader.openChanges();
    await expect(reader.read(before, 10)).rejects.toBeInstanceOf(ChangesLost);
    await store.ledger.apply(0, seller('b'), OPTIONS);
    expect((await positions(store))[0]!.seq).toBe(2);
  });
});

describe('what a node loads', () => {
  it('says at which change it was read, so that what is folded after it adds up', async () => {
    await using store = await open(1);
    const call = (id: string, ms: number) =>
      stepOf(finished(id, 1, record(contribution('s', { ms }, NOW_MS + ms))));
    await store.ledger.apply(0, [call('a', 1), call('b', 2)], OPTIONS);
    const at = await store.reader.buckets(0, ['1:e', 'never:heard']);
    expect(at.buckets).toEqual(
      new Map([
        ['1:e', new Map([['s', new Map([['ms', 3]])]])],
        ['never:heard', new Map()],
      ]),
    );
    await store.ledger.apply(0, [call('c', 4)], OPTIONS);
    const reader = await store.reader.openChanges();
    expect(await reader.read([at], 10)).toMatchObject([
      { changes: [{ seq: at.seq + 1, in: contribution('s', { ms: 4 }, NOW_MS + 4) }] },
    ]);
  });

  it('knows the months that hold calls, and calls in progress that began less than 8 hours ago', async () => {
    await using store = await open(1);
    await store.ledger.apply(
      0,
      [
        stepOf(finished('a', 1, record(contribution('s', { ms: 1 })))),
        stepOf(finished('b', 1, record(contribution('s', { ms: 1 }, Date.UTC(2026, 8, 1))))),
        stepOf(finished('c', 1, record(contribution('s', { ms: 1 })))),
        stepOf(started('fresh', 1)),
      ],
      OPTIONS,
    );
    const state = await store.reader.state(0);
    expect(state.months).toEqual(
      new Map([
        ['1:M:2026-11', 2],
        ['1:M:2026-09', 1],
      ]),
    );
    expect(state.active).toEqual([(started('fresh', 1) as { call: unknown }).call]);
    await store.ledger.apply(0, seller('x'), { ...OPTIONS, nowMs: NOW_MS + 8 * 3600_000 });
    expect((await store.reader.state(0)).active).toEqual([]);
  });

  it('has the newest calls: the latest end first, then by id, of everyone or of some sellers', async () => {
    await using store = await open(1);
    const steps = ['e', 'b', 'd', 'a', 'c', 'f'].map((id) =>
      stepOf(
        finished(id, 1, record(contribution(id < 'd' ? 's' : 't', { ms: 1 }, NOW_MS - (id === 'f' ? 0 : 5)))),
      ),
    );
    await store.ledger.apply(0, steps, OPTIONS);
    const ids = async (options: { sellers?: string[]; count: number }) =>
      (await store.reader.recent(0, options)).calls.map(({ callId }) => callId);
    expect(await ids({ count: 3 })).toEqual(['f', 'a', 'b']);
    expect(await ids({ count: 99 })).toEqual(['f', 'a', 'b', 'c', 'd', 'e']);
    expect(await ids({ count: 2, sellers: ['s'] })).toEqual(['a', 'b']);
    expect(await ids({ count: 4, sellers: ['s', 't', 'nobody'] })).toEqual(['f', 'a', 'b', 'c']);
    expect(await ids({ count: 4, sellers: [] })).toEqual([]);
  });
});
