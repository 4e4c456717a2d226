import type { EarshotEvent } from '@earshot/contracts';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Analyst } from '../pipeline/analyst.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { PLAN } from '../views/event-rig.ts';
import { Rig } from '../views/rig.ts';
import { TrackerTries } from './tracker-tries.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

/** Ahead of the real clock. */
const NOW = Date.parse('2031-11-20T09:31:07Z');
const TIME_ZONE = 'Europe/Athens';

type Said = [speaker: 'seller' | 'customer', text: string, sentiment?: number];

/** The `n`th call from the end. */
function call(n: number, ...said: Said[]): EarshotEvent {
  const endedAt = new Date(NOW - n * 60_000).toISOString();
  const segments = said.map(([speaker, text, sentiment], i) => ({
    ...{ speaker, text, start: i, end: i + 1 },
    ...(sentiment !== undefined && { sentiment }),
  }));
  return {
    ...{ id: `e-${n}`, source: 'dialer', type: 'call.finished', time: endedAt },
    data: { callId: `c-${n}`, seller: { id: 's1' }, startedAt: endedAt, endedAt, segments },
  };
}

async function rigWith(database: number, calls: readonly EarshotEvent[]): Promise<Rig> {
  const url = `${redis.url}/${database}`;
  const rig = await Rig.start({ url, partitions: 1, timeZone: TIME_ZONE, nowMs: NOW });
  const analyst = new Analyst({
    plan: { name: PLAN, sets: [] },
    generations: [{ generation: 1, timeZone: TIME_ZONE }],
  });
  const steps = calls.map((event) => analyst.stepOf(JSON.stringify(event)));
  await rig.store.ledger.apply(0, steps, { nowMs: NOW, plan: PLAN });
  return rig;
}

it('tells what the customers of the latest calls said, as a tracker would', async () => {
  await using rig = await rigWith(1, [
    call(1, ['customer', 'The price is too high, such a price.', -0.8], ['seller', 'A discount, then?']),
    call(2, ['customer', 'A list price with a discount!', 0.9]),
    call(3, ['seller', 'That is the price.'], ['customer', 'I see.', 0]),
  ]);
  const answer = await new TrackerTries(rig.store, rig.node()).try({
    phrases: ['price', 'list price', 'discount'],
  });
  expect(answer).toMatchObject({
    ...{ calls: 3, mentioningCalls: 2, mentions: 4 },
    sentiment: { positive: 1, neutral: 0, negative: 1 },
    // The longest phrase at a place is the one that stands there.
    byPhrase: [
      { phrase: 'price', mentions: 2 },
      { phrase: 'list price', mentions: 1 },
      { phrase: 'discount', mentions: 1 },
    ],
  });
  expect(answer.examples.map(({ callId, found }) => [callId, found?.length])).toEqual([
    ['c-1', 2],
    ['c-2', 2],
  ]);
});

it('ends in time where a team has next to no calls, however many others there are', async () => {
  const calls = Array.from({ length: 300 }, (_, n) => call(n, ['customer', 'The price.']));
  await using rig = await rigWith(2, calls);
  const tries = new TrackerTries(rig.store, rig.node());
  const reads = vi.spyOn(rig.store.calls, 'newest');
  const input = { phrases: ['price'], team: 'nobody' };
  expect((await tries.try(input)).calls).toBe(0);
  expect(reads.mock.calls.length).toBeGreaterThan(5);
  reads.mockClear();
  expect((await tries.try(input, { withinMs: 0 })).calls).toBe(0);
  expect(reads.mock.calls.length).toBe(1);
  expect((await tries.try({ phrases: ['price'] }, { withinMs: 0 })).calls).toBe(1);
});
