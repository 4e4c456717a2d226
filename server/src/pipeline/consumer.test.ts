import type { EarshotEvent } from '@earshot/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addInto, type Counters } from '../domain/contribution.ts';
import { compareOrders } from '../domain/order.ts';
import { entityIdOf } from '../ingest/parse-event.ts';
import type { Sender } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { openPipeline } from '../testing/pipeline.ts';
import { startRedis } from '../testing/redis.ts';
import { buildThreadProgram } from '../testing/thread-program.ts';
import { ANALYSIS_VERSION, Analyst } from './analyst.ts';
import { verifyCounters } from './verify.ts';

let program: string;
let built: Awaited<ReturnType<typeof buildThreadProgram>>;
beforeAll(async () => {
  built = await buildThreadProgram();
  program = built.program;
});
afterAll(() => built[Symbol.asyncDispose]());

const AT = Date.UTC(2026, 10, 24, 9);
const iso = (ms: number) => new Date(ms).toISOString();

interface Happened {
  type: 'call.started' | 'call.finished' | 'call.deleted';
  call: number;
  second: number;
  id: string;
  words: string;
}

function eventOf({ type, call, second, id, words }: Happened, run = 'r'): EarshotEvent {
  const envelope = { id, source: 'dialer', time: iso(AT + second * 1000) };
  const callId = `${run}-${call}`;
  const seller = { id: `${run}-seller-${(call + second) % 2}` };
  const startedAt = iso(AT);
  if (type === 'call.deleted') return { ...envelope, type, data: { callId } };
  if (type === 'call.started') return { ...envelope, type, data: { callId, seller, startedAt } };
  const segments = [{ speaker: 'customer' as const, start: 0, end: second, text: words }];
  return {
    ...envelope,
    type,
    data: { callId, seller, startedAt, endedAt: iso(AT + second * 1000), segments },
  };
}

const finished = (call: number, run = 'r') =>
  eventOf({ type: 'call.finished', call, second: 60, id: `e-${call}`, words: 'the price' }, run);

async function send(store: Store, events: readonly EarshotEvent[]): Promise<void> {
  await store.inbox.add(
    events.map((event) => ({ entityId: entityIdOf(event), event: JSON.stringify(event) })),
  );
}

const drained = (store: Store) =>
  expect.poll(() => store.inbox.backlog(), { timeout: 20_000, interval: 10 }).toBe(0);

/** All-time counters of the sellers of one run, of all partitions together. */
async function everCounters(store: Store, run = 'r'): Promise<Counters> {
  const sum: Counters = new Map();
  for (let partition = 0; partition < store.partitions; partition++) {
    const { buckets } = await store.reader.buckets(partition, ['1:e']);
    for (const [sellerId, counters] of buckets.get('1:e')!) {
      if (!sellerId.startsWith(`${run}-`)) continue;
      addInto(sum, new Map([...counters].map(([name, value]) => [`${sellerId}|${name}`, value])));
    }
  }
  return sum;
}

/** By the definition: of each call the greatest finish or deletion stands. */
function expectedOf(events: readonly EarshotEvent[]): Counters {
  const analyst = new Analyst({ plan: { name: '', sets: [{ rev: 0, trackers: [] }] }, generations: [] });
  const standing = new Map<string, NonNullable<ReturnType<Analyst['stepOf']>['call']>>();
  for (const event of events) {
    const { call } = analyst.stepOf(JSON.stringify(event));
    if (call === undefined || call.kind === 'started') continue;
    const known = standing.get(call.callId);
    if (!known || compareOrders(known.order, call.order) < 0) standing.set(call.callId, call);
  }
  const sum: Counters = new Map();
  for (const call of standing.values()) {
    if (call.kind !== 'finished') continue;
    const { sellerId, counters } = call.record.contribution;
    addInto(sum, new Map([...counters].map(([name, value]) => [`${sellerId}|${name}`, value])));
  }
  return sum;
}

describe('what stands', () => {
  test('is a function of the set of events: repeated, reordered, in any batches, on two nodes', async () => {
    await using redis = await startRedis();
    await using one = await openPipeline({ url: redis.url, program, partitions: 3 });
    await using other = await openPipeline({ url: redis.url, program, partitions: 3 });
    const happened = fc.record({
      type: fc.constantFrom(
        'call.started' as const,
        'call.finished' as const,
        'call.finished' as const,
        'call.deleted' as const,
      ),
      call: fc.nat(4),
      second: fc.nat(5),
      id: fc.constantFrom('a', 'b'),
      words: fc.constantFrom('great', 'terrible', 'the price', '[noise]', 'We compared it with Microsoft.'),
    });
    // Among them events of one name that say different things.
    const events = fc.array(happened, { minLength: 1, maxLength: 25 });
    const sent = events.chain((list) =>
      fc.tuple(fc.constant(list), fc.array(fc.constantFrom(...list), { maxLength: 10 })),
    );
    one.consumer.start();
    other.consumer.start();
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(sent, fc.nat(), async ([list, again], seed) => {
        const run = `run${runs++}`;
        const all = [...list, ...again].map((each) => eventOf(each, run));
        const shuffled = all.toSorted(
          (a, b) => hashOf(JSON.stringify(a) + seed) - hashOf(JSON.stringify(b) + seed),
        );
        const cut = seed % (shuffled.length + 1);
        await send(one.store, shuffled.slice(0, cut));
        await send(other.store, shuffled.slice(cut));
        await drained(one.store);
        expect(await everCounters(one.store, run)).toEqual(expectedOf(all));
      }),
      { numRuns: 40 },
    );
    expect(await verifyCounters(one.store, AT)).toMatchObject({ drifts: [], moving: [] });
    expect([...one.failures, ...other.failures]).toEqual([]);
  });
});

describe('an event of a bound sender', () => {
  test('about another source’s call is refused: counted, never tried again, and what stands stays', async () => {
    await using redis = await startRedis();
    const counts = { applied: 0, refused: 0 };
    await using node = await openPipeline({
      url: redis.url,
      program,
      consumer: { applied: (n) => (counts.applied += n), refused: (n) => (counts.refused += n) },
    });
    node.consumer.start();
    const add = async (event: EarshotEvent, sender: Sender) => {
      await node.store.inbox.add([{ entityId: 'r-1', event: JSON.stringify(event), sender }]);
      await drained(node.store);
    };
    const deletion = eventOf({ type: 'call.deleted', call: 1, second: 90, id: 'd', words: '' });
    await add(finished(1), 'bound');
    await add({ ...deletion, source: 'other' }, 'bound');
    await add({ ...deletion, source: 'other', time: iso(0) }, 'bound');
    expect(await everCounters(node.store)).toEqual(expectedOf([finished(1)]));
    expect(counts).toEqual({ applied: 1, refused: 2 });
    expect(await node.store.inbox.asideCount()).toBe(0);
    await add({ ...deletion, source: 'other' }, 'admin');
    expect(await everCounters(node.store)).toEqual(new Map());
    expect(counts).toEqual({ applied: 2, refused: 2 });
    expect(node.failures).toEqual([]);
  });
});

describe('an entry', () => {
  test('that a node read and did not apply before it died is taken over, and counted once', async () => {
    await using redis = await startRedis();
    await using node = await openPipeline({
      url: redis.url,
      program,
      consumer: { idleMs: 200, claimEveryMs: 50 },
    });
    const events = Array.from({ length: 150 }, (_, call) => finished(call));
    await send(node.store, events);
    const dead = await node.store.inbox.openReader('dead');
    expect(await dead.read({ count: 100, blockMs: 100 })).toHaveLength(100);
    await dead.close();
    node.consumer.start();
    await drained(node.store);
    expect(await everCounters(node.store)).toEqual(expectedOf(events));
  });

  test('that was applied by one node while another still had it in hand is counted once', async () => {
    await using redis = await startRedis();
    await using node = await openPipeline({
      url: redis.url,
      program,
      consumer: { idleMs: 0, claimEveryMs: 0 },
    });
    const events = Array.from({ length: 300 }, (_, call) => finished(call));
    await send(node.store, events);
    await using other = await openPipeline({
      url: redis.url,
      program,
      consumer: { idleMs: 0, claimEveryMs: 0 },
    });
    node.consumer.start();
    other.consumer.start();
    await drained(node.store);
    expect(await everCounters(node.store)).toEqual(expectedOf(events));
    expect(await node.store.inbox.asideCount()).toBe(0);
  });

  test('that cannot be analysed is set aside after 5 tries, with a reason without its text, and holds nobody up', async () => {
    await using redis = await startRedis();
    const reasons: string[] = [];
    const setAside = (reason: string) => reasons.push(reason);
    await using node = await openPipeline({ url: redis.url, program, consumer: { setAside } });
    const good = [finished(1), finished(2)];
    await send(node.store, [good[0]!]);
    await node.store.inbox.add([
      { entityId: 'x', event: 'canary, not JSON' },
      { entityId: 'y', event: JSON.stringify({ ...finished(3), data: { callId: 'canary' } }) },
    ]);
    await send(node.store, [good[1]!]);
    node.consumer.start();
    await drained(node.store);
    expect(await node.store.inbox.asideCount()).toBe(2);
    expect(reasons.toSorted()).toEqual(['analysis: SyntaxError', 'analysis: TypeError']);
    expect(await everCounters(node.store)).toEqual(expectedOf(good));
  });

  test('that ended everyone who took it is set aside untried', async () => {
    await using redis = await startRedis();
    const reasons: string[] = [];
    const setAside = (reason: string) => reasons.push(reason);
    await using node = await openPipeline({
      url: redis.url,
      program,
      consumer: { idleMs: 0, claimEveryMs: 20, setAside },
    });
    await send(node.store, [finished(1)]);
    const dying = await node.store.inbox.openReader('dying');
    await dying.read({ count: 1, blockMs: 100 });
    for (let claims = 0; claims < 4; claims++) await dying.claimStale({ idleMs: 0, count: 1 });
    await dying.close();
    node.consumer.start();
    await drained(node.store);
    expect(reasons).toEqual(['tried too often']);
  });
});

describe('while the store is', () => {
  test.each(['killed', 'hung'] as const)(
    '%s nothing is lost, and all is well by itself when it is back',
    async (how) => {
      await using redis = await startRedis({ appendonly: true });
      await using node = await openPipeline({ url: redis.url, program });
      const events = Array.from({ length: 400 }, (_, call) => finished(call));
      await send(node.store, events);
      node.consumer.start();
      await expect.poll(() => node.store.inbox.backlog(), { interval: 1 }).toBeLessThan(400);
      if (how === 'killed') {
        await redis.kill();
        await redis.start();
      } else {
        redis.pause();
        await new Promise((resolve) => setTimeout(resolve, 2_500));
        redis.resume();
      }
      await expect.poll(() => node.store.inbox.backlog().catch(() => -1), { timeout: 20_000 }).toBe(0);
      expect(await everCounters(node.store)).toEqual(expectedOf(events));
      expect(await node.store.inbox.asideCount()).toBe(0);
      expect(node.failures).toEqual([]);
    },
  );
});

test('a call that was analysed under an outdated plan is analysed again', async () => {
  await using redis = await startRedis();
  await using node = await openPipeline({ url: redis.url, program });
  node.consumer.start();
  await send(node.store, [finished(1)]);
  await drained(node.store);
  const tracker = { id: 'price', kind: 'keyword' as const, label: 'Price', phrases: ['price'], rev: 1 };
  await node.store.trackers.save({ rev: 1, trackers: [tracker] }, 0);
  await node.store.ledger.setPlan(0, { name: `${ANALYSIS_VERSION}:0+1`, shownRev: 0 });
  await send(node.store, [finished(2)]);
  await drained(node.store);
  expect((await node.store.calls.find('r-1'))?.plan).toBe(`${ANALYSIS_VERSION}:0`);
  const second = await node.store.calls.find('r-2');
  expect(second?.plan).toBe(`${ANALYSIS_VERSION}:0+1`);
  expect(second?.contribution.counters.get('m|price|1')).toBe(1);
});

test('stopping finishes what is in hand and leaves the rest in the inbox', async () => {
  await using redis = await startRedis();
  let applied = 0;
  await using node = await openPipeline({
    url: redis.url,
    program,
    consumer: { applied: (n) => (applied += n) },
  });
  await send(
    node.store,
    Array.from({ length: 2_000 }, (_, call) => finished(call)),
  );
  node.consumer.start();
  await expect.poll(() => applied, { interval: 1 }).toBeGreaterThan(0);
  await node.consumer.stop();
  const left = await node.store.inbox.backlog();
  expect(applied + left).toBe(2_000);
  const reader = await node.store.inbox.openReader('next');
  expect(await reader.claimStale({ idleMs: 0, count: 100 })).toEqual([]);
  await reader.close();
});

function hashOf(text: string): number {
  let hash = 0;
  for (const char of text) hash = (hash * 31 + char.charCodeAt(0)) | 0;
  return hash;
}
