import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zoneOf } from '../domain/zone.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { anyEvent, type Event } from './any-event.ts';
import { entityOf, PLAN, Steps } from './event-rig.ts';
import { NodeState } from './node-state.ts';
import { Rig } from './rig.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

const NOW = Date.parse('2031-11-24T09:31:07Z');
const ZONE = 'Europe/Athens';
const SELLERS = ['s1', 's2', 's3', 's4', 's5', 'nobody'];

/** Moves that events of other entities tell of as well, so that they lie in any partition and come in any order. */
const anyMove = fc.record({
  event: fc.record({
    kind: fc.constant('moved' as const),
    sellerId: fc.constantFrom('s1', 's2', 's3'),
    team: fc.constantFrom('', 'a', 'b', 'c'),
  }),
  partition: fc.nat(2),
});
const anyHistory = fc.array(
  fc.oneof(
    anyMove,
    anyEvent.map((event) => ({ event, partition: undefined })),
  ),
  {
    minLength: 30,
    maxLength: 60,
  },
);

it('the store tells at once of every seller, and of whose a call is, what a node knows after it has read all', async () => {
  await using rig = await Rig.start({ url: redis.url, partitions: 3, timeZone: ZONE, nowMs: NOW });
  const { store } = rig;
  const steps = new Steps(zoneOf(ZONE), () => NOW);
  let seated = 0;
  let owned = 0;
  for (const history of fc.sample(anyHistory, { numRuns: 15, seed: 4 })) {
    const made = history.map(({ event, partition }) => ({
      step: steps.stepOf(event as Event),
      partition: partition ?? store.partitionOf(entityOf(event as Event)),
    }));
    for (const { step, partition } of made.toReversed())
      await store.ledger.apply(partition, [step], { nowMs: NOW, plan: PLAN });
    const { directory, active } = await NodeState.load(store);
    for (const sellerId of SELLERS) {
      const team = await store.people.teamOf(sellerId);
      expect(team, sellerId).toBe(directory.teamOf(sellerId));
      if (team !== undefined) seated += 1;
    }
    for (let n = 1; n <= 30; n++) {
      const callId = `c${n}`;
      const finished = (await store.calls.many([callId], 'contribution')).get(callId);
      const known = finished?.contribution.sellerId ?? active.get(callId)?.sellerId;
      const told = await store.people.sellerOfCall(callId);
      if (known !== undefined) expect(told, callId).toBe(known);
      if (told !== undefined) owned += 1;
    }
  }
  expect(seated).toBeGreaterThan(20);
  expect(owned).toBeGreaterThan(50);
  expect(await store.people.sellerOfCall('never')).toBeUndefined();
});
