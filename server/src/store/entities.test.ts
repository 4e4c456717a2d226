import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useStore } from '../testing/store.ts';
import { anyAnew, anyStep, dealDeleted, dealStep } from './entities.arbitrary.ts';
import { EntitiesModel, readerOf } from './entities.model.ts';
import type { Step } from './records.ts';
import { deleted, NOW_MS, order, stepOf } from './steps.arbitrary.ts';

const inUse = useStore();

/** Everything that stands, as readers see it and as it is kept. */
async function kept() {
  const { reader } = inUse.store;
  const { deals, touches, firsts, months } = await reader.state(0);
  const keys = await reader.bucketKeys(0);
  const days = await reader.wordKeys(0);
  return {
    buckets: (await reader.buckets(0, keys)).buckets,
    words: (await reader.words(0, days)).days,
    months,
    openDeals: new Map(deals.map((deal) => [deal.opportunityId, deal])),
    touches,
    firsts,
    indexes: await indexes(),
  };
}

/** Every index of finished calls as Redis has it. */
async function indexes() {
  const keys = (await inUse.raw.call<string[]>(['KEYS', '{p00}:*'])).filter((key) =>
    /^{p00}:(?:ended|(?:by|on|of|term|heard|mood):.*)$/.test(key),
  );
  const entries = keys.map(async (key): Promise<[string, Map<string, number>]> => {
    const flat = await inUse.raw.call<string[]>(['ZRANGE', key, '0', '-1', 'WITHSCORES']);
    const pairs = Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, Number(flat[2 * i + 1])]);
    return [key.slice('{p00}:'.length), new Map(pairs as [string, number][])];
  });
  return new Map(await Promise.all(entries));
}

const modelled = ({ buckets, words, months, openDeals, touches, firsts, indexes }: EntitiesModel) => ({
  ...{ buckets, words, months, openDeals, touches, firsts, indexes },
});

/** A store to which steps happen, and the model to which the same happens. */
class Played {
  readonly model = new EntitiesModel();
  #plan = 0;

  static async begin(): Promise<Played> {
    await inUse.raw.call(['FLUSHALL']);
    await inUse.store.ledger.setPlan(0, { name: 'p0', shownRev: 0 });
    return new Played();
  }

  async play(steps: readonly Step[]): Promise<void> {
    const planned = steps.map((step) => this.#planned(step));
    for (const step of planned) this.model.take(step);
    await inUse.store.ledger.apply(0, planned, { nowMs: NOW_MS, plan: `p${this.#plan}` });
  }

  /** Every finished call says something else when it is analysed under the next plan. */
  async analyseAnew(anew: readonly (typeof anyAnew extends fc.Arbitrary<infer T> ? T : never)[]) {
    this.#plan += 1;
    await inUse.store.ledger.setPlan(0, { name: `p${this.#plan}`, shownRev: 0 });
    const steps = [...this.model.calls].flatMap(([callId, { order: at, record }], i): Step[] => {
      if (!record) return [];
      const { counters, ...said } = anew[i % anew.length]!;
      const made = { ...record, ...said, contribution: { ...record.contribution, counters } };
      return [stepOf({ kind: 'finished', callId, order: at, record: made })];
    });
    await this.play(steps);
  }

  #planned(step: Step): Step {
    if (step.call?.kind !== 'finished') return step;
    return { ...step, call: { ...step.call, record: { ...step.call.record, plan: `p${this.#plan}` } } };
  }
}

async function changesAfter(position: { epoch: string; seq: number }) {
  const reader = await inUse.store.reader.openChanges();
  const read = await reader.read([position], 1);
  await reader.close();
  return read.flatMap(({ changes }) => changes);
}

const batches = fc.array(fc.array(anyStep, { maxLength: 10 }), { maxLength: 5 });

describe('calls, deals and engagements', () => {
  it('count in every bucket, month, touch, first hearing, index and day of words as those that stand; changes tell all of it', async () => {
    await fc.assert(
      fc.asyncProperty(batches, fc.array(anyAnew, { minLength: 1, maxLength: 3 }), async (played, anew) => {
        const store = await Played.begin();
        const before = await inUse.store.reader.state(0);
        for (const batch of played) await store.play(batch);
        expect(await kept()).toEqual(modelled(store.model));
        await store.analyseAnew(anew);
        expect(await kept()).toEqual(modelled(store.model));

        const { ever, idle, ...folded } = readerOf(await changesAfter(before));
        const { buckets, openDeals, touches, firsts } = modelled(store.model);
        expect(folded).toEqual({ openDeals, touches, firsts });
        expect(ever).toEqual(buckets.get('1:e') ?? new Map());
        expect(idle).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('stand as a function of the set of their events: in any order, in any batches, repeated', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { maxLength: 14 }),
        fc.infiniteStream(fc.nat(99)),
        async (steps, random) => {
          const store = await Played.begin();
          await store.play(steps);
          const first = await kept();
          const mixed = [...steps, ...steps.slice(0, 4)]
            .map((step) => [random.next().value, step] as const)
            .toSorted(([a], [b]) => a - b)
            .map(([, step]) => step);
          await Played.begin();
          for (let at = 0, size = 1; at < mixed.length; at += size, size += 1)
            await inUse.store.ledger.apply(0, mixed.slice(at, at + size), { nowMs: NOW_MS, plan: 'p0' });
          expect(await kept()).toEqual(first);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('that come again change nothing and tell nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 10 }), async (steps) => {
        const store = await Played.begin();
        await store.play(steps);
        const { seq } = await inUse.store.reader.meta(0);
        const outcomes = await inUse.store.ledger.apply(0, steps, { nowMs: NOW_MS, plan: 'p0' });
        expect(outcomes.filter((outcome) => outcome !== 'superseded')).toEqual([]);
        expect((await inUse.store.reader.meta(0)).seq).toBe(seq);
      }),
      { numRuns: 40 },
    );
  });

  it('leave nothing but their orders once they are deleted', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (played) => {
        const store = await Played.begin();
        for (const batch of played) await store.play(batch);
        await store.play([
          ...[...store.model.calls.keys()].map((id) => stepOf(deleted(id, 100))),
          ...[...store.model.deals.keys()].map((id) => stepOf(undefined, { deal: dealDeleted(id, 100) })),
          ...[...store.model.engagements.keys()].map((engagementId) =>
            stepOf(undefined, {
              engagement: { kind: 'deleted', engagementId, order: order(100, 'deleted') },
            }),
          ),
        ]);
        const left = await inUse.raw.call<string[]>(['KEYS', '*']);
        expect(
          left.filter((key) => !/:(meta|changes|inbox|(call|deal|engagement):[^:]+)$/.test(key)),
        ).toEqual([]);
        for (const key of left.filter((each) => /:(call|deal|engagement):/.test(each))) {
          const fields = await inUse.raw.call<string[]>(['HKEYS', key]);
          expect(fields.sort()).toEqual(['kind', 'order', 'owner']);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a deal', () => {
  const deal = {
    opportunityId: 'o',
    sellerId: 'ann',
    name: 'Deal',
    stage: '-',
    estimatedCents: 5,
    createdAtMs: NOW_MS,
  };
  const open = { ...deal, status: 'open' as const };
  const won = { ...deal, status: 'won' as const, closedAtMs: NOW_MS + 1, actualCents: 7 };
  const play = async (...deals: Parameters<typeof dealStep>[0][]) => {
    await Played.begin();
    const before = await inUse.store.reader.state(0);
    for (const [second, each] of deals.entries())
      await inUse.store.ledger.apply(0, [stepOf(undefined, { deal: dealStep(each, second) })], {
        nowMs: NOW_MS,
        plan: 'p0',
      });
    return changesAfter(before);
  };
  const ever = async () => (await inUse.store.reader.buckets(0, ['1:e'])).buckets.get('1:e')!;

  it('that is won, opened again, worth something else and given to another counts as the last of these', async () => {
    await play(open, won, open, { ...won, actualCents: 9 }, { ...won, actualCents: 9, sellerId: 'bob' });
    expect(await ever()).toEqual(
      new Map([
        [
          'bob',
          new Map([
            ...([
              ['dc', 1],
              ['dx', 1],
              ['dw', 1],
              ['won', 9],
            ] as const),
          ]),
        ],
      ]),
    );
    expect(await inUse.store.deals.open(0)).toEqual([]);
    expect((await inUse.store.deals.find('o'))?.deal).toEqual({ ...won, actualCents: 9, sellerId: 'bob' });
  });

  it('that is said again as it is takes the later order and is not told', async () => {
    expect(await play(open, open)).toHaveLength(1);
    expect((await inUse.store.deals.find('o'))?.order).toBe(dealStep(open, 1).order);
    expect(await play(open, { ...open, name: 'Other' })).toMatchObject([
      { kind: 'deal', deal: open },
      { kind: 'deal', deal: { name: 'Other' } },
    ]);
  });

  it('is found on pages in the order of creation, whatever the size of a page', async () => {
    const ids = ['c', 'a', 'b', 'd'];
    await Played.begin();
    const steps = ids.map((opportunityId, i) =>
      stepOf(undefined, {
        deal: dealStep({ ...open, opportunityId, createdAtMs: NOW_MS + Math.min(i, 2) }, 1),
      }),
    );
    await inUse.store.ledger.apply(0, steps, { nowMs: NOW_MS, plan: 'p0' });
    for (const count of [1, 2, 3, 4, 5]) {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const { items, next } = await inUse.store.deals.page(0, { cursor, count });
        found.push(...items.map(({ deal: { opportunityId } }) => opportunityId));
        cursor = next;
      } while (cursor !== undefined);
      expect(found).toEqual(['c', 'a', 'b', 'd']);
    }
  });
});
