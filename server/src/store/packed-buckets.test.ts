import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contribution } from '../domain/contribution.ts';
import { encodeWords, packWords, wordField } from '../domain/words-said.ts';
import { useStore } from '../testing/store.ts';
import { encodePacked, Packed, type Table, turned } from './packed.ts';
import { nameOf, type PackedBucket } from './packed-buckets.ts';
import {
  contribution,
  contributionArbitrary,
  deleted,
  finished,
  LATER_MS,
  NOW_MS,
  record,
  stepOf,
} from './steps.arbitrary.ts';

const OPTIONS = { nowMs: NOW_MS, plan: 'p' };
const inUse = useStore();

const MONTH: PackedBucket = { which: 'c', key: '1:M:2026-11' };
const DAY: PackedBucket = { which: 'c', key: '1:d:2026-11-24' };
const WORDS: PackedBucket = { which: 'w', key: '1:d:2026-11-24' };

/** A call that is counted in a day and a month, and whose seller says something. */
function finish(callId: string, timeMs: number, made: Contribution): Promise<unknown> {
  const said = [
    wordField({ language: 'en', phrase: 'price', label: 'prices' }),
    packWords({ mentions: 2, calls: 1 }),
  ];
  const of = record(made, { words: encodeWords(new Map([said as [string, number]])) });
  const day = { key: `1:d:${new Date(made.atMs).toISOString().slice(0, 10)}`, expiresAtMs: LATER_MS };
  const step = stepOf(finished(callId, timeMs, { ...of, buckets: [...of.buckets, day] }));
  return inUse.store.ledger.apply(0, [step], OPTIONS);
}

const forget = (callId: string, timeMs: number) =>
  inUse.store.ledger.apply(0, [stepOf(deleted(callId, timeMs))], OPTIONS);

async function fieldsOf({ which, key }: PackedBucket): Promise<Table> {
  if (which === 'w') return (await inUse.store.reader.words(0, [key])).days.get(key)!;
  return turned((await inUse.store.reader.buckets(0, [key])).buckets.get(key)!);
}

async function pieceOf(bucket: PackedBucket): Promise<Table | string> {
  const { pieces } = await inUse.store.packed.read(0, [bucket]);
  return pieces[0] instanceof Packed ? pieces[0].table() : pieces[0]!;
}

/** Marks, reads and keeps; answers whether it was kept. */
async function pack(bucket: PackedBucket): Promise<boolean> {
  await inUse.store.packed.mark(0, 'm', [bucket]);
  const bytes = encodePacked(await fieldsOf(bucket));
  return inUse.store.packed.keep(0, 'm', { bucket, bytes });
}

const looseNames = async () => (await inUse.store.packed.loose(0)).map(nameOf).sort();

describe('a bucket that is kept in one piece', () => {
  it('is what its fields are, until they are written to in any way', async () => {
    await inUse.raw.call(['FLUSHALL']);
    await finish('c1', 1, contribution('ann', { calls: 1, 'n|40': 1 }));
    for (const bucket of [MONTH, DAY, WORDS]) {
      expect(await pieceOf(bucket)).toBe('loose');
      expect(await pack(bucket)).toBe(true);
      expect(await pieceOf(bucket)).toEqual(await fieldsOf(bucket));
    }
    expect(await looseNames()).toEqual([]);
    await finish('c2', 2, contribution('bob', { calls: 1 }));
    expect(await looseNames()).toEqual([MONTH, DAY, WORDS].map(nameOf).sort());
    for (const bucket of [MONTH, DAY, WORDS]) {
      expect(await pieceOf(bucket)).toBe('loose');
      await pack(bucket);
    }
    await forget('c1', 3);
    for (const bucket of [MONTH, DAY, WORDS]) expect(await pieceOf(bucket)).toBe('loose');
    await forget('c2', 3);
    for (const bucket of [MONTH, DAY, WORDS]) expect(await pieceOf(bucket)).toBe('nothing');
    expect(await looseNames()).toEqual([]);
  });

  it('goes with its fields', async () => {
    await inUse.raw.call(['FLUSHALL']);
    await finish('c1', 1, contribution('ann', { calls: 1 }));
    expect(await pack(DAY)).toBe(true);
    expect(await inUse.raw.call(['PEXPIRETIME', '{p00}:packed:c:1:d:2026-11-24'])).toBe(LATER_MS);
    expect(await pack(MONTH)).toBe(true);
    expect(await inUse.raw.call(['PEXPIRETIME', '{p00}:packed:c:1:M:2026-11'])).toBe(-1);
  });

  it('is none of a partition that nobody has prepared, nor of bytes that this version does not know', async () => {
    await inUse.raw.call(['FLUSHALL']);
    expect(await pieceOf(DAY)).toBe('loose');
    await finish('c1', 1, contribution('ann', { calls: 1 }));
    await pack(DAY);
    await inUse.raw.call(['SETRANGE', '{p00}:packed:c:1:d:2026-11-24', '0', '\u0009']);
    expect(await pieceOf(DAY)).toBe('loose');
  });
});

it('buckets that were written before there were pieces are listed where they are asked for', async () => {
  await inUse.raw.call(['FLUSHALL']);
  await finish('c1', 1, contribution('ann', { calls: 1 }));
  await pack(MONTH);
  await inUse.raw.call(['DEL', '{p00}:loose']);
  expect(await inUse.store.packed.months(0)).toEqual(['1:M:2026-11']);
  await inUse.store.packed.list(0, [MONTH, DAY, WORDS, { which: 'c', key: '1:d:2026-11-01' }]);
  expect(await looseNames()).toEqual([DAY, WORDS].map(nameOf).sort());
});

type Doing =
  | { do: 'finish'; call: string; made: Contribution }
  | { do: 'delete'; call: string }
  | { do: 'mark' | 'read' | 'keep'; by: 'one' | 'other' };

const call = fc.constantFrom('c1', 'c2');
const doing: fc.Arbitrary<Doing> = fc.oneof(
  fc.record({ do: fc.constant('finish' as const), call, made: contributionArbitrary }),
  fc.record({ do: fc.constant('delete' as const), call }),
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constantFrom('mark' as const, 'read' as const, 'keep' as const),
      by: fc.constantFrom('one' as const, 'other' as const),
    }),
  },
);

/** Someone who packs, and may be overtaken between any two of its steps. */
class OwnPacker {
  readonly #buckets = [MONTH, DAY, WORDS];
  #mark: string | undefined;
  #read: { mark: string; tables: Table[] } | undefined;

  async mark(mark: string): Promise<void> {
    this.#mark = mark;
    await inUse.store.packed.mark(0, mark, this.#buckets);
  }

  async read(): Promise<void> {
    if (this.#mark === undefined) return;
    const tables: Table[] = [];
    for (const bucket of this.#buckets) tables.push(await fieldsOf(bucket));
    this.#read = { mark: this.#mark, tables };
  }

  /** Answers how many were kept. */
  async keep(): Promise<number> {
    let kept = 0;
    for (const [i, bucket] of this.#buckets.entries()) {
      if (!this.#read) return 0;
      const bytes = encodePacked(this.#read.tables[i]!);
      if (await inUse.store.packed.keep(0, this.#read.mark, { bucket, bytes })) kept += 1;
    }
    return kept;
  }
}

it('whenever calls come and go while two pack, a piece is what its fields are', async () => {
  let [kept, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      contributionArbitrary,
      fc.array(doing, { minLength: 10, maxLength: 25 }),
      async (first, doings) => {
        await inUse.raw.call(['FLUSHALL']);
        await inUse.store.ledger.setPlan(0, { name: 'p', shownRev: 0 });
        await finish('c1', 0, first);
        const packers = { one: new OwnPacker(), other: new OwnPacker() };
        for (const [n, one] of doings.entries()) {
          if (one.do === 'finish') await finish(one.call, n + 1, one.made);
          else if (one.do === 'delete') await forget(one.call, n + 1);
          else if (one.do === 'mark') await packers[one.by].mark(`${n}`);
          else if (one.do === 'read') await packers[one.by].read();
          else {
            const now = await packers[one.by].keep();
            if (now > 0) kept += 1;
            else refused += 1;
          }
          for (const bucket of [MONTH, DAY, WORDS]) {
            const piece = await pieceOf(bucket);
            if (typeof piece !== 'string') expect(piece).toEqual(await fieldsOf(bucket));
          }
        }
      },
    ),
    { numRuns: 150 },
  );
  // Or the law would hold for want of pieces.
  expect([kept > 5, refused > 5]).toEqual([true, true]);
}, 60_000);
