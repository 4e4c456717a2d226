import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallPlace } from '../store/call-lists.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import type { Event } from '../views/any-event.ts';
import { NodeState } from '../views/node-state.ts';
import { Rig } from '../views/rig.ts';
import { CallSearch } from './call-search.ts';

let redis: TestRedis;
let databases = 0;
beforeAll(async () => {
  redis = await startRedis({ args: ['--databases', '40'] });
});
afterAll(() => redis[Symbol.asyncDispose]());

const NOW = Date.parse('2031-11-24T09:31:07Z');

/** Calls of sellers of two teams, each with how long ago it ended. */
async function rigWith(calls: readonly { isOwn: boolean; agoMs: number }[]): Promise<Rig> {
  const url = `${redis.url}/${databases++}`;
  const rig = await Rig.start({ url, partitions: 2, timeZone: 'Europe/Athens', nowMs: NOW });
  await rig.apply(
    { kind: 'moved', sellerId: 'own', team: 'a' },
    { kind: 'moved', sellerId: 'other', team: 'b' },
  );
  const counters = new Map([['calls', 1]]);
  const events = calls.map(({ isOwn, agoMs }, n): Event => {
    const sellerId = isOwn ? 'own' : 'other';
    return { kind: 'finished', callId: `${sellerId}-${n}`, sellerId, agoMs, counters };
  });
  await rig.apply(...events);
  return rig;
}

/** What a search of the one team finds that is stopped after so many calls, each time, and the places it goes on from. */
async function pagesOf(rig: Rig, looks: number): Promise<{ found: string[]; places: CallPlace[] }> {
  const state = await NodeState.load(rig.store);
  const found: string[] = [];
  const places: CallPlace[] = [];
  for (;;) {
    let looked = 0;
    const search = new CallSearch({
      ...{ store: rig.store, state, asked: {}, scope: 'team:a', span: {}, sums: new Map() },
      ...{ withinMs: 60_000, isGone: () => ++looked >= looks },
    });
    for await (const { callId } of search.matches(places.at(-1))) found.push(callId);
    if (!search.stop) return { found, places };
    places.push(search.stop.place);
    if (places.length > 200) throw new Error('This search never ends.');
  }
}

const anyCalls = fc.array(fc.record({ isOwn: fc.boolean(), agoMs: fc.nat(12) }), {
  minLength: 1,
  maxLength: 25,
});

it('a search that is stopped again and again finds each call of the team once, however many end at one instant', async () => {
  await fc.assert(
    fc.asyncProperty(anyCalls, fc.integer({ min: 1, max: 6 }), async (calls, looks) => {
      await using rig = await rigWith(calls);
      const { found } = await pagesOf(rig, looks);
      const own = calls.flatMap(({ isOwn }, n) => (isOwn ? [`own-${n}`] : []));
      expect(found.toSorted()).toEqual(own.toSorted());
    }),
    { numRuns: 12, seed: 7 },
  );
});

it('the place that a search goes on from names no call of another team', async () => {
  const calls = Array.from({ length: 40 }, (_, n) => ({ isOwn: n % 4 === 0, agoMs: n * 1_000 }));
  await using rig = await rigWith(calls);
  for (const looks of [2, 3, 7]) {
    const { found, places } = await pagesOf(rig, looks);
    expect(found).toHaveLength(10);
    expect(places.length).toBeGreaterThan(3);
    expect(places.filter(({ beforeId }) => beforeId?.startsWith('other'))).toEqual([]);
  }
});
