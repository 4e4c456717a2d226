import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TrackerSet } from '../domain/trackers.ts';
import { useStore } from '../testing/store.ts';
import { CALENDAR_QUARTERS } from './settings.ts';
import { openStore } from './store.ts';

const inUse = useStore();
beforeEach(() => inUse.raw.call(['FLUSHALL']));

describe('tracker sets', () => {
  const set = (rev: number): TrackerSet => ({
    rev,
    trackers: [{ id: 't', kind: 'keyword', label: `Τιμή ${rev}`, phrases: ['price'], rev }],
  });

  it('begin with the empty one, and the newest is shown when it is said to be', async () => {
    const empty = { rev: 0, trackers: [] };
    expect(await inUse.store.trackers.sets()).toEqual({ shown: empty, newest: empty });
    expect(await inUse.store.trackers.save(set(1), 0)).toBe(true);
    expect(await inUse.store.trackers.sets()).toEqual({ shown: empty, newest: set(1) });
    await inUse.store.trackers.show(1);
    expect(await inUse.store.trackers.sets()).toEqual({ shown: set(1), newest: set(1) });
    expect(await inUse.store.trackers.revs()).toEqual({ shown: 1, newest: 1 });
  });

  it('are replaced only by a set made from the newest, so that of two at once one wins', async () => {
    const saved = await Promise.all([
      inUse.store.trackers.save(set(1), 0),
      inUse.store.trackers.save({ ...set(1) }, 0),
    ]);
    expect(saved.sort()).toEqual([false, true]);
    expect(await inUse.store.trackers.save(set(3), 2)).toBe(false);
  });

  it('go once they are neither the newest, nor shown, nor shown just before; showing never goes back', async () => {
    for (const rev of [1, 2, 3, 4]) {
      await inUse.store.trackers.save(set(rev), rev - 1);
      if (rev < 4) await inUse.store.trackers.show(rev);
    }
    await inUse.store.trackers.show(1);
    await inUse.store.trackers.show(99);
    expect(await inUse.store.trackers.revs()).toEqual({ shown: 3, newest: 4 });
    expect(await inUse.store.trackers.find([0, 1, 2, 3, 4])).toEqual([
      { rev: 0, trackers: [] },
      undefined,
      set(2),
      set(3),
      set(4),
    ]);
  });
});

describe('settings', () => {
  const settings = {
    partitions: 1,
    generation: 1,
    timeZone: 'UTC',
    currency: 'EUR',
    setUpAtMs: 5,
    name: 'Όμιλος',
    salesPeriod: CALENDAR_QUARTERS,
  };

  it('are set up once, by whoever comes first', async () => {
    expect(await inUse.store.settings.load()).toBeUndefined();
    const both = [settings, { ...settings, name: 'Other', setUpAtMs: 6 }];
    const [one, other] = await Promise.all(both.map((mine) => inUse.store.settings.init(mine)));
    expect(other).toEqual(one);
    expect(both).toContainEqual(one);
    expect(await inUse.store.settings.init(settings)).toEqual(one);
    await inUse.store.settings.change({ timeZone: 'Europe/Athens' });
    expect(await inUse.store.settings.load()).toEqual({ ...one, timeZone: 'Europe/Athens' });
  });

  it('tell the number of partitions to whoever opens the store without one', async () => {
    await inUse.store.settings.init({ ...settings, partitions: 3 });
    const opened = await openStore({ url: inUse.redis.url });
    expect(opened.partitions).toBe(3);
    expect(Number.isInteger((await opened.reader.state(2)).seq)).toBe(true);
    await opened.close();
  });

  it('keep the number of partitions: data made with another number is not opened', async () => {
    await inUse.store.settings.init(settings);
    await expect(openStore({ url: inUse.redis.url, partitions: 2 })).rejects.toThrow(
      /has 1 partitions, not 2/,
    );
  });
});

describe('access', () => {
  const token = { id: 'one', name: 'Dialer', role: 'ingest' as const, createdAt: '2026-11-24T09:00:00Z' };

  it('finds tokens by their hash until they are deleted by their id', async () => {
    await inUse.store.access.putToken('hash', token);
    expect(await inUse.store.access.findToken('hash')).toEqual(token);
    expect(await inUse.store.access.findToken('other')).toBeUndefined();
    expect(await inUse.store.access.listTokens()).toEqual([token]);
    expect([
      await inUse.store.access.deleteToken('one'),
      await inUse.store.access.deleteToken('one'),
    ]).toEqual([true, false]);
    expect(await inUse.store.access.findToken('hash')).toBeUndefined();
  });

  it('gives a link to one of many who ask', async () => {
    await inUse.store.access.putLink('hash', { role: 'admin' }, 60_000);
    const taken = await Promise.all([1, 2, 3].map(() => inUse.store.access.takeLink('hash')));
    expect(taken.filter((value) => value !== undefined)).toEqual([{ role: 'admin' }]);
  });

  it('keeps links and sessions no longer than it is told', async () => {
    await inUse.store.access.putLink('hash', {}, 30);
    await inUse.store.access.putSession('hash', { name: 'Ann' }, 30);
    await inUse.store.access.putSession('gone', {}, 60_000);
    await inUse.store.access.deleteSession('gone');
    expect(await inUse.store.access.findSession('hash')).toEqual({ name: 'Ann' });
    await sleep(60);
    expect(await inUse.store.access.takeLink('hash')).toBeUndefined();
    expect(await inUse.store.access.findSession('hash')).toBeUndefined();
    expect(await inUse.store.access.findSession('gone')).toBeUndefined();
  });
});

describe('leases', () => {
  it('are held by one node at a time, until given back or run out', async () => {
    const other = await openStore({ url: inUse.redis.url, partitions: 1 });
    const held = await Promise.all([inUse.store, other].map((node) => node.leases.hold('job', 60_000)));
    expect(held.sort()).toEqual([false, true]);
    const [holder, loser] = (await inUse.store.leases.renew('job', 60_000))
      ? [inUse.store, other]
      : [other, inUse.store];
    await loser.leases.release('job');
    expect([await loser.leases.renew('job', 60_000), await holder.leases.hold('job', 60_000)]).toEqual([
      false,
      true,
    ]);
    await holder.leases.release('job');
    expect([await holder.leases.renew('job', 60_000), await loser.leases.hold('job', 40)]).toEqual([
      false,
      true,
    ]);
    await expect.poll(() => holder.leases.hold('job', 60_000)).toBe(true);
    expect(await loser.leases.renew('job', 60_000)).toBe(false);
    await other.close();
  });
});

it('jobs say how far they have come; one that never ran is idle', async () => {
  expect(await inUse.store.jobs.progress('backfill')).toEqual({ state: 'idle', done: 0, total: 0 });
  await inUse.store.jobs.setProgress('backfill', { state: 'running', done: 3, total: 9 });
  expect(await inUse.store.jobs.progress('backfill')).toEqual({ state: 'running', done: 3, total: 9 });
});
