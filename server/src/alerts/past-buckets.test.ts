import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bucketsOf } from '../domain/buckets.ts';
import { DAY_MS } from '../domain/calendar.ts';
import { COUNTER } from '../domain/contribution.ts';
import { Connection } from '../store/connection.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { anyCounters, type Event } from '../views/any-event.ts';
import { NodeState } from '../views/node-state.ts';
import { readBuckets } from '../views/plain-sums.ts';
import { Rig } from '../views/rig.ts';
import { type PastBuckets, readPast } from './past-buckets.ts';

const NOW = Date.parse('2031-11-20T09:31:07Z');
const PARTITIONS = 2;
const NAMES = [
  ...[COUNTER.calls, COUNTER.durationMs, COUNTER.negative, COUNTER.negativity(40), COUNTER.wonCents],
  ...[COUNTER.dealsWon, COUNTER.callsWithKeywords(3), COUNTER.callsWithTeamKeywords(3, 'a')],
];

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

const happened = fc.record({
  seller: fc.integer({ min: 1, max: 6 }),
  agoMs: fc.oneof(fc.nat(2 * DAY_MS), fc.nat(70 * DAY_MS)),
  counters: anyCounters,
  cents: fc.nat(900_000),
  isDeal: fc.boolean(),
});
type Happened = typeof happened extends fc.Arbitrary<infer One> ? One : never;

function eventOf({ seller, agoMs, counters, cents, isDeal }: Happened, n: number): Event {
  const sellerId = `s${seller}`;
  if (!isDeal) return { kind: 'finished', callId: `c${n}`, sellerId, agoMs, counters };
  const times = { createdAgoMs: agoMs + DAY_MS, closedAgoMs: agoMs };
  return { kind: 'deal', opportunityId: `o${n}`, sellerId, status: 'won', cents, stage: '-', ...times };
}

/** Everything that stands in these buckets, and of it the counters of these names. */
async function fullRead(
  rig: Rig,
  state: NodeState,
  { ids, counters }: { ids: readonly string[]; counters: readonly string[] },
): Promise<PastBuckets> {
  const held = await readBuckets(
    rig.store,
    ids.map((id) => state.keyOf(id)),
  );
  const read = new Map<string, Map<string, Map<string, number>>>();
  for (const id of ids) {
    const sellers = new Map<string, Map<string, number>>();
    for (const part of held.get(state.keyOf(id)) ?? [])
      for (const [sellerId, all] of part)
        for (const name of counters) {
          const own = sellers.get(sellerId) ?? new Map<string, number>();
          const value = (own.get(name) ?? 0) + (all.get(name) ?? 0);
          if (value !== 0) sellers.set(sellerId, own.set(name, value));
        }
    if (sellers.size > 0) read.set(id, sellers);
  }
  return read;
}

it('what is read of the past is what stands there, and no other counters', async () => {
  const raw = await Connection.open({ url: redis.url, name: 'test' });
  const few = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 });
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(happened, { minLength: 10, maxLength: 40 }),
      fc.nat(40),
      few,
      async (all, packedAt, counters) => {
        await raw.call(['FLUSHALL']);
        const timeZone = 'Europe/Athens';
        await using rig = await Rig.start({ url: redis.url, partitions: PARTITIONS, timeZone, nowMs: NOW });
        const events = all.map(eventOf);
        await rig.apply(...events.slice(0, packedAt));
        await rig.pack();
        // Days that are written to after they were packed are read field by field.
        await rig.apply(...events.slice(packedAt));
        const state = await NodeState.glance(rig.store);
        const everyone = [...state.sellers];
        // Whom nobody names any more counts on.
        for (let partition = 0; partition < PARTITIONS; partition++)
          await raw.call(['SREM', `{p0${partition}}:sellers`, 's1', 's2']);
        const { zone } = state;
        const ids = [
          ...new Set(all.flatMap(({ agoMs }) => bucketsOf(NOW - agoMs, zone).map(({ id }) => id))),
        ];
        const read = await readPast(rig.store, state, { ids, counters, sellers: async () => everyone });
        expect(read).toEqual(await fullRead(rig, state, { ids, counters }));
        found += read.size;
      },
    ),
    { numRuns: 40 },
  );
  raw.close();
  // Or the law would hold for want of buckets.
  expect(found).toBeGreaterThan(1_000);
}, 60_000);
