import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareOrders } from '../domain/order.ts';
import { useStore } from '../testing/store.ts';
import { standing, storedFields } from './ledger.model.ts';
import type { CallStep } from './records.ts';
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

const OPTIONS = { nowMs: NOW_MS, plan: 'p' };

const inUse = useStore();

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
    await inUse.store.ledger.apply(0, steps, OPTIONS);
  }
}

async function expectStanding(calls: { callId: string; arriving: CallStep[] }[]) {
  const ended = new Set(await inUse.raw.call<string[]>(['ZRANGE', '{p00}:ended', '0', '-1']));
  const active = new Set(await inUse.raw.call<string[]>(['ZRANGE', '{p00}:active', '0', '-1']));
  const stored = (await inUse.raw.pipeline(
    calls.map(({ callId }) => ['HGETALL', `{p00}:call:${callId}`]),
  )) as string[][];
  const { buckets } = await inUse.store.reader.buckets(
    0,
    calls.map(({ callId }) => `${callId}:e`),
  );
  calls.forEach(({ callId, arriving }, at) => {
    const { record: made, isActive } = standing(arriving);
    expect(hash(stored[at]!)).toEqual({ ...storedFields(arriving), owner: 'dialer' });
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
    await inUse.store.ledger.apply(
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
    const name = fc.record({ source, id: fc.constantFrom('e', 'e2', 'e20', 'é') });
    await fc.assert(
      fc.asyncProperty(name, name, fc.boolean(), async (a, b, swap) => {
        const callId = `bytes.${++call}`;
        const [first, second] = [a, b].map((names) => ({
          ...deleted(callId, 5),
          order: order(5, 'deleted', names),
        }));
        const steps = swap ? [second!, first!] : [first!, second!];
        await inUse.store.ledger.apply(
          0,
          steps.map((step) => stepOf(step)),
          OPTIONS,
        );
        const greater = compareOrders(first!.order, second!.order) > 0 ? first : second;
        expect(await inUse.raw.call(['HGET', `{p00}:call:${callId}`, 'order'])).toBe(greater!.order);
      }),
      { numRuns: 300 },
    );
  });
});
