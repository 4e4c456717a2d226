import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COUNTER } from '../contribution.ts';
import type { Deal } from '../deal.ts';
import { yardstickOf } from './deal-risk.ts';
import type { TouchedDeal } from './input.ts';
import { OpenDeals } from './open-deals.ts';
import { Ranking } from './ranking.ts';
import { termIndexOf } from './term-index.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const DAY = 864e5;
const INDEX = termIndexOf({
  rev: 1,
  trackers: [{ id: 'rival', kind: 'competitor', label: 'Rival', phrases: ['rival'], rev: 1 }],
});

const anyTouched: fc.Arbitrary<TouchedDeal> = fc
  .record({
    n: fc.nat(60),
    estimatedCents: fc.nat(40),
    stage: fc.constantFrom('-', 'Offer', 'toString'),
    closesIn: fc.constantFrom('2026-11-20', '2026-11-24', '2026-12-24'),
    agoMs: fc.integer({ min: 12 * DAY, max: 16 * DAY }),
    isNegative: fc.boolean(),
    heard: fc.boolean(),
  })
  .map(({ n, estimatedCents, stage, closesIn, agoMs, isNegative, heard }) => {
    const opportunityId = `o${n}`;
    const parts = { opportunityId, sellerId: `s${n % 3}`, name: `Deal ${n}`, status: 'open' as const };
    const deal: Deal = {
      ...{ ...parts, stage, estimatedCents, createdAtMs: NOW - 60 * DAY },
      estimatedCloseDate: closesIn,
    };
    const mentions = heard ? [COUNTER.mentions('rival', 1)] : [];
    const lastCall = { callId: 'c', endedAtMs: NOW - agoMs, sellerId: 's0', isNegative, mentions };
    return { deal, touch: { lastCall } };
  });

type Happening = { put: TouchedDeal } | { gone: string } | { laterMs: number } | { renamed: string };
const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: anyTouched.map((put) => ({ put })) },
  { weight: 2, arbitrary: fc.nat(60).map((n) => ({ gone: `o${n}` })) },
  { weight: 1, arbitrary: fc.nat(2 * DAY).map((laterMs) => ({ laterMs })) },
  { weight: 1, arbitrary: fc.constantFrom('Ann', 'Βασίλης').map((renamed) => ({ renamed })) },
);

test('deals that come, change and go one by one give what all of them together give', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyHappening, { maxLength: 90 }), { maxLength: 6 }), (rounds) => {
      const deals = new OpenDeals();
      const standing = new Map<string, TouchedDeal>();
      const people = {
        names: 'Nobody',
        version: 0,
        sellerName: () => people.names,
        teamOf: () => undefined,
        isSeller: () => false,
      };
      let nowMs = NOW;
      for (const happenings of rounds) {
        for (const happening of happenings) {
          if ('laterMs' in happening) nowMs += happening.laterMs;
          else if ('renamed' in happening) {
            people.names = happening.renamed;
            people.version += 1;
          } else if ('gone' in happening) {
            deals.delete(happening.gone);
            standing.delete(happening.gone);
          } else {
            deals.set(happening.put);
            standing.set(happening.put.deal.opportunityId, happening.put);
          }
        }
        const yardstick = yardstickOf({ nowMs, timeZone: 'Europe/Athens', people }, INDEX);
        expect(deals.figures(yardstick)).toEqual(new OpenDeals(standing.values()).figures(yardstick));
        expect(deals.figures(yardstick)).toBe(deals.figures(yardstick));
        expect(new Set(deals)).toEqual(new Set(standing.values()));
      }
    }),
  );
});

test('a change of one deal leaves the figures of the others the same objects', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyTouched, { selector: ({ deal }) => deal.opportunityId }), (some) => {
      fc.pre(some.length > 1);
      const people = { version: 1, sellerName: () => 'N', teamOf: () => undefined, isSeller: () => false };
      const yardstick = yardstickOf({ nowMs: NOW, timeZone: 'UTC', people }, INDEX);
      const deals = new OpenDeals(some);
      const before = deals.figures(yardstick).deals;
      const [one] = some;
      deals.set({ deal: { ...one!.deal, name: 'Other' }, touch: undefined });
      for (const [id, deal] of Object.entries(deals.figures(yardstick).deals))
        if (id !== one!.deal.opportunityId && before[id]) expect(deal).toBe(before[id]);
    }),
  );
});

test('a ranking is what is in it, sorted, however much comes and goes at once', () => {
  const anyMoves = fc.array(fc.array(fc.nat(300), { maxLength: 150 }), { maxLength: 5 });
  fc.assert(
    fc.property(anyMoves, fc.nat(20), (rounds, limit) => {
      const ranking = new Ranking<number>((a, b) => b - a);
      const standing = new Set<number>();
      for (const numbers of rounds) {
        for (const number of numbers) {
          ranking.put(number, standing.has(number) ? -1 : 1);
          if (!standing.delete(number)) standing.add(number);
        }
        const sorted = [...standing].sort((a, b) => b - a);
        expect(ranking.size).toBe(sorted.length);
        expect(ranking.first(limit)).toEqual(sorted.slice(0, limit));
      }
    }),
  );
});
