import type { EarshotEvent } from '@earshot/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planOf } from '../domain/analysis.ts';
import type { FinishedCall } from '../domain/call.ts';
import { encodeCall } from '../domain/call-codec.ts';
import { finishedCallOf } from '../domain/call-of-event.ts';
import { addInto, type Contribution, type Counters } from '../domain/contribution.ts';
import { orderOf } from '../domain/order.ts';
import type { TrackedTerm, TrackerSet } from '../domain/trackers.ts';
import type { Change, Step } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { openPipeline, type TestPipeline, type TestPipelineOptions } from '../testing/pipeline.ts';
import { startRedis } from '../testing/redis.ts';
import { buildThreadProgram } from '../testing/thread-program.ts';
import { ANALYSIS_VERSION, Analyst } from './analyst.ts';
import { verifyCounters } from './verify.ts';

let built: Awaited<ReturnType<typeof buildThreadProgram>>;
beforeAll(async () => {
  built = await buildThreadProgram();
});
afterAll(() => built[Symbol.asyncDispose]());

const AT = Date.UTC(2026, 10, 24, 9);
const PHRASES = ['price', 'discount', 'acme', 'globex'];

function callEvent(call: number, version = 0): EarshotEvent {
  const text = PHRASES.filter((_, i) => (call + version) % (i + 2) === 0).join(' and ');
  const endedAt = new Date(AT + call * 60_000 + version).toISOString();
  return {
    id: `e-${version}`,
    source: 'dialer',
    type: 'call.finished',
    time: new Date(AT + version * 1000).toISOString(),
    data: {
      callId: `c-${call}`,
      seller: { id: `seller-${call % 3}` },
      startedAt: new Date(AT).toISOString(),
      endedAt,
      // Each class, whatever the words sound like.
      segments: [
        { speaker: 'customer', start: 0, end: 1, text: `the ${text}`, sentiment: 0.5 * ((call % 3) - 1) },
      ],
    },
  };
}

const term = (id: string, rev: number, phrases: string[], team?: string): TrackedTerm => ({
  ...{ id, rev, phrases, kind: id === 'rival' ? 'competitor' : 'keyword', label: id },
  ...(team !== undefined && { team }),
});
const SETS: TrackerSet[] = [
  { rev: 0, trackers: [] },
  { rev: 1, trackers: [term('money', 1, ['price']), term('rival', 1, ['acme'])] },
  { rev: 2, trackers: [term('money', 2, ['price', 'discount']), term('rival', 1, ['acme'])] },
  { rev: 3, trackers: [term('money', 2, ['price', 'discount']), term('rival', 3, ['globex'], 'north')] },
  { rev: 4, trackers: [] },
];

async function send(store: Store, events: EarshotEvent[]): Promise<void> {
  await store.inbox.add(
    events.map((event) => ({
      entityId: 'callId' in event.data ? event.data.callId : '',
      event: JSON.stringify(event),
    })),
  );
}

const isTermCounter = (name: string) => /^(m|c|s|ck|cb)\|/.test(name);

/** What a set shows of its terms: for one contribution, the counters of that set and no other. */
function shownTerms({ counters }: Pick<Contribution, 'counters'>, set: TrackerSet): Counters {
  const ofTerms = set.trackers.flatMap(({ id, rev }) => [
    ...[`m|${id}|${rev}`, `c|${id}|${rev}`],
    ...['p', 'u', 'n'].map((letter) => `s|${id}|${rev}|${letter}`),
  ]);
  const isShown = (name: string) =>
    ofTerms.includes(name) || /^c[kb]\|(\d+)/.exec(name)?.[1] === String(set.rev);
  return new Map([...counters].filter(([name]) => isShown(name)));
}

/** How much later the witness hears of each partition than of the one before it. */
const LAG_MS = 60;

/**
 * A reader like a view's: folds every partition's changes and shows the set that all have announced. After every single
 * change, what it shows of the terms must be what that set gives for the calls that stand.
 */
class Witness {
  readonly #sums: Counters = new Map();
  readonly #expected = SETS.map((): Counters => new Map());
  readonly #analysts = SETS.map(
    (set) => new Analyst({ plan: planOf(set, set, ANALYSIS_VERSION), generations: [] }),
  );
  readonly #standing = new Map<string, Contribution>();
  readonly #shownRevs: number[];
  readonly shown: number[] = [];
  changes = 0;

  constructor(
    partitions: number,
    private readonly documents: ReadonlyMap<string, FinishedCall>,
  ) {
    this.#shownRevs = Array.from({ length: partitions }, () => 0);
  }

  async follow(store: Store, isOver: () => boolean): Promise<void> {
    const states = await Promise.all(this.#shownRevs.map((_, partition) => store.reader.state(partition)));
    const positions = states.map(({ epoch }) => ({ epoch, seq: 0 }));
    const reader = await store.reader.openChanges();
    const late: { atMs: number; partition: number; changes: Change[] }[] = [];
    for (let isLast = false; !isLast; ) {
      isLast = isOver();
      for (const { partition, changes } of await reader.read(positions, 20)) {
        positions[partition]!.seq = changes.at(-1)!.seq;
        late.push({ atMs: Date.now() + partition * LAG_MS, partition, changes });
      }
      while (late.some(({ atMs }) => isLast || atMs <= Date.now())) {
        const next = late.findIndex(({ atMs }) => isLast || atMs <= Date.now());
        for (const { partition, changes } of late.splice(next, 1))
          for (const change of changes) this.#take(partition, change);
      }
    }
    await reader.close();
  }

  #take(partition: number, change: Change): void {
    if (change.kind === 'plan') this.#shownRevs[partition] = change.shownRev;
    if (change.kind === 'call') this.#fold(change.callId, change.out, change.in);
    this.#check();
  }

  #fold(callId: string, out?: Contribution, into?: Contribution): void {
    this.changes += 1;
    if (out) addInto(this.#sums, out.counters, -1);
    if (into) addInto(this.#sums, into.counters);
    // What the text gives under each set alone, whatever the plan of this change: the version by its own end.
    const document = into && this.documents.get(`${callId} ${into.counters.get('ms') ?? 0}`);
    for (const [rev, analyst] of this.#analysts.entries()) {
      const key = `${callId} ${rev}`;
      const before = this.#standing.get(key);
      if (before) addInto(this.#expected[rev]!, before.counters, -1);
      this.#standing.delete(key);
      if (!document) continue;
      const contribution = analyst.analysisOf(document).contribution;
      addInto(this.#expected[rev]!, contribution.counters);
      this.#standing.set(key, contribution);
    }
  }

  #check(): void {
    const rev = Math.min(...this.#shownRevs);
    if (this.shown.at(-1) !== rev) this.shown.push(rev);
    const set = SETS[rev]!;
    expect(shownTerms({ counters: this.#sums }, set)).toEqual(
      shownTerms({ counters: this.#expected[rev]! }, set),
    );
  }
}

async function isAnyStale(store: Store, partition: number, plan: string): Promise<boolean> {
  let cursor: string | undefined;
  do {
    const page = await store.calls.staleUnder(partition, plan, { cursor, count: 100 });
    if (page.calls.length > 0) return true;
    cursor = page.next;
  } while (cursor !== undefined);
  return false;
}

/** Waits until every accepted event is applied. */
async function drained(store: Store): Promise<void> {
  await expect.poll(() => store.inbox.backlog(), { timeout: 30_000, interval: 5 }).toBe(0);
}

/** Waits until the set is shown, and nothing of another is left. */
async function settled({ store, backfill }: TestPipeline, rev: number): Promise<void> {
  const partitions = Array.from({ length: store.partitions }, (_, partition) => partition);
  const read = async () => {
    const metas = await Promise.all(partitions.map((partition) => store.reader.meta(partition)));
    const stale = await Promise.all(
      partitions.map((partition) => isAnyStale(store, partition, `${ANALYSIS_VERSION}:${rev}`)),
    );
    return {
      plans: [...new Set(metas.map((meta) => `${meta.plan} ${meta.shownRev}`))],
      isAnyStale: stale.includes(true),
      progress: (await backfill.progress()).state,
    };
  };
  const wanted = { plans: [`${ANALYSIS_VERSION}:${rev} ${rev}`], isAnyStale: false, progress: 'idle' };
  await expect.poll(read, { timeout: 40_000, interval: 20 }).toEqual(wanted);
}

async function everTerms(store: Store): Promise<string[]> {
  const names = new Set<string>();
  for (let partition = 0; partition < store.partitions; partition++) {
    const { buckets } = await store.reader.buckets(partition, ['1:e']);
    for (const counters of buckets.get('1:e')!.values())
      for (const name of counters.keys()) if (isTermCounter(name)) names.add(name);
  }
  return [...names].sort();
}

/** How many calls the index of a term lists. */
async function listed(store: Store, id: string, rev: number): Promise<number> {
  let count = 0;
  let place = {};
  for (;;) {
    const { calls, next } = await store.calls.newest(0, {
      index: { kind: 'term', id, rev },
      count: 500,
      ...place,
    });
    count += calls.length;
    if (!next) return count;
    place = next;
  }
}

const open = (url: string, options: Partial<TestPipelineOptions> = {}) =>
  openPipeline({ url, program: built.program, ...options });

describe('counting stored calls for changed trackers', () => {
  test.each([1, 3])(
    'never shows a half, while calls come in and are replaced (%i partitions)',
    async (partitions) => {
      await using redis = await startRedis();
      await using node = await open(redis.url, { partitions });
      const documents = new Map<string, FinishedCall>();
      const sendAll = async (events: EarshotEvent[]) => {
        for (const event of events) {
          if (event.type !== 'call.finished') continue;
          const call = finishedCallOf(event.data);
          documents.set(`${call.callId} ${call.endedAtMs - call.startedAtMs}`, call);
        }
        await send(node.store, events);
      };
      const witness = new Witness(partitions, documents);
      let isOver = false;
      const watching = witness.follow(node.store, () => isOver);
      node.backfill.start();
      node.consumer.start();
      await sendAll(Array.from({ length: 400 }, (_, call) => callEvent(call)));
      await drained(node.store);
      let next = 400;
      for (const set of SETS.slice(1)) {
        expect(await node.store.trackers.save(set, set.rev - 1)).toBe(true);
        await node.plans.trackersChanged();
        expect((await node.plans.backfill()).state).toBe('running');
        for (let i = 0; i < 20; i++) {
          await sendAll([callEvent(next++), ...(i % 5 === 0 ? [callEvent(next - 300, 1)] : [])]);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        await settled(node, set.rev);
      }
      await drained(node.store);
      await new Promise((resolve) => setTimeout(resolve, 200));
      isOver = true;
      await watching;
      expect(witness.shown).toEqual([0, 1, 2, 3, 4]);
      expect(witness.changes).toBeGreaterThan(400 * 2 * 3);
      expect(await everTerms(node.store)).toEqual([]);
      expect(await verifyCounters(node.store, Date.now())).toMatchObject({ drifts: [], moving: [] });
      expect(node.failures).toEqual([]);
    },
  );

  test('starts over with the newest set where trackers change meanwhile, and leaves nothing of the others', async () => {
    await using redis = await startRedis();
    await using node = await open(redis.url);
    node.backfill.start();
    node.consumer.start();
    await send(
      node.store,
      Array.from({ length: 600 }, (_, call) => callEvent(call)),
    );
    await drained(node.store);
    for (const set of SETS.slice(1, 4)) {
      await node.store.trackers.save(set, set.rev - 1);
      await node.plans.trackersChanged();
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await settled(node, 3);
    const counted = ['cb|3|north', 'ck|3', 'c|money|2', 'c|rival|3', 'm|money|2', 'm|rival|3'];
    for (const letter of 'pun') counted.push(`s|money|2|${letter}`, `s|rival|3|${letter}`);
    expect(await everTerms(node.store)).toEqual(counted.sort());
    expect(await listed(node.store, 'money', 2)).toBe(400);
    for (const rev of [1, 3]) expect(await listed(node.store, 'money', rev)).toBe(0);
    expect(await listed(node.store, 'rival', 1)).toBe(0);
    expect(await verifyCounters(node.store, Date.now())).toMatchObject({ drifts: [], moving: [] });
  });

  test('is taken up by another node where one left it, with its progress for all to see', async () => {
    await using redis = await startRedis();
    const node = await open(redis.url);
    node.consumer.start();
    await send(
      node.store,
      Array.from({ length: 800 }, (_, call) => callEvent(call)),
    );
    await drained(node.store);
    await using other = await open(redis.url);
    await node.store.trackers.save(SETS[1]!, 0);
    node.backfill.start();
    await expect.poll(async () => (await other.backfill.progress()).done, { interval: 2 }).toBeGreaterThan(0);
    await node[Symbol.asyncDispose]();
    const { state, done, total } = await other.backfill.progress();
    expect({ state, total }).toEqual({ state: 'running', total: 800 });
    expect(done).toBeLessThan(800);
    other.backfill.start();
    await settled(other, 1);
    expect(await verifyCounters(other.store, Date.now())).toMatchObject({
      calls: 800,
      drifts: [],
      moving: [],
    });
  });

  test('runs on one node at a time', async () => {
    await using redis = await startRedis();
    await using one = await open(redis.url);
    await using other = await open(redis.url);
    expect(await one.store.leases.hold('backfill', 60_000)).toBe(true);
    other.backfill.start();
    await one.store.trackers.save(SETS[1]!, 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await one.store.reader.meta(0)).plan).toBe('');
    await one.store.leases.release('backfill');
    await settled(other, 1);
  });
});

/** A call as an earlier version of the analyser left it: with neither words nor brands. */
function heardBefore(callId: string): Step {
  const call: FinishedCall = {
    ...{
      callId,
      sellerId: 'ann',
      opportunityId: 'o',
      customer: { id: 'k' },
      startedAtMs: AT,
      endedAtMs: AT + 1000,
      language: 'en',
    },
    segments: [
      { speaker: 'seller', startMs: 0, endMs: 1, text: 'They compared the price with Microsoft last year.' },
    ],
  };
  const buckets = ['1:d:2026-11-24', '1:M:2026-11', '1:e'].map((key) => ({ key, expiresAtMs: 0 }));
  const contribution = { sellerId: 'ann', atMs: AT + 1000, counters: new Map([['calls', 1]]) };
  const record = { document: encodeCall(call), contribution, buckets, plan: '2:0', words: '', brands: [] };
  const order = orderOf({ timeMs: AT, kind: 'finished', source: 's', id: 'e', contentHash: '' });
  return { sellers: [], people: [], call: { kind: 'finished', callId, order, record } };
}

describe('calls that were analysed by an earlier version', () => {
  test('are listened to anew, words and brands as well', async () => {
    await using redis = await startRedis();
    await using node = await open(redis.url);
    await node.store.ledger.setPlan(0, { name: '2:0', shownRev: 0 });
    await node.store.ledger.apply(0, [heardBefore('c')], { nowMs: AT, plan: '2:0' });
    node.backfill.start();
    await settled(node, 0);
    const stored = await node.store.calls.find('c');
    expect(stored?.brands).toEqual([{ id: 'microsoft', label: 'Microsoft' }]);
    expect([...stored!.words.keys()]).toContain('en|price');
    expect(stored!.contribution.counters.get('wd')).toBe(8);
    const ofCustomer = await node.store.calls.newest(0, { index: { kind: 'customer', id: 'k' }, count: 9 });
    expect(ofCustomer.calls.map(({ callId }) => callId)).toEqual(['c']);
    const { touches, firsts } = await node.store.reader.state(0);
    expect([[...touches.keys()], [...firsts.keys()]]).toEqual([['o'], ['microsoft']]);
    expect(await verifyCounters(node.store, AT)).toMatchObject({ calls: 1, drifts: [], moving: [] });
  });

  test('are told to be heard anew before the first of them is, and until the last one was', async () => {
    await using redis = await startRedis();
    await using node = await open(redis.url);
    await node.store.ledger.setPlan(0, { name: '2:0', shownRev: 0 });
    const steps = Array.from({ length: 400 }, (_, n) => heardBefore(`c-${n}`));
    await node.store.ledger.apply(0, steps, { nowMs: AT, plan: '2:0' });
    const anew = async () => {
      // In this order: what is told after the first call was heard and before the last one was.
      const isFirstHeard = (await node.store.calls.find('c-0'))!.plan !== '2:0';
      const { state } = await node.backfill.progress();
      const isAnyStaleLeft = await isAnyStale(node.store, 0, `${ANALYSIS_VERSION}:0`);
      return { state, isFirstHeard, isAnyStaleLeft };
    };
    const seen = new Set<string>();
    node.backfill.start();
    await expect
      .poll(
        async () => {
          const { state, isFirstHeard, isAnyStaleLeft } = await anew();
          if (isFirstHeard && isAnyStaleLeft) seen.add(state);
          return isAnyStaleLeft;
        },
        { timeout: 30_000, interval: 1 },
      )
      .toBe(false);
    expect([...seen]).toEqual(['running']);
    await settled(node, 0);
  });
});
