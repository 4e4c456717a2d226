import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCall } from '../domain/call-codec.ts';
import { useStore } from '../testing/store.ts';
import type { CallIndex, ListRequest } from './call-lists.ts';
import { contribution, deleted, finished, NOW_MS, record, started, stepOf } from './steps.arbitrary.ts';

const inUse = useStore();

const apply = (calls: Parameters<typeof stepOf>[0][]) =>
  inUse.store.ledger.apply(
    0,
    calls.map((call) => stepOf(call)),
    { nowMs: NOW_MS, plan: 'p' },
  );

interface Made {
  callId: string;
  atMs: number;
  customerId?: string;
}

/** A call that stands in every kind of index. */
const finishedCall = ({ callId, atMs, customerId = 'k' }: Made) =>
  finished(
    callId,
    1,
    record(contribution('s', { calls: 1, neg: 1, 'c|t:1|4': 1 }, atMs), {
      ...{ opportunityId: 'o', customerId },
      brands: [{ id: 'όμιλος', label: 'Όμιλος' }],
    }),
  );

const INDEXES: CallIndex[] = [
  { kind: 'ended' },
  { kind: 'seller', id: 's' },
  { kind: 'term', id: 't:1', rev: 4 },
  { kind: 'brand', id: 'όμιλος' },
  { kind: 'mood', class: 'negative' },
  { kind: 'deal', id: 'o' },
  { kind: 'customer', id: 'k' },
];

const inOrder = (a: Made, b: Made) => b.atMs - a.atMs || (a.callId < b.callId ? -1 : 1);

describe('the newest calls', () => {
  const callId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:@/-]{0,2}$/);
  const atMs = fc.integer({ min: 0, max: 3 }).map((later) => NOW_MS + later);
  const some = fc.uniqueArray(fc.record({ callId, atMs }), {
    maxLength: 14,
    selector: (made) => made.callId,
  });
  /** Often the place of a call, sometimes of one that is gone or never was, sometimes of an instant only. */
  const request = fc.record(
    {
      index: fc.constantFrom(...INDEXES),
      beforeMs: atMs,
      beforeId: callId,
      fromMs: atMs,
      toMs: atMs,
      count: fc.integer({ min: 1, max: 6 }),
    },
    { requiredKeys: ['index', 'count'] },
  );

  it('of an index come in order from behind any place, within any span, as many as are asked for', async () => {
    await fc.assert(
      fc.asyncProperty(some, fc.array(request, { minLength: 8, maxLength: 8 }), async (made, requests) => {
        await inUse.raw.call(['FLUSHALL']);
        await apply(made.map(finishedCall));
        for (const asked of requests) {
          const { beforeMs, beforeId, fromMs = 0, toMs = Number.POSITIVE_INFINITY, count } = asked;
          const isBehind = (call: Made) =>
            beforeMs === undefined ||
            call.atMs < beforeMs ||
            (call.atMs === beforeMs && beforeId !== undefined && call.callId > beforeId);
          const expected = made
            .filter((call) => call.atMs >= fromMs && call.atMs < toMs && isBehind(call))
            .toSorted(inOrder);
          const { calls, next } = await inUse.store.calls.newest(0, asked);
          expect(calls.map((call) => call.callId)).toEqual(
            expected.slice(0, count).map((call) => call.callId),
          );
          expect(calls.map((call) => call.endedAtMs)).toEqual(
            expected.slice(0, count).map((call) => call.atMs),
          );
          if (expected.length > count)
            expect(next).toEqual({ beforeMs: calls.at(-1)!.endedAtMs, beforeId: calls.at(-1)!.callId });
          if (expected.length < count) expect(next).toBeUndefined();
        }
      }),
      { numRuns: 100 },
    );
  });

  it('page by page are all of them once, whatever comes and goes meanwhile', async () => {
    await inUse.raw.call(['FLUSHALL']);
    const steady = Array.from({ length: 20 }, (_, i) => ({ callId: `c${10 + i}`, atMs: NOW_MS - (i >> 2) }));
    await apply(steady.map(finishedCall));
    const found: string[] = [];
    let place: Partial<ListRequest<'contribution'>> = {};
    for (let n = 0; ; n++) {
      const { calls, next } = await inUse.store.calls.newest(0, {
        index: INDEXES[n % INDEXES.length]!,
        count: 3,
        ...place,
      });
      found.push(...calls.map((call) => call.callId));
      if (!next) break;
      place = next;
      await apply([
        finishedCall({ callId: `b${n}`, atMs: next.beforeMs }),
        finishedCall({ callId: `d${n}`, atMs: NOW_MS + 1 }),
      ]);
      if (next.beforeId?.startsWith('b')) await apply([deleted(next.beforeId, 9)]);
    }
    expect(found.filter((id) => id.startsWith('c'))).toEqual(steady.map((call) => call.callId));
    expect(new Set(found).size).toBe(found.length);
  });

  it('that mention a term, of a thousand with one end, are listed 500 at most', async () => {
    await inUse.raw.call(['FLUSHALL']);
    const made = Array.from({ length: 1_000 }, (_, i) => ({ callId: `c${1_000 + i}`, atMs: NOW_MS }));
    await apply(made.map(finishedCall));
    const asked = { index: INDEXES[2]!, count: 5_000 };
    const first = await inUse.store.calls.newest(0, asked);
    const second = await inUse.store.calls.newest(0, { ...asked, ...first.next! });
    expect([first.calls.length, second.calls.length]).toEqual([500, 500]);
    expect([...first.calls, ...second.calls].map((call) => call.callId)).toEqual(
      made.map((call) => call.callId),
    );
    const other = { index: { kind: 'term' as const, id: 't:1', rev: 5 }, count: 9 };
    expect(await inUse.store.calls.newest(0, other)).toEqual({ calls: [] });
  });
});

describe('what comes along with a listed call', () => {
  const call = {
    ...{ callId: 'whole', sellerId: 's', opportunityId: 'o', customer: { id: 'k', name: 'Ελένη "😀"\n' } },
    ...{ startedAtMs: NOW_MS - 5, endedAtMs: NOW_MS },
    segments: [{ speaker: 'customer' as const, startMs: 0, endMs: 5, text: 'Γεια ]] -- \\ ' }],
  };
  const made = record(contribution('s', { calls: 1 }), {
    ...{ document: encodeCall(call), opportunityId: 'o', customerId: 'k', words: 'en|data loss\t67108866' },
    brands: [{ id: 'όμιλος', label: 'Όμιλος & Σία' }],
  });
  const short = {
    ...{ callId: 'whole', endedAtMs: NOW_MS, contribution: made.contribution, plan: 'p' },
    ...{ opportunityId: 'o', customerId: 'k', brands: made.brands },
  };
  const bare = finished('bare', 1, record(contribution('s', { calls: 1 }, NOW_MS - 1)));

  it('is what is asked for, from a list as from ids, and nothing that it does not have', async () => {
    await inUse.raw.call(['FLUSHALL']);
    await apply([finished('whole', 7, made), bare, started('begun', 1)]);
    const words = { words: new Map([['en|data loss', 67_108_866]]) };
    for (const [detail, more] of [
      ['contribution', {}],
      ['words', words],
      ['document', { call }],
    ] as const) {
      const expected = { ...short, ...more };
      const { calls } = await inUse.store.calls.newest(0, {
        index: { kind: 'ended' },
        count: 1,
        with: detail,
      });
      expect(calls).toEqual([expected]);
      const found = await inUse.store.calls.many(['whole', 'never', 'begun', 'bare'], detail);
      expect([...found.keys()]).toEqual(['whole', 'bare']);
      expect(found.get('whole')).toEqual(expected);
    }
    const [listed] = (
      await inUse.store.calls.newest(0, { index: { kind: 'ended' }, count: 1, beforeMs: NOW_MS })
    ).calls;
    expect(listed).toEqual({
      ...{ callId: 'bare', endedAtMs: NOW_MS - 1, contribution: contribution('s', { calls: 1 }, NOW_MS - 1) },
      ...{ plan: 'p', brands: [] },
    });
  });

  it('calls that have a customer in them are found, finished or begun, until both are gone', async () => {
    await inUse.raw.call(['FLUSHALL']);
    const ids = async () => (await inUse.store.calls.withCustomer(0, 'k5', 9)).sort();
    const atMs = NOW_MS - 1;
    await apply([
      finishedCall({ callId: 'a', atMs, customerId: 'k5' }),
      started('a', 5),
      finishedCall({ callId: 'b', atMs }),
      started('b', 5),
      started('c', 5),
      started('d', 4),
    ]);
    expect(await ids()).toEqual(['a', 'b', 'c']);
    expect(await inUse.store.calls.withCustomer(0, 'k5', 1)).toEqual(['a']);
    await apply([started('c', 6), deleted('a', 2)]);
    expect(await ids()).toEqual(['a', 'b']);
    await apply([deleted('a', 6), finishedCall({ callId: 'b', atMs })]);
    expect(await ids()).toEqual(['b']);
    await apply([deleted('b', 6)]);
    expect(await ids()).toEqual([]);
  });
});
