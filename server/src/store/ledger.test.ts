import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addInto, type Contribution, type Counters } from '../domain/contribution.ts';
import { compareOrders } from '../domain/order.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { Connection } from './connection.ts';
import type { CallStep, Step } from './records.ts';
import { encodeBuckets } from './records-codec.ts';
import {
  contribution,
  contributionArbitrary,
  deleted,
  finished,
  NOW_MS,
  order,
  record,
  started,
  stepOf,
} from './steps.arbitrary.ts';
import { openStore, type Store } from './store.ts';

const OPTIONS = { nowMs: NOW_MS, plan: 'p' };

let redis: TestRedis;
let store: Store;
let raw: Connection;
beforeAll(async () => {
  redis = await startRedis();
  store = await openStore({ url: redis.url, partitions: 1 });
  raw = await Connection.open({ url: redis.url, name: 'test' });
});
afterAll(async () => {
  raw.close();
  await store.close();
  await redis[Symbol.asyncDispose]();
});

/** What stands after a set of events, said as plainly as it can be. */
function standing(events: readonly CallStep[]) {
  const greatest = (kinds: CallStep['kind'][]) =>
    events
      .filter(({ kind }) => kinds.includes(kind))
      .sort((a, b) => compareOrders(a.order, b.order))
      .at(-1);
  const end = greatest(['finished', 'deleted']);
  const start = greatest(['started']);
  const isAhead = start !== undefined && (end === undefined || compareOrders(end.order, start.order) < 0);
  return {
    end,
    start: isAhead && start.kind === 'started' ? start : undefined,
    record: end?.kind === 'finished' ? end.record : undefined,
    isActive: isAhead && end?.kind !== 'finished',
  };
}

/** The fields of a call's key for what stands. */
function storedFields(events: readonly CallStep[]): Record<string, string> {
  const { end, start, record: made } = standing(events);
  return {
    ...(end && { order: end.order, kind: end.kind }),
    ...(start && {
      startOrder: start.order,
      start: JSON.stringify(start.call),
      startedAt: String(start.call.startedAtMs),
    }),
    ...(made && {
      document: made.document,
      contribution: flat(made.contribution),
      buckets: encodeBuckets(made.buckets),
      plan: made.plan,
    }),
  };
}

const flat = ({ sellerId, atMs, counters }: Contribution) =>
  [sellerId, atMs, ...[...counters].flat()].join(' ');

const hash = (list: readonly string[]) =>
  Object.fromEntries(Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i], list[2 * i + 1]]));

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((first, at) =>
    permutations(list.filter((_, i) => i !== at)).map((rest) => [first, ...rest]),
  );
}

const KINDS = ['started', 'finished', 'deleted'] as const;
type Kind = (typeof KINDS)[number];
const words = (length: number): Kind[][] =>
  length === 0 ? [[]] : words(length - 1).flatMap((word) => KINDS.map((kind) => [...word, kind]));

/** One call, its own generation of buckets, and the order in which its events arrive. */
function arrivals(kinds: readonly Kind[], name: string) {
  const events = (callId: string) =>
    kinds.map((kind, version) => {
      if (kind === 'started') return started(callId, version);
      if (kind === 'deleted') return deleted(callId, version);
      const made = contribution(`s${version % 2}`, { calls: 1, ms: version + 1 }, NOW_MS + version);
      return finished(callId, version, record(made, { generation: callId }));
    });
  return permutations(kinds.map((_, version) => version)).map((sequence, at) => {
    const callId = `${name}.${at}`;
    return { callId, arriving: sequence.map((version) => events(callId)[version]!) };
  });
}

async function arriveOneByOne(calls: { arriving: CallStep[] }[], length: number) {
  for (let i = 0; i < length; i++) {
    const steps = calls.map(({ arriving }) => stepOf(arriving[i]!));
    await store.ledger.apply(0, steps, OPTIONS);
  }
}

async function expectStanding(calls: { callId: string; arriving: CallStep[] }[]) {
  const ended = new Set(await raw.call<string[]>(['ZRANGE', '{p00}:ended', '0', '-1']));
  const active = new Set(await raw.call<string[]>(['ZRANGE', '{p00}:active', '0', '-1']));
  const stored = (await raw.pipeline(
    calls.map(({ callId }) => ['HGETALL', `{p00}:call:${callId}`]),
  )) as string[][];
  const { buckets } = await store.reader.buckets(
    0,
    calls.map(({ callId }) => `${callId}:e`),
  );
  calls.forEach(({ callId, arriving }, at) => {
    const { record: made, isActive } = standing(arriving);
    expect(hash(stored[at]!)).toEqual(storedFields(arriving));
    expect(ended.has(callId)).toBe(made !== undefined);
    expect(active.has(callId)).toBe(isActive);
    const counters = made && new Map([[made.contribution.sellerId, new Map(made.contribution.counters)]]);
    expect(buckets.get(`${callId}:e`)).toEqual(counters ?? new Map());
  });
}

describe('the state of a call is a function of the set of its events', () => {
  it('whatever the order of arrival of 4 versions of any kinds, each arriving twice', async () => {
    const calls = words(4).flatMap((kinds, at) => arrivals(kinds, `four${at}`));
    for (const call of calls) call.arriving = [...call.arriving, ...call.arriving];
    await arriveOneByOne(calls, 8);
    await expectStanding(calls);
  });

  it('whatever the order of arrival of 5 versions', async () => {
    const chosen = ['sfsdf', 'fdsfd', 'dsfds', 'ffsds', 'sdfsd', 'fsfds'];
    const calls = chosen.flatMap((letters) =>
      arrivals(
        [...letters].map((letter) => KINDS.find((kind) => kind.startsWith(letter))!),
        letters,
      ),
    );
    await arriveOneByOne(calls, 5);
    await expectStanding(calls);
  });

  it('and whether the versions come in one batch or in many', async () => {
    const calls = words(3).flatMap((kinds, at) => arrivals(kinds, `batch${at}`));
    await store.ledger.apply(
      0,
      calls.flatMap(({ arriving }) => arriving.map((step) => stepOf(step))),
      OPTIONS,
    );
    await expectStanding(calls);
  });

  it('and orders compare by bytes, in any script', async () => {
    let call = 0;
    const source = fc.oneof(
      fc.constantFrom('dialer', 'Dialer', 'dialer-2', 'Ελένη', 'ελένη', 'é', 'z', '😀', '\uFFFD', '\uE000'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }).filter((text) => !text.includes('\0')),
    );
    await fc.assert(
      fc.asyncProperty(source, source, fc.boolean(), async (a, b, swap) => {
        const callId = `bytes.${++call}`;
        const [first, second] = [a, b].map((name) => ({
          ...deleted(callId, 5),
          order: order(5, 'deleted', { source: name }),
        }));
        const steps = swap ? [second, first] : [first, second];
        await store.ledger.apply(
          0,
          steps.map((step) => stepOf(step)),
          OPTIONS,
        );
        const greater = compareOrders(first!.order, second!.order) > 0 ? first : second;
        expect(await raw.call(['HGET', `{p00}:call:${callId}`, 'order'])).toBe(greater!.order);
      }),
      { numRuns: 300 },
    );
  });
});

type Event =
  | { do: 'finish'; call: string; timeMs: number; made: Contribution; underOld: boolean }
  | { do: 'start' | 'delete'; call: string; timeMs: number }
  | { do: 'analyseAnew'; call: string; made: Contribution }
  | { do: 'plan' };

const call = fc.constantFrom('c1', 'c2', 'c3', 'c4');
const timeMs = fc.nat(6);
const eventArbitrary: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    do: fc.constant('finish' as const),
    call,
    timeMs,
    made: contributionArbitrary,
    underOld: fc.boolean(),
  }),
  fc.record({ do: fc.constantFrom('start' as const, 'delete' as const), call, timeMs }),
  fc.record({ do: fc.constant('analyseAnew' as const), call, made: contributionArbitrary }),
  fc.record({ do: fc.constant('plan' as const) }),
);

describe('counters are the sum of the contributions that stand', () => {
  it('in every bucket, after any events; and what is erased leaves nothing behind', async () => {
    const keys = async (pattern: string) => (await raw.call<string[]>(['KEYS', pattern])).sort();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(eventArbitrary, { maxLength: 8 }), { maxLength: 5 }),
        async (batches) => {
          await raw.call(['FLUSHALL']);
          const arrived = new Map<string, CallStep[]>();
          let plan = 0;
          await store.ledger.setPlan(0, { name: 'p0', shownRev: 0 });
          const before = await store.reader.state(0);

          for (const batch of batches) {
            const steps: Step[] = [];
            for (const event of batch) {
              if (event.do === 'plan') continue;
              const events = arrived.get(event.call) ?? [];
              arrived.set(event.call, events);
              const stands = standing(events);
              if (event.do === 'analyseAnew') {
                if (stands.end?.kind !== 'finished') continue;
                const anew = { ...stands.end, record: record(event.made, { plan: `p${plan}` }) };
                steps.push(stepOf(anew));
                if (stands.end.record.plan !== `p${plan}`) events[events.indexOf(stands.end)] = anew;
                continue;
              }
              if (event.do === 'finish') {
                const isStale = event.underOld && plan > 0;
                const made = record(event.made, { plan: `p${isStale ? plan - 1 : plan}` });
                const step = finished(event.call, event.timeMs, made);
                steps.push(stepOf(step));
                if (isStale) continue;
                // The same event under another plan is the same call analysed anew.
                const known = events.findIndex(({ order }) => order === step.order);
                if (known < 0) events.push(step);
                else if (stands.record && stands.end === events[known] && stands.record.plan !== made.plan)
                  events[known] = step;
                continue;
              }
              const step = event.do === 'start' ? started : deleted;
              steps.push(stepOf(step(event.call, event.timeMs)));
              events.push(step(event.call, event.timeMs));
            }
            await store.ledger.apply(0, steps, { nowMs: NOW_MS, plan: 'unused' });
            if (batch.some((event) => event.do === 'plan')) {
              plan += 1;
              await store.ledger.setPlan(0, { name: `p${plan}`, shownRev: plan });
            }
          }

          const sums = new Map<string, Map<string, Counters>>();
          for (const { record: made } of [...arrived.values()].map(standing)) {
            for (const { key } of made?.buckets ?? []) {
              const sellers = sums.get(key) ?? new Map<string, Counters>();
              const counters = sellers.get(made!.contribution.sellerId) ?? new Map();
              addInto(counters, made!.contribution.counters);
              sums.set(key, sellers.set(made!.contribution.sellerId, counters));
            }
          }
          const found = (await keys('{p00}:c:*')).map((key) => key.slice('{p00}:c:'.length));
          expect(found).toEqual([...sums.keys()].sort());
          expect((await store.reader.buckets(0, found)).buckets).toEqual(sums);

          const state = await store.reader.state(0);
          const changes = await store.reader.openChanges();
          const read = await changes.read([before], 1);
          await changes.close();
          const folded = new Map<string, Counters>();
          const active = new Map<string, unknown>();
          for (const change of read.flatMap((part) => part.changes)) {
            if (change.kind !== 'call') continue;
            for (const [sign, part] of [
              [-1, change.out],
              [1, change.in],
            ] as const) {
              if (part === undefined) continue;
              const counters = folded.get(part.sellerId) ?? new Map();
              addInto(counters, part.counters, sign);
              if (counters.size > 0) folded.set(part.sellerId, counters);
              else folded.delete(part.sellerId);
            }
            if (change.active) active.set(change.callId, change.active);
            else active.delete(change.callId);
          }
          expect(folded).toEqual(sums.get('1:e') ?? new Map());
          expect(new Map(state.active.map((one) => [one.callId, one]))).toEqual(active);

          const erasing = [...arrived.keys()].map((id) => stepOf(deleted(id, 100)));
          await store.ledger.apply(0, erasing, OPTIONS);
          const left = await keys('*');
          expect(left.filter((key) => !/:(meta|changes|inbox|call:c\d)$/.test(key))).toEqual([]);
          for (const id of arrived.keys()) {
            expect(hash(await raw.call(['HGETALL', `{p00}:call:${id}`]))).toEqual({
              order: order(100, 'deleted'),
              kind: 'deleted',
            });
          }
        },
      ),
      { numRuns: 120 },
    );
  });
});
