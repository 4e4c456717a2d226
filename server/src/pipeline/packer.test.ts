import { expect, it } from 'vitest';
import {
  contribution,
  deleted,
  finished,
  LATER_MS,
  NOW_MS,
  record,
  stepOf,
} from '../store/steps.arbitrary.ts';
import { useStore } from '../testing/store.ts';
import { Packer } from './packer.ts';

const inUse = useStore();
const DAY_MS = 864e5;

/** A call of so many days ago, counted in its day and month. */
async function call(callId: string, agoDays: number, timeMs = 1): Promise<void> {
  const made = contribution('ann', { calls: 1 }, NOW_MS - agoDays * DAY_MS);
  const day = `1:d:${new Date(made.atMs).toISOString().slice(0, 10)}`;
  const { buckets, ...rest } = record(made, { words: 'en|price\t2' });
  const step = finished(callId, timeMs, {
    ...rest,
    buckets: [...buckets, { key: day, expiresAtMs: LATER_MS }],
  });
  await inUse.store.ledger.apply(0, [stepOf(step)], { nowMs: NOW_MS, plan: 'p' });
}

async function begin(): Promise<Packer> {
  await inUse.raw.call(['FLUSHALL']);
  const organisation = { generation: 1, timeZone: 'UTC', currency: 'EUR', name: 'Test', partitions: 1 };
  await inUse.store.settings.init({ ...organisation, setUpAtMs: 0 });
  return new Packer({ store: inUse.store, now: () => NOW_MS });
}

const packed = async () => {
  const keys = await inUse.raw.call<string[]>(['KEYS', '{p00}:packed:*']);
  const values = await Promise.all(keys.map((key) => inUse.raw.call<string>(['GET', key])));
  return keys
    .filter((_, i) => !values[i]!.startsWith('?'))
    .map((key) => key.slice('{p00}:packed:'.length))
    .sort();
};

it('days and months that are over are packed, in two passes; those that go on are not', async () => {
  const packer = await begin();
  await call('c1', 0);
  await call('c2', 1);
  await call('c3', 30);
  await packer.pass();
  expect(await packed()).toEqual([]);
  await packer.pass();
  const days = ['1:d:2026-10-25', '1:d:2026-11-23'];
  const over = ['c:1:M:2026-10', ...days.map((day) => `c:${day}`), ...days.map((day) => `w:${day}`)];
  expect(await packed()).toEqual(over);
  await call('c4', 1);
  const without = (day: string) => over.filter((name) => !name.endsWith(day));
  expect(await packed()).toEqual(without('2026-11-23'));
  await packer.pass();
  await call('c5', 1);
  // Written to since it was marked: it waits for another pass.
  await packer.pass();
  expect(await packed()).toEqual(without('2026-11-23'));
  await packer.pass();
  expect(await packed()).toEqual(over);
});

it('a day counts as over an hour after its end, since calls come in late', async () => {
  await begin();
  const endMs = Date.UTC(2026, 10, 24);
  await call('c1', 1);
  for (const [now, names] of [
    [endMs + 3_599_999, []],
    [endMs + 3_600_000, ['c:1:d:2026-11-23', 'w:1:d:2026-11-23']],
  ] as const) {
    const packer = new Packer({ store: inUse.store, now: () => now });
    for (let passes = 0; passes < 2; passes++) await packer.pass();
    expect(await packed()).toEqual(names);
  }
});

it('what is no longer there is listed no more, and what was never listed is found', async () => {
  const packer = await begin();
  await call('c1', 1);
  await call('c2', 40);
  await inUse.raw.call(['DEL', '{p00}:loose']);
  await inUse.raw.call(['SADD', '{p00}:loose', 'c:1:d:2020-02-02']);
  for (let passes = 0; passes < 2; passes++) await packer.pass();
  expect(await packed()).toHaveLength(5);
  const { store } = inUse;
  const gone = ['c1', 'c2'].map((callId) => stepOf(deleted(callId, 9)));
  await store.ledger.apply(0, gone, { nowMs: NOW_MS, plan: 'p' });
  expect(await packed()).toEqual([]);
  expect(await store.packed.loose(0)).toEqual([]);
});
