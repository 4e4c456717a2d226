import type { ScreenShow } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { useStore } from '../testing/store.ts';
import type { StoredPairing } from './pairings.ts';

const inUse = useStore();

const screen = (id: string) => ({
  ...{ id, name: 'Wall', pairedAt: '2026-11-30T00:00:00.000Z', pairedBy: 'Mia' },
  show: { scope: 'all', overscanPercent: 0 } as ScreenShow,
});

describe('a screen', () => {
  it('that many change at once keeps what each of them changed', async () => {
    await inUse.store.screens.put(screen('busy'));
    const more = () =>
      inUse.store.screens.change('busy', (one) => ({
        ...one,
        show: { ...one.show, overscanPercent: one.show.overscanPercent + 1 },
      }));
    await Promise.all(Array.from({ length: 20 }, more));
    expect((await inUse.store.screens.find('busy'))?.show.overscanPercent).toBe(20);
    expect(await inUse.store.screens.change('nobody', (one) => one)).toBeUndefined();
  });

  it('is found by its last credential alone, and by none once it is removed', async () => {
    await inUse.store.screens.put(screen('keyed'));
    expect(await inUse.store.screens.giveKey('keyed', 'first')).toBe(true);
    expect(await inUse.store.screens.giveKey('keyed', 'second')).toBe(true);
    expect(await inUse.store.screens.findByKey('first')).toBeUndefined();
    expect((await inUse.store.screens.findByKey('second'))?.id).toBe('keyed');
    expect(await inUse.store.screens.remove('keyed')).toBe(true);
    expect(await inUse.store.screens.remove('keyed')).toBe(false);
    expect(await inUse.store.screens.findByKey('second')).toBeUndefined();
    expect(await inUse.store.screens.giveKey('keyed', 'third')).toBe(false);
    expect(await inUse.store.screens.findByKey('third')).toBeUndefined();
  });

  it('is looked up with the orders that it was given, each by a mark of its own', async () => {
    await inUse.store.screens.put(screen('told'));
    expect(await inUse.store.screens.standings(['told', 'nobody'])).toEqual([
      { screen: screen('told'), orders: {} },
      undefined,
    ]);
    await inUse.store.screens.order('told', 'identify', 'a');
    await inUse.store.screens.order('told', 'reload', 'b');
    await inUse.store.screens.order('told', 'identify', 'c');
    expect((await inUse.store.screens.standings(['told']))[0]?.orders).toEqual({
      identify: 'c',
      reload: 'b',
    });
    await inUse.store.screens.remove('told');
    await inUse.store.screens.put(screen('told'));
    expect((await inUse.store.screens.standings(['told']))[0]?.orders).toEqual({});
  });
});

describe('what a screen says', () => {
  const REPORT = { state: 'live', build: '1', widthPx: 1920, heightPx: 1080, pixelRatio: 1 } as const;
  const times = { ageMs: 0, offAfterMs: 30_000 };

  it('is kept as long as it is paired, and nothing of it comes back afterwards', async () => {
    const { screens } = inUse.store;
    await screens.put(screen('heard'));
    await screens.hear('heard', REPORT, times);
    expect((await screens.words()).words.get('heard')?.report).toEqual(REPORT);
    await screens.remove('heard');
    // The last word of one that was just revoked.
    await screens.hear('heard', REPORT, times);
    expect((await screens.words()).words.has('heard')).toBe(false);
    expect(await inUse.raw.call(['HGETALL', '{org}:screens:words'])).toEqual([]);
  });
});

it('what ids are hidden under is made once, and read while Redis takes no writes', async () => {
  const { screens } = inUse.store;
  const keys = await Promise.all(['a', 'b', 'c'].map((made) => screens.hidingKey(made)));
  expect(new Set(keys).size).toBe(1);
  await inUse.raw.call(['CONFIG', 'SET', 'maxmemory', '1']);
  expect(await screens.hidingKey('d')).toBe(keys[0]);
  await inUse.raw.call(['CONFIG', 'SET', 'maxmemory', '0']);
});

describe('screens that wait to be paired', () => {
  const NOW = 1_000_000;
  const waiting = (expiresAtMs = NOW + 1): StoredPairing => ({ secretHash: 'x', expiresAtMs });

  it('are so many at a time; whose time is over makes room', async () => {
    const begin = (code: string, nowMs: number) =>
      inUse.store.pairings.begin(code, waiting(nowMs + 10), { nowMs, most: 2 });
    expect([await begin('A', NOW), await begin('B', NOW), await begin('C', NOW)]).toEqual([
      'begun',
      'begun',
      'full',
    ]);
    expect(await inUse.store.pairings.find('A', NOW + 9)).toEqual(waiting(NOW + 10));
    expect(await inUse.store.pairings.find('A', NOW + 10)).toBeUndefined();
    expect(await begin('C', NOW + 10)).toBe('begun');
    expect(await begin('C', NOW + 10)).toBe('taken');
  });

  it('become one screen each, whoever is first', async () => {
    const before = waiting(NOW + 100);
    await inUse.store.pairings.begin('D', before, { nowMs: NOW + 50, most: 10 });
    const became = ['one', 'other', 'third'].map((screenId) =>
      inUse.store.pairings.exchange('D', before, { ...before, screenId }),
    );
    expect((await Promise.all(became)).filter(Boolean)).toHaveLength(1);
    expect((await inUse.store.pairings.find('D', NOW + 60))?.screenId).toBeDefined();
    expect(await inUse.store.pairings.exchange('nobody', before, before)).toBe(false);
  });
});

it('ids are hidden under the same key on every node', async () => {
  const keys = await Promise.all(['a', 'b', 'c'].map((made) => inUse.store.screens.hidingKey(made)));
  expect(new Set(keys).size).toBe(1);
});
