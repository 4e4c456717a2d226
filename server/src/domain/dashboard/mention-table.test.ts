import type { Scope } from '@earshot/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RunningSums } from '../../views/sums.ts';
import { MentionTable } from './mention-table.ts';
import { shown } from './terms.ts';

const ITEMS = Array.from({ length: 60 }, (_, i) => ({
  id: `t${i}`,
  label: `Term ${i % 7}`,
  mentions: `m|t${i}`,
  calls: `c|t${i}`,
}));
const GROUPS = [
  { scope: 'all' as Scope, items: ITEMS.slice(0, 50) },
  { scope: 'team:a' as Scope, items: ITEMS.slice(50) },
];

/** What calls of a few sellers add to some sums, or take out of them again. */
const anyChange = fc.record({
  into: fc.constantFrom('now' as const, 'now' as const, 'before' as const),
  sellerId: fc.constantFrom('a1', 'a2', 'b1'),
  counts: fc.dictionary(
    fc.nat(59).map((i) => `t${i}`),
    fc.integer({ min: 1, max: 5 }),
    { maxKeys: 5 },
  ),
  /** A whole bucket rather than one call. */
  isBucket: fc.boolean(),
});

test('what is mentioned most follows every change as if all were counted anew', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anyChange, { maxLength: 40 }), { maxLength: 6 }),
      fc.nat(3),
      (rounds, seed) => {
        const teamOf = (sellerId: string): Scope => (sellerId.startsWith('a') ? 'team:a' : 'team:b');
        const sums = { now: new RunningSums(teamOf), before: new RunningSums(teamOf) };
        const table = () =>
          new MentionTable(GROUPS, sums, (counts, { id }) => ({ ...shown(counts, counts.calls), id }));
        const followed = table();
        for (const [at, changes] of rounds.entries()) {
          for (const { into, sellerId, counts, isBucket } of changes) {
            const counters = new Map<string, number>();
            for (const [id, mentions] of Object.entries(counts))
              counters.set(`m|${id}`, mentions).set(`c|${id}`, 1);
            sums[into].add(sellerId, counters, 1);
            if ((at + seed) % 3 === 0) sums[into].add(sellerId, counters, -1);
            if (!isBucket) continue;
            sums[into].replaced();
            counters.clear();
          }
          const most = followed.most();
          expect(Object.entries(most)).toEqual(Object.entries(table().most()));
          expect(followed.most()).toBe(most);
        }
      },
    ),
  );
});
