import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { compareOrders } from '../domain/order.ts';
import { useStore } from '../testing/store.ts';
import { Functions } from './functions.ts';
import { Ledger } from './ledger.ts';
import { Partitions } from './partitions.ts';
import type { Change, PersonFact } from './records.ts';
import {
  contribution,
  deleted,
  finished,
  NOW_MS,
  order,
  record,
  started,
  stepOf,
} from './steps.arbitrary.ts';
import { openStore } from './store.ts';

const HOUR_MS = 3600_000;
const OPTIONS = { nowMs: NOW_MS, plan: 'p' };

const inUse = useStore({ args: ['--enable-debug-command', 'yes'] });
beforeEach(() => inUse.raw.call(['FLUSHALL']));

/** Every key with a digest of what it holds. */
async function digests(): Promise<Record<string, string>> {
  const keys = (await inUse.raw.call<string[]>(['KEYS', '*'])).sort();
  const values = await inUse.raw.call<string[]>(['DEBUG', 'DIGEST-VALUE', ...keys]);
  return Object.fromEntries(keys.map((key, i) => [key, values[i]!]));
}

async function changesAfter(position: { epoch: string; seq: number }): Promise<Change[]> {
  const reader = await inUse.store.reader.openChanges();
  const read = await reader.read([position], 1);
  await reader.close();
  return read.flatMap(({ changes }) => changes);
}

const bucket = async (key: string) => (await inUse.store.reader.buckets(0, [key])).buckets.get(key)!;

describe('a contribution of another plan', () => {
  it('is refused untouched, and its inbox entry stays; neighbours in the batch are applied', async () => {
    await inUse.store.ledger.setPlan(0, { name: 'new', shownRev: 1 });
    await inUse.store.inbox.add([
      { entityId: 'c', event: '1' },
      { entityId: 'd', event: '2' },
    ]);
    const reader = await inUse.store.inbox.openReader('w');
    const [one, two] = await reader.read({ count: 2, blockMs: 100 });
    await reader.close();
    const made = contribution('s', { calls: 1 });
    await inUse.store.ledger.apply(0, [stepOf(finished('c', 1, record(made, { plan: 'new' })))], OPTIONS);
    const before = await digests();

    const step = stepOf(finished('c', 2, record(made, { plan: 'old' })), { inboxId: one!.id });
    expect(await inUse.store.ledger.apply(0, [step], OPTIONS)).toEqual(['stale']);
    expect(await digests()).toEqual(before);

    const neighbour = stepOf(deleted('d', 1), { inboxId: two!.id });
    expect(await inUse.store.ledger.apply(0, [step, neighbour], OPTIONS)).toEqual(['stale', 'applied']);
    expect(await inUse.store.inbox.backlog()).toBe(1);
  });

  it('replaces nothing, but the same call analysed under the new plan replaces its contribution', async () => {
    const call = (ms: number, plan: string) =>
      stepOf(finished('c', 1, record(contribution('s', { ms }), { plan })));
    await inUse.store.ledger.apply(0, [call(5, 'p')], OPTIONS);
    await inUse.store.ledger.setPlan(0, { name: 'q', shownRev: 1 });
    const before = await inUse.store.reader.state(0);
    expect(await inUse.store.ledger.apply(0, [call(7, 'q'), call(9, 'q')], OPTIONS)).toEqual([
      'applied',
      'superseded',
    ]);
    expect(await bucket('1:e')).toEqual(new Map([['s', new Map([['ms', 7]])]]));
    expect(await changesAfter(before)).toMatchObject([
      { kind: 'call', out: contribution('s', { ms: 5 }), in: contribution('s', { ms: 7 }) },
    ]);
    expect((await inUse.store.calls.find('c'))?.plan).toBe('q');
  });

  it('gives a partition without a plan its own', async () => {
    const step = stepOf(finished('c', 1, record(contribution('s', { calls: 1 }))));
    expect(await inUse.store.ledger.apply(0, [step], OPTIONS)).toEqual(['applied']);
    expect(await inUse.store.reader.state(0)).toMatchObject({ plan: 'p', shownRev: 0 });
  });
});

describe('buckets', () => {
  const inBuckets = (made: ReturnType<typeof contribution>, expiresAtMs: number) => ({
    ...record(made),
    buckets: [
      { key: '1:m:1', expiresAtMs },
      { key: '1:e', expiresAtMs: 0 },
    ],
  });
  // Past what Redis's own clock would say: here only the partition's clock moves.
  const expiresAtMs = Date.now() + 10 * HOUR_MS;

  it('are passed over once expired, when adding and when taking out, and the clock never goes back', async () => {
    const step = (callId: string) =>
      finished(callId, 1, inBuckets(contribution('s', { calls: 1 }), expiresAtMs));
    const apply = (call: Parameters<typeof stepOf>[0], nowMs: number) =>
      inUse.store.ledger.apply(0, [stepOf(call)], { nowMs, plan: 'p' });
    await apply(step('a'), expiresAtMs - 1);
    await apply(step('b'), expiresAtMs - 1);
    expect(await bucket('1:m:1')).toEqual(new Map([['s', new Map([['calls', 2]])]]));
    await apply(deleted('a', 2), expiresAtMs);
    await apply(step('c'), expiresAtMs - HOUR_MS);
    expect(await bucket('1:m:1')).toEqual(new Map([['s', new Map([['calls', 2]])]]));
    expect(await bucket('1:e')).toEqual(new Map([['s', new Map([['calls', 2]])]]));
    expect((await inUse.store.reader.meta(0)).clockMs).toBe(expiresAtMs);
  });

  it('expire when they are said to, and those without an instant never', async () => {
    const made = inBuckets(contribution('s', { calls: 1 }), expiresAtMs);
    await inUse.store.ledger.apply(0, [stepOf(finished('a', 1, made))], OPTIONS);
    expect(await inUse.raw.call(['PEXPIRETIME', '{p00}:c:1:m:1'])).toBe(expiresAtMs);
    expect(await inUse.raw.call(['PEXPIRETIME', '{p00}:c:1:e'])).toBe(-1);
  });

  it('hold thousands of fields of one batch, exactly up to 2^53', async () => {
    const most = Number.MAX_SAFE_INTEGER;
    const names = Object.fromEntries(Array.from({ length: 4_000 }, (_, i) => [`m|t${i}|1`, i + 1]));
    const steps = [
      stepOf(finished('a', 1, inBuckets(contribution('s', { ...names, ms: most - 1 }), 0))),
      stepOf(finished('b', 1, inBuckets(contribution('s', { ...names, ms: 1 }), 0))),
    ];
    await inUse.store.ledger.apply(0, steps, OPTIONS);
    const counters = (await bucket('1:e')).get('s')!;
    expect(counters.size).toBe(4_001);
    expect([counters.get('ms'), counters.get('m|t3999|1')]).toEqual([most, 8_000]);
    await inUse.store.ledger.apply(0, [stepOf(deleted('a', 2)), stepOf(deleted('b', 2))], OPTIONS);
    expect(await inUse.raw.call(['EXISTS', '{p00}:c:1:e'])).toBe(0);
  });
});

describe('people', () => {
  const factArbitrary: fc.Arbitrary<PersonFact> = fc.record({
    kind: fc.constantFrom('sellerName' as const, 'sellerTeam' as const, 'teamName' as const),
    id: fc.constantFrom('a', 'b|', 'sellerName'),
    order: fc
      .record({ timeMs: fc.nat(3), source: fc.constantFrom('x', '😀', '\uFFFD', 'line\nbreak') })
      .map(({ timeMs, source }) => order(timeMs, 'changed', { source })),
    value: fc.constantFrom('', 'Άννα', 'Bob | "x" \n 1', 'NUL-free'),
  });

  it('each fact is the one with the greatest order, whatever arrives when; changes tell of every new value', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(factArbitrary, { maxLength: 6 }), { maxLength: 4 }),
        async (batches) => {
          await inUse.raw.call(['FLUSHALL']);
          const start = await inUse.store.reader.state(0);
          const greatest = new Map<string, PersonFact>();
          for (const people of batches) {
            for (const fact of people) {
              const known = greatest.get(`${fact.kind}|${fact.id}`);
              if (!known || compareOrders(known.order, fact.order) < 0)
                greatest.set(`${fact.kind}|${fact.id}`, fact);
            }
            await inUse.store.ledger.apply(
              0,
              people.map((fact) => stepOf(undefined, { people: [fact] })),
              OPTIONS,
            );
          }
          const byKey = (facts: PersonFact[]) =>
            new Map(facts.map((fact) => [`${fact.kind}|${fact.id}`, fact]));
          expect(byKey((await inUse.store.reader.state(0)).facts)).toEqual(greatest);
          const told = (await changesAfter(start)).flatMap((change) =>
            change.kind === 'person' ? [change.fact] : [],
          );
          const values = (facts: Map<string, PersonFact>) =>
            [...facts].map(([key, { value }]) => [key, value]).sort();
          expect(values(byKey(told))).toEqual(values(greatest));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a newer order for the same value is told only where several partitions are joined by it', async () => {
    const said = async (partitions: number) => {
      await inUse.raw.call(['FLUSHALL']);
      const ledger = new Ledger(
        new Functions(inUse.raw),
        new Partitions(partitions, new Functions(inUse.raw)),
      );
      const start = await inUse.store.reader.state(0);
      for (const timeMs of [1, 2]) {
        const fact: PersonFact = {
          kind: 'sellerName',
          id: 's',
          order: order(timeMs, 'changed'),
          value: 'Ann',
        };
        await ledger.apply(0, [stepOf(undefined, { people: [fact] })], OPTIONS);
      }
      return (await changesAfter(start)).filter(({ kind }) => kind === 'person').length;
    };
    expect([await said(1), await said(8)]).toEqual([1, 2]);
  });

  it('every seller named is registered once, and told once', async () => {
    const start = await inUse.store.reader.state(0);
    const steps = ['a', 'b', 'a'].map((id) => stepOf(undefined, { sellers: [id] }));
    await inUse.store.ledger.apply(0, steps, OPTIONS);
    await inUse.store.ledger.apply(0, steps, OPTIONS);
    expect((await inUse.store.reader.state(0)).sellers.sort()).toEqual(['a', 'b']);
    expect((await changesAfter(start)).filter(({ kind }) => kind === 'seller')).toHaveLength(2);
  });
});

describe('apply', () => {
  it('done again changes nothing, and tells nothing', async () => {
    const steps = [
      stepOf(finished('a', 1, record(contribution('s', { calls: 1 }))), { sellers: ['s'] }),
      stepOf(started('b', 1)),
      stepOf(deleted('c', 1)),
    ];
    await inUse.store.ledger.apply(0, steps, OPTIONS);
    const before = await digests();
    expect(await inUse.store.ledger.apply(0, steps, OPTIONS)).toEqual([
      'superseded',
      'superseded',
      'superseded',
    ]);
    expect(await digests()).toEqual(before);
  });

  it('by two nodes at once counts once', async () => {
    const other = await openStore({ url: inUse.redis.url, partitions: 1 });
    const steps = Array.from({ length: 250 }, (_, i) =>
      stepOf(finished(`c${i}`, 1, record(contribution(`s${i % 7}`, { calls: 1 })))),
    );
    const outcomes = await Promise.all(
      [inUse.store, other].map((one) => one.ledger.apply(0, steps, OPTIONS)),
    );
    await other.close();
    steps.forEach((_, i) => {
      expect(outcomes.map((list) => list[i]).sort()).toEqual(['applied', 'superseded']);
    });
    const calls = [...(await bucket('1:e')).values()].reduce(
      (sum, counters) => sum + counters.get('calls')!,
      0,
    );
    expect([calls, await inUse.store.calls.count(0)]).toEqual([250, 250]);
  });

  it('forgets what a deleted call said, and a start that an end has passed', async () => {
    const made = record(contribution('s', { calls: 1 }));
    await inUse.store.ledger.apply(0, [stepOf(finished('a', 2, made)), stepOf(deleted('a', 3))], OPTIONS);
    await inUse.store.ledger.apply(0, [stepOf(started('b', 1)), stepOf(deleted('b', 3))], OPTIONS);
    for (const id of ['a', 'b']) {
      const fields = await inUse.raw.call<string[]>(['HKEYS', `{p00}:call:${id}`]);
      expect(fields.sort()).toEqual(['kind', 'order', 'owner']);
    }
  });

  it('tells plans and settings, a plan only where it differs', async () => {
    const start = await inUse.store.reader.state(0);
    await inUse.store.ledger.setPlan(0, { name: 'p', shownRev: 3 });
    await inUse.store.ledger.setPlan(0, { name: 'p', shownRev: 3 });
    await inUse.store.ledger.setPlan(0, { name: 'p', shownRev: 4 });
    await inUse.store.ledger.announceSettings(0);
    expect(await changesAfter(start)).toEqual([
      { seq: 1, kind: 'plan', plan: 'p', shownRev: 3 },
      { seq: 2, kind: 'plan', plan: 'p', shownRev: 4 },
      { seq: 3, kind: 'settings' },
    ]);
  });

  it('refuses arguments that are cut short before it writes', async () => {
    const functions = new Functions(inUse.raw);
    await inUse.store.reader.state(0);
    const before = await digests();
    const head = [String(NOW_MS), 'e', 'p', '1', '9', '9', '9', '9', ''];
    const args = [...head, '1', '0', 'seller', '', 'deleted', 'c'];
    await expect(functions.call('apply', '{p00}:meta', args)).rejects.toThrow(/cut short/);
    expect(await digests()).toEqual(before);
  });
});

describe('the change stream', () => {
  it('is cut to what is kept once it is longer than allowed, but never what is young', async () => {
    const functions = new Functions(inUse.raw);
    const ledger = new Ledger(functions, new Partitions(1, functions), { above: 30, keep: 10, ageMs: 1_000 });
    const tell = (from: number, to: number, nowMs: number) =>
      ledger.apply(
        0,
        Array.from({ length: to - from }, (_, i) => stepOf(undefined, { sellers: [`s${from + i}`] })),
        { nowMs, plan: 'p' },
      );
    const length = () => inUse.raw.call(['XLEN', '{p00}:changes']);
    await tell(0, 40, NOW_MS);
    expect(await length()).toBe(41);
    await tell(40, 41, NOW_MS + 999);
    expect(await length()).toBe(42);
    await tell(41, 42, NOW_MS + 1_000);
    expect(await length()).toBe(10);
    const { epoch } = await inUse.store.reader.state(0);
    expect(await changesAfter({ epoch, seq: 33 })).toHaveLength(10);
    await expect(changesAfter({ epoch, seq: 32 })).rejects.toThrow(/33 is missing/);
  });
});
