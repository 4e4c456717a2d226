import type { TeamRow } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIGURES, figureOf } from './style-figures.ts';
import { orderAddress, orderOf, ranked, type TeamColumn, turned } from './team-order.ts';
import { anyFigures } from './testing.ts';

const column = fc.constantFrom<TeamColumn>('name', ...FIGURES);
const order = fc.record({ by: column, isRising: fc.boolean() });
const sellers = fc
  .array(fc.record({ name: fc.constantFrom('Ada', 'Ben', 'Ζωή'), figures: anyFigures }), { maxLength: 12 })
  .map((rows) => rows.map((row, i): TeamRow => ({ ...row, sellerId: `s${i}`, isTop: false })));

describe('the order of a team', () => {
  it('an order survives its address, and what is usual leaves nothing in it', () => {
    fc.assert(
      fc.property(order, (one) => {
        expect(orderOf(orderAddress(one))).toEqual(one);
      }),
    );
    expect(orderAddress(orderOf({}))).toEqual({ by: undefined, order: undefined });
  });

  it('what an address says wrongly is as if it said nothing', () => {
    expect(orderOf({ by: 'shoeSize', order: 'sideways' })).toEqual(orderOf({}));
    expect(orderOf({ by: ['calls', 'won'] })).toEqual(orderOf({}));
  });

  it('everyone stands in it once, by the column, and who has no such figure stands last either way', () => {
    fc.assert(
      fc.property(sellers, order, (rows, asked) => {
        const now = ranked(rows, asked);
        expect(new Set(now)).toEqual(new Set(rows));
        if (asked.by === 'name') return;
        const values = now.map(({ figures }) => figureOf(asked.by as (typeof FIGURES)[number], figures));
        const known = values.filter((value) => value !== undefined);
        expect(values.slice(0, known.length)).toEqual(known);
        const sign = asked.isRising ? 1 : -1;
        for (let i = 1; i < known.length; i++)
          expect(sign * (known[i]! - known[i - 1]!)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('pressing a head twice turns it round, and another head begins anew', () => {
    fc.assert(
      fc.property(order, column, (one, by) => {
        const next = turned(one, by);
        expect(next.by).toBe(by);
        expect(turned(next, by)).toEqual({ by, isRising: !next.isRising });
        if (by !== one.by) expect(next.isRising).toBe(by === 'name');
      }),
    );
  });
});
