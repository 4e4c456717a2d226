import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeCall } from '../domain/call-codec.ts';
import { useStore } from '../testing/store.ts';
import { contribution, deleted, finished, NOW_MS, order, record, stepOf } from './steps.arbitrary.ts';
import { type Store } from './store.ts';

const inUse = useStore();

const apply = (steps: Parameters<Store['ledger']['apply']>[1], plan = 'p') =>
  inUse.store.ledger.apply(0, steps, { nowMs: NOW_MS, plan });

async function idsOf(
  page: (cursor: string | undefined) => ReturnType<Store['calls']['page']>,
  between = async () => {},
) {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const { calls, next } = await page(cursor);
    ids.push(...calls.map(({ callId }) => callId));
    cursor = next;
    await between();
  } while (cursor !== undefined);
  return ids;
}

it('a stored call is what was put in', async () => {
  const call = {
    callId: 'whole',
    sellerId: 's',
    customer: { id: 'k', name: 'Ελένη "😀"\n' },
    startedAtMs: NOW_MS - 5,
    endedAtMs: NOW_MS,
    segments: [
      {
        speaker: 'customer' as const,
        startMs: 0,
        endMs: 5,
        text: 'Γεια ]] -- \\ ',
        sentimentThousandths: -3,
      },
    ],
  };
  const made = record(contribution('s', { calls: 1, 'n|40': 1 }), {
    document: encodeCall(call),
    words: 'en|data loss\t67108866',
    brands: [{ id: 'όμιλος', label: 'Όμιλος & Σία' }],
  });
  await apply([stepOf(finished('whole', 7, made))]);
  expect(await inUse.store.calls.find('whole')).toEqual({
    callId: 'whole',
    order: order(7, 'finished'),
    document: Buffer.from(made.document),
    call,
    contribution: made.contribution,
    buckets: made.buckets,
    plan: 'p',
    words: new Map([['en|data loss', 67_108_866]]),
    brands: made.brands,
  });
  expect((await inUse.store.calls.page(0, { count: 1 })).calls).toEqual([
    await inUse.store.calls.find('whole'),
  ]);
  await apply([stepOf(deleted('whole', 8))]);
  expect(await inUse.store.calls.find('whole')).toBeUndefined();
  expect(await inUse.store.calls.find('never')).toBeUndefined();
});

it('pages hold every call once, in the order of their ends and ids, whatever the size of a page', async () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:@/-]{0,3}$/), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(ids, fc.integer({ min: 1, max: 5 }), async (callIds, count) => {
      await inUse.raw.call(['FLUSHALL']);
      const endOf = (id: string) => NOW_MS + (id.length % 2);
      await apply(
        callIds.map((id) => stepOf(finished(id, 1, record(contribution('s', { ms: 1 }, endOf(id)))))),
      );
      const sorted = [...callIds].sort((a, b) => endOf(a) - endOf(b) || (a < b ? -1 : 1));
      expect(await idsOf((cursor) => inUse.store.calls.page(0, { cursor, count }))).toEqual(sorted);
    }),
    { numRuns: 60 },
  );
});

it('calls that come and go while pages are read move no other call', async () => {
  await inUse.raw.call(['FLUSHALL']);
  const call = (id: string, endedAt: number) =>
    stepOf(finished(id, 1, record(contribution('s', { ms: 1 }, endedAt))));
  const steady = Array.from({ length: 20 }, (_, i) => `c${String(i).padStart(2, '0')}`);
  await apply(steady.map((id, i) => call(id, NOW_MS + (i >> 1))));
  let n = 0;
  const found = await idsOf(
    (cursor) => inUse.store.calls.page(0, { cursor, count: 3 }),
    async () => {
      n += 1;
      await apply([call(`a${n}`, NOW_MS - 1), stepOf(deleted(`a${n - 1}`, 9)), call(`c0${n}x`, NOW_MS)]);
    },
  );
  expect(found.filter((id) => steady.includes(id))).toEqual(steady);
  expect(new Set(found).size).toBe(found.length);
});

it('calls under another plan are found, and only those, however many lie in between', async () => {
  await inUse.raw.call(['FLUSHALL']);
  const call = (id: number, plan: string) =>
    stepOf(finished(`c${id}`, 1, record(contribution('s', { ms: 1 }, NOW_MS + id), { plan })));
  await apply(Array.from({ length: 300 }, (_, i) => call(i, 'p')));
  await inUse.store.ledger.setPlan(0, { name: 'q', shownRev: 1 });
  await apply(
    Array.from({ length: 300 }, (_, i) => call(i, 'q')).filter((_, i) => i % 100 !== 99),
    'q',
  );
  const stale = (count: number) => idsOf((cursor) => inUse.store.calls.staleUnder(0, 'q', { cursor, count }));
  expect(await stale(1)).toEqual(['c99', 'c199', 'c299']);
  expect(await stale(100)).toEqual(['c99', 'c199', 'c299']);
  expect(await inUse.store.calls.count(0)).toBe(300);
});
