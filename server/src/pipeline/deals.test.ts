import type { EarshotEvent } from '@earshot/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentHashOf } from '../domain/content-hash.ts';
import { addInto, type Counters } from '../domain/contribution.ts';
import { compareOrders, orderOf } from '../domain/order.ts';
import type { Store } from '../store/store.ts';
import { openPipeline } from '../testing/pipeline.ts';
import { startRedis } from '../testing/redis.ts';
import { buildThreadProgram } from '../testing/thread-program.ts';
import { verifyCounters } from './verify.ts';

let built: Awaited<ReturnType<typeof buildThreadProgram>>;
beforeAll(async () => {
  built = await buildThreadProgram();
});
afterAll(() => built[Symbol.asyncDispose]());

const AT = Date.UTC(2026, 10, 24, 9);
const iso = (second: number) => new Date(AT + second * 1000).toISOString();

const second = fc.nat(4);
const seller = fc.constantFrom({ id: 'ann', name: 'Ann' }, { id: 'bob', team: { id: 'north' } });
const envelope = fc.record({
  id: fc.constantFrom('a', 'b'),
  source: fc.constantFrom('crm', 'erp'),
  time: second.map(iso),
});
const opportunityId = fc.constantFrom('o-1', 'o-2', 'o-3');
const engagementId = fc.constantFrom('g-1', 'g-2');

const changed = fc
  .record({
    opportunityId,
    seller,
    name: fc.constant('Deal'),
    status: fc.constantFrom('open', 'won', 'lost'),
    cents: fc.nat(2),
  })
  .map(({ cents, status, ...deal }) => ({
    ...deal,
    status,
    estimatedRevenue: cents / 100,
    createdAt: iso(0),
    ...(status !== 'open' && { closedAt: iso(cents) }),
    ...(status === 'won' && { actualRevenue: 5 + cents / 100 }),
  }));
const logged = fc.record({
  engagementId,
  seller,
  opportunityId,
  kind: fc.constantFrom('email', 'phone', 'meeting'),
  startedAt: second.map(iso),
  durationSec: fc.constantFrom(0, 0.5, 60),
});
const ended = fc
  .record({ callId: fc.constantFrom('c-1', 'c-2'), seller, opportunityId, second })
  .map(({ second: at, ...call }) => ({
    ...call,
    ...{ startedAt: iso(0), endedAt: iso(at), channel: 'meeting', segments: [] },
  }));

const ofType = (type: string, data: fc.Arbitrary<object>) =>
  fc.tuple(envelope, data).map(([head, what]) => ({ ...head, type, data: what }) as EarshotEvent);
const anyEvent = fc.oneof(
  { weight: 4, arbitrary: ofType('opportunity.changed', changed) },
  { weight: 1, arbitrary: ofType('opportunity.deleted', fc.record({ opportunityId })) },
  { weight: 3, arbitrary: ofType('engagement.logged', logged) },
  { weight: 1, arbitrary: ofType('engagement.deleted', fc.record({ engagementId })) },
  { weight: 2, arbitrary: ofType('call.finished', ended) },
);

type Data = Record<string, unknown> & { seller: { id: string } };
const entityOf = ({ data }: EarshotEvent) => {
  const { engagementId: g, callId: c, opportunityId: o } = data as Record<string, string | undefined>;
  return (g ?? c ?? o)!;
};

/** Of each entity the greatest event, by the definition. */
function standing(events: readonly EarshotEvent[]): EarshotEvent[] {
  const kinds = { changed: 'changed', logged: 'changed', deleted: 'deleted', finished: 'finished' } as const;
  const orderOfEvent = ({ type, time, source, id, data }: EarshotEvent) => {
    const kind = kinds[type.split('.')[1] as keyof typeof kinds];
    return orderOf({ timeMs: Date.parse(time), kind, source, id, contentHash: contentHashOf(data) });
  };
  const last = new Map<string, EarshotEvent>();
  for (const event of events) {
    const known = last.get(entityOf(event));
    if (!known || compareOrders(orderOfEvent(known), orderOfEvent(event)) < 0)
      last.set(entityOf(event), event);
  }
  return [...last.values()].filter(({ type }) => !type.endsWith('.deleted'));
}

/** What the standing events count, ever, by seller. */
function expectedOf(events: readonly EarshotEvent[]): Counters {
  const sum: Counters = new Map();
  for (const { type, data } of standing(events)) {
    const { status, actualRevenue, durationSec, kind, ...rest } = data as unknown as Data;
    const add = (name: string, value: number) =>
      value && addInto(sum, new Map([[`${rest.seller.id}|${name}`, value]]));
    if (type === 'engagement.logged') add(`e|${kind}`, Number(durationSec) * 1000);
    if (type === 'call.finished') {
      const ms = Date.parse(String(rest.endedAt)) - AT;
      for (const [name, value] of [
        ['calls', 1],
        ['ms', ms],
        ['cm', ms],
      ] as const)
        add(name, value);
    }
    if (type !== 'opportunity.changed') continue;
    add('dc', 1);
    if (status !== 'open') add('dx', 1);
    if (status === 'won') add('dw', 1);
    if (status === 'won') add('won', Math.round(Number(actualRevenue) * 100));
  }
  return sum;
}

async function everCounters(store: Store): Promise<Counters> {
  const sum: Counters = new Map();
  for (let partition = 0; partition < store.partitions; partition++) {
    const { buckets } = await store.reader.buckets(partition, ['1:e']);
    for (const [sellerId, counters] of buckets.get('1:e')!)
      addInto(sum, new Map([...counters].map(([name, value]) => [`${sellerId}|${name}`, value])));
  }
  return sum;
}

test('deals, engagements and the calls that name them count as the set of their events says, and nothing drifts', async () => {
  await using redis = await startRedis();
  await using node = await openPipeline({ url: redis.url, program: built.program, partitions: 3 });
  node.consumer.start();
  const all: EarshotEvent[] = [];
  const sent = fc.array(anyEvent, { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(sent, async (events) => {
      const again = [...events, ...all.slice(-5)].reverse();
      all.push(...events);
      await node.store.inbox.add(
        again.map((event) => ({ entityId: entityOf(event), event: JSON.stringify(event) })),
      );
      await expect.poll(() => node.store.inbox.backlog(), { timeout: 10_000, interval: 5 }).toBe(0);
      expect(await everCounters(node.store)).toEqual(expectedOf(all));
    }),
    { numRuns: 30, endOnFailure: true },
  );
  const { drifts, moving, deals } = await verifyCounters(node.store, AT);
  expect({ drifts, moving, failures: node.failures }).toEqual({ drifts: [], moving: [], failures: [] });
  expect(deals).toBe(standing(all).filter(({ type }) => type === 'opportunity.changed').length);
});
