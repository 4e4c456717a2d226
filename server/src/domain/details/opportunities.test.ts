import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TouchedDeal } from '../dashboard.ts';
import { closedDealsOf, openDealsOf, type Place, pageOf } from './opportunities.ts';

const NOW = Date.parse('2026-11-24T09:31:07Z');
const DAY_MS = 864e5;
const people = {
  sellerName: () => undefined,
  teamOf: () => undefined,
  teamWithName: () => undefined,
  isSeller: () => false,
  isIn: () => true,
};
const anyDeal = (status: 'open' | 'won'): fc.Arbitrary<TouchedDeal> =>
  fc
    .record({
      opportunityId: fc.integer({ min: 1, max: 400 }).map((n) => `o${n}`),
      sellerId: fc.constantFrom('s1', 's2'),
      stage: fc.constantFrom('-', 'Offer'),
      estimatedCents: fc.nat(5),
      agoMs: fc.nat(30 * DAY_MS),
      isNegative: fc.boolean(),
    })
    .map(({ agoMs, isNegative, ...deal }) => ({
      deal: {
        ...{ ...deal, name: 'Deal', status, createdAtMs: NOW - agoMs },
        ...(status === 'won' && { closedAtMs: NOW - (agoMs % 4) * DAY_MS, actualCents: 7 }),
      },
      touch: {
        lastCall: { callId: 'c', endedAtMs: NOW - agoMs, sellerId: 's1', isNegative, mentions: [] },
      },
    }));
const anyDeals = (status: 'open' | 'won') =>
  fc.uniqueArray(anyDeal(status), { maxLength: 60, selector: ({ deal }) => deal.opportunityId });

const openOf = (openDeals: TouchedDeal[], filter = {}) =>
  openDealsOf({ openDeals, filter, people, nowMs: NOW, timeZone: 'UTC', trackers: { rev: 1, trackers: [] } });

/** All lines, page by page; `between` may change what there is before the next page. */
function allPages(listed: () => ReturnType<typeof openOf>, limit: number): string[] {
  const ids: string[] = [];
  let after: Place | undefined;
  do {
    const { lines, next } = pageOf(listed(), { after, limit });
    ids.push(...lines.map(({ opportunityId }) => opportunityId));
    after = next;
    if (ids.length > 1_000) throw new Error('the pages do not end');
  } while (after);
  return ids;
}

describe('a list of deals', () => {
  it('in pages of any size is the whole list, each deal once, by risk, then size, then id', () => {
    fc.assert(
      fc.property(anyDeals('open'), fc.integer({ min: 1, max: 20 }), (deals, limit) => {
        const { lines } = pageOf(openOf(deals), { after: undefined, limit: 200 });
        expect(allPages(() => openOf(deals), limit)).toEqual(lines.map(({ opportunityId }) => opportunityId));
        expect(lines).toHaveLength(deals.length);
        lines.slice(1).forEach((line, i) => {
          const before = lines[i]!;
          const [more, less] = [before.reasons!.length, line.reasons!.length];
          expect(more).toBeGreaterThanOrEqual(less);
          if (more === less) expect(before.estimated).toBeGreaterThanOrEqual(line.estimated);
        });
      }),
    );
  });

  it('loses and repeats none of those that stay, whatever comes and goes between two pages', () => {
    fc.assert(
      fc.property(anyDeals('won'), anyDeals('won'), fc.integer({ min: 1, max: 9 }), (stay, others, limit) => {
        const staying = new Set(stay.map(({ deal }) => deal.opportunityId));
        const passing = others.filter(({ deal }) => !staying.has(deal.opportunityId));
        let pages = 0;
        const listed = () => {
          const deals = pages++ % 2 === 0 ? stay : [...stay, ...passing];
          const span = { fromMs: NOW - 2 * DAY_MS, toMs: NOW + 1 };
          return closedDealsOf(deals, { status: 'won', span, filter: {}, people });
        };
        const shown = allPages(listed, limit).filter((id) => staying.has(id));
        const within = stay.filter(({ deal }) => deal.closedAtMs! >= NOW - 2 * DAY_MS);
        expect(shown).toHaveLength(within.length);
        expect(new Set(shown)).toEqual(new Set(within.map(({ deal }) => deal.opportunityId)));
      }),
    );
  });

  it('holds those that are asked for and no other', () => {
    fc.assert(
      fc.property(anyDeals('open'), (deals) => {
        const { lines } = pageOf(openOf(deals), { after: undefined, limit: 200 });
        for (const filter of [
          { stage: 'Offer' },
          { seller: 's2' },
          { risk: 'watch' as const },
          { risk: 'fine' as const, seller: 's1' },
        ]) {
          const asked = pageOf(openOf(deals, filter), { after: undefined, limit: 200 }).lines;
          expect(asked).toEqual(
            lines.filter(
              ({ stage, seller, state }) =>
                (filter.stage ?? stage) === stage &&
                (filter.seller ?? seller.id) === seller.id &&
                (filter.risk ?? state) === state,
            ),
          );
        }
      }),
    );
  });
});
