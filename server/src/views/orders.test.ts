import type { Period, Snapshot } from '@earshot/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zoneOf } from '../domain/zone.ts';
import type { Step } from '../store/records.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { anyEvent, type Event } from './any-event.ts';
import { entityOf, PLAN, Steps } from './event-rig.ts';
import { freshDocument } from './fresh.ts';
import { Rig } from './rig.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis({ args: ['--databases', '60'] });
});
afterAll(() => redis[Symbol.asyncDispose]());

const NOW = Date.parse('2031-11-24T09:31:07Z');
const ZONE = 'Europe/Athens';
const ORDERS = 20;
const PERIODS: Period[] = [
  { kind: 'allTime' },
  { kind: 'last7d' },
  { kind: 'thisMonth' },
  { kind: 'lastMonth' },
];

let databases = 0;
const rigOf = () =>
  Rig.start({ url: `${redis.url}/${databases++}`, partitions: 2, timeZone: ZONE, nowMs: NOW });

/** An event’s step, made once, so that it is the same event wherever and whenever it arrives. */
interface Made {
  entity: string;
  step: Step;
}

function made(events: readonly Event[]): Made[] {
  const steps = new Steps(zoneOf(ZONE), () => NOW);
  return events.map((event) => ({ entity: entityOf(event), step: steps.stepOf(event) }));
}

async function arrive({ store }: Rig, all: readonly Made[]): Promise<void> {
  for (const { entity, step } of all)
    await store.ledger.apply(store.partitionOf(entity), [step], { nowMs: NOW, plan: PLAN });
}

const documents = ({ store }: Rig): Promise<Snapshot[]> =>
  Promise.all(
    (['all', 'team:a'] as const).flatMap((scope) =>
      PERIODS.map((period) => freshDocument(store, { scope, period, nowMs: NOW })),
    ),
  );

it(`the same events in ${ORDERS} orders, some of them twice, give the same documents byte for byte`, async () => {
  const events = made(fc.sample(anyEvent, { numRuns: 150, seed: 11 }));
  await using straight = await rigOf();
  await arrive(straight, events);
  const expected = JSON.stringify(await documents(straight));
  expect(JSON.parse(expected)[0].sentiment.calls).toBeGreaterThan(0);
  const anyOrder = fc
    .tuple(
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.shuffledSubarray(events, { minLength: 20, maxLength: 20 }),
    )
    .map((parts) => parts.flat());
  for (const order of fc.sample(anyOrder, { numRuns: ORDERS, seed: 12 })) {
    await using rig = await rigOf();
    await arrive(rig, order);
    expect(JSON.stringify(await documents(rig))).toBe(expected);
  }
});

it('when everything is deleted every figure is nothing again', async () => {
  const events = fc.sample(anyEvent, { numRuns: 150, seed: 13 });
  const gone = events.flatMap((event): Event[] => {
    if ('callId' in event) return [{ kind: 'deleted', callId: event.callId }];
    if (event.kind === 'deal') return [{ kind: 'dealDeleted', opportunityId: event.opportunityId }];
    if (event.kind === 'engaged') return [{ kind: 'engagementDeleted', engagementId: event.engagementId }];
    return [];
  });
  await using rig = await rigOf();
  await using empty = await rigOf();
  await rig.apply(...events, ...gone);
  await empty.apply(...events.filter(({ kind }) => kind === 'moved' || kind === 'named'));
  expect(await documents(rig)).toEqual(await documents(empty));
});
