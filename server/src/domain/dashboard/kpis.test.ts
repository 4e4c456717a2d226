import type { Scope } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addInto, type Counters } from '../contribution.ts';
import { type Deal, dealContributions } from '../deal.ts';
import { type Window, windowOf } from '../window.ts';
import { zoneOf } from '../zone.ts';
import type { ScopedSums } from './input.ts';
import { kpisOf } from './kpis.ts';

const NOW = Date.parse('2026-11-24T09:31:07Z');
const SPAN = { fromMs: NOW - 400 * 864e5, toMs: NOW };
const TEAMS: Record<string, string> = { s1: 'team:a', s2: 'team:b' };

const instant = fc.integer({ min: SPAN.fromMs, max: SPAN.toMs });
const deals = fc.array(
  fc
    .record({
      sellerId: fc.constantFrom('s1', 's2'),
      status: fc.constantFrom('open', 'won', 'lost' as const),
      times: fc.tuple(instant, instant),
      actualCents: fc.nat(10_000_000),
    })
    .map(({ sellerId, status, times: [a, b], actualCents }): Deal => {
      const deal = { opportunityId: 'o', name: 'n', stage: '-', estimatedCents: 1 };
      const lived = { sellerId, status, createdAtMs: Math.min(a, b) };
      if (status === 'open') return { ...deal, ...lived };
      const closed = { ...deal, ...lived, closedAtMs: Math.max(a, b) };
      return status === 'won' ? { ...closed, actualCents } : closed;
    }),
  { maxLength: 30 },
);

const isIn = (scope: Scope, { sellerId }: Deal) => scope === 'all' || scope === TEAMS[sellerId];

/** Sums of what deals contribute within a span. */
function sumsOf(all: readonly Deal[], fromMs: number, toMs: number): ScopedSums {
  return {
    of: (scope) => {
      const sums: Counters = new Map();
      for (const deal of all)
        if (isIn(scope, deal))
          for (const { atMs, counters } of dealContributions(deal))
            if (fromMs <= atMs && atMs < toMs) addInto(sums, counters);
      return sums;
    },
  };
}

const PERIODS = ['allTime', 'last24h', 'last7d', 'thisMonth', 'lastMonth'] as const;

function kpisFor(all: readonly Deal[], window: Window, scope: Scope) {
  const { previous } = window;
  return kpisOf(
    {
      scope,
      window,
      sums:
        window.kind === 'allTime'
          ? sumsOf(all, -Infinity, Infinity)
          : sumsOf(all, window.fromMs, window.toMs),
      ...(previous && { previous: sumsOf(all, previous.fromMs, previous.toMs) }),
      deals: {
        ever: sumsOf(all, -Infinity, Infinity),
        after: sumsOf(all, window.toMs, Infinity),
        ...(previous && { between: sumsOf(all, previous.toMs, window.fromMs) }),
      },
      salesPeriod: {
        ...SPAN,
        won: sumsOf(all, -Infinity, Infinity),
        daysBegun: 55,
        days: 92,
        target: 1_000_001,
      },
    },
    77,
  );
}

/** The same figures as they are defined, deal by deal. */
function byDefinition(all: readonly Deal[], span: { fromMs: number; toMs: number }, scope: Scope) {
  const own = all.filter((deal) => isIn(scope, deal));
  const won = own.filter(
    ({ status, closedAtMs = 0 }) => status === 'won' && span.fromMs <= closedAtMs && closedAtMs < span.toMs,
  );
  const available = own.filter(
    ({ createdAtMs, closedAtMs = Infinity }) => createdAtMs < span.toMs && closedAtMs >= span.fromMs,
  );
  const revenueWon = won.reduce((sum, { actualCents = 0 }) => sum + actualCents, 0);
  return {
    revenueWon,
    dealsWon: won.length,
    ...(available.length > 0 && { winRate: won.length / available.length }),
    ...(won.length > 0 && { averageDeal: Math.floor(revenueWon / won.length + 0.5) }),
  };
}

describe('base figures', () => {
  it('are what the deals say, for every period and scope, and so are their trends', () => {
    fc.assert(
      fc.property(
        deals,
        fc.constantFrom(...PERIODS),
        fc.constantFrom<Scope>('all', 'team:a', 'team:none'),
        (all, kind, scope) => {
          const window = windowOf({ kind }, { nowMs: NOW, zone: zoneOf('Europe/Athens'), setUpAtMs: NOW });
          const span = kind === 'allTime' ? { fromMs: -Infinity, toMs: Infinity } : window;
          const { salesPeriod: _, pipelineOpen, trends, ...figures } = kpisFor(all, window, scope);
          const expected = byDefinition(all, span, scope);
          expect(figures).toEqual(expected);
          expect(pipelineOpen).toBe(77);
          const before = window.previous && byDefinition(all, window.previous, scope);
          for (const figure of ['revenueWon', 'dealsWon', 'winRate', 'averageDeal'] as const) {
            const [now, then] = [expected[figure], before?.[figure]];
            expect(trends[figure]).toBe(now === undefined || !then ? undefined : (now - then) / then);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('hold what is won against the target’s share of the days begun, rounded half up', () => {
    const window = windowOf({ kind: 'allTime' }, { nowMs: NOW, zone: zoneOf('UTC'), setUpAtMs: NOW });
    const { salesPeriod } = kpisFor([], window, 'all');
    expect(salesPeriod).toMatchObject({ won: 0, target: 1_000_001, expectedByNow: 597_827 });
  });
});
