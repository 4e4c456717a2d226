import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RunningSellerSums } from '../../views/sums.ts';
import { COUNTER } from '../contribution.ts';
import { keeper } from './keep.ts';
import { topSellersOf } from './top-sellers.ts';

/** What is added to a seller's sums; a seller's first is taken out again where `isTakenOut`. */
const anyChange = fc.record({
  sellerId: fc.integer({ min: 0, max: 11 }).map((n) => `s${n}`),
  talkMs: fc.integer({ min: 1, max: 900_000 }),
  negative: fc.nat(1),
  wonCents: fc.constantFrom(0, 0, 0, 5_000),
  isEngagement: fc.boolean(),
  isTakenOut: fc.boolean(),
});

test('sellers who change one by one give what all of them together give', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyChange, { maxLength: 30 }), { maxLength: 6 }), (rounds) => {
      const sellers = new RunningSellerSums();
      const people = {
        version: 1,
        sellerName: () => 'Name',
        teamOf: (sellerId: string) => (sellerId < 's4' ? 'a' : 'b'),
        isSeller: () => false,
      };
      const kept = { all: keeper(), 'team:a': keeper() };
      for (const changes of rounds) {
        for (const { sellerId, talkMs, negative, wonCents, isEngagement, isTakenOut } of changes) {
          const counters = new Map<string, number>();
          if (isEngagement) counters.set(COUNTER.engagedMs('email'), talkMs);
          else
            counters
              .set(COUNTER.calls, 1)
              .set(COUNTER.talkMs, talkMs)
              .set(COUNTER.listenMs, 400_000)
              .set(negative ? COUNTER.negative : COUNTER.positive, 1);
          if (wonCents > 0) counters.set(COUNTER.dealsWon, 1).set(COUNTER.wonCents, wonCents);
          sellers.add(sellerId, counters, 1);
          if (isTakenOut) sellers.add(sellerId, counters, -1);
        }
        for (const scope of ['all', 'team:a'] as const) {
          const input = { scope, sellers, people, bestPractice: {} };
          const shown = topSellersOf({ ...input, keep: kept[scope] });
          expect(shown).toEqual(topSellersOf(input));
          expect(topSellersOf({ ...input, keep: kept[scope] })).toBe(shown);
        }
      }
    }),
  );
});
