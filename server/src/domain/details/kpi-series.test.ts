import type { Period } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../calendar.ts';
import { addInto, type Counters } from '../contribution.ts';
import type { ScopedSums } from '../dashboard.ts';
import { type Deal, dealContributions } from '../deal.ts';
import { type Window, windowOf } from '../window.ts';
import { zoneOf } from '../zone.ts';
import { kpiSeriesOf } from './kpi-series.ts';
import { seriesOf } from './series.ts';

const TIME_ZONE = 'Europe/Athens';
const zone = zoneOf(TIME_ZONE);
const NOW = Date.parse('2026-11-24T09:31:07Z');
const SET_UP_AT = NOW - 400 * DAY_MS;

const instant = fc.integer({ min: SET_UP_AT, max: NOW });
const anyDeals = fc.array(
  fc
    .record({
      status: fc.constantFrom('open', 'won', 'lost' as const),
      times: fc.tuple(instant, instant),
      actualCents: fc.nat(10_000_000),
    })
    .map(({ status, times, actualCents }): Deal => {
      const [createdAtMs, closedAtMs] = times.toSorted((a, b) => a - b) as [number, number];
      const known = {
        opportunityId: 'o',
        sellerId: 's1',
        name: 'n',
        stage: '-',
        estimatedCents: 1,
        createdAtMs,
      };
      if (status === 'open') return { ...known, status };
      return { ...known, status, closedAtMs, ...(status === 'won' && { actualCents }) };
    }),
  { maxLength: 30 },
);

const custom = (fromAgoMs: number, lengthMs: number): Period => ({
  kind: 'custom',
  from: new Date(NOW - fromAgoMs).toISOString(),
  to: new Date(NOW - fromAgoMs + lengthMs).toISOString(),
});
const anyPeriod = fc.oneof(
  fc
    .constantFrom('allTime', 'last24h', 'last7d', 'thisMonth', 'lastMonth' as const)
    .map((kind): Period => ({ kind })),
  fc.tuple(fc.nat(380 * DAY_MS), fc.nat(400 * DAY_MS)).map(([ago, length]) => custom(ago, length + 1)),
);

/** What deals contribute within a span. */
function sumsOf(deals: readonly Deal[], fromMs: number, toMs: number): ScopedSums {
  const sums: Counters = new Map();
  for (const { atMs, counters } of deals.flatMap(dealContributions))
    if (fromMs <= atMs && atMs < toMs) addInto(sums, counters);
  return { of: () => sums };
}

function told(period: Period, deals: readonly Deal[], nowMs = NOW) {
  const window: Window = windowOf(period, { nowMs, zone, setUpAtMs: SET_UP_AT, earliestMonth: '2025-10' });
  const series = seriesOf(window, zone);
  return kpiSeriesOf({
    ...{ scope: 'all', window, timeZone: TIME_ZONE, series },
    steps: series.steps.map(({ fromMs, toMs }) => sumsOf(deals, fromMs, toMs)),
    deals: { ever: sumsOf(deals, -Infinity, Infinity), after: sumsOf(deals, window.toMs, Infinity) },
  });
}

describe('the course of the base figures', () => {
  it('is in each step what the figures of that step alone would be', () => {
    fc.assert(
      fc.property(anyPeriod, anyDeals, (period, deals) => {
        const { steps, series } = told(period, deals);
        const edges = [...steps.from, steps.to].map((at) => Date.parse(at));
        const spans = steps.from.map((_, i) => [edges[i]!, edges[i + 1]!] as const);
        const wonIn = spans.map(([fromMs, toMs]) =>
          deals.filter(
            ({ status, closedAtMs = 0 }) => status === 'won' && closedAtMs >= fromMs && closedAtMs < toMs,
          ),
        );
        expect(series.dealsWon).toEqual(wonIn.map(({ length }) => length));
        expect(series.revenueWon).toEqual(
          wonIn.map((won) => won.reduce((sum, { actualCents = 0 }) => sum + actualCents, 0)),
        );
        expect(series.dealsAvailable).toEqual(
          spans.map(
            ([fromMs, toMs]) =>
              deals.filter(
                ({ createdAtMs, closedAtMs = Infinity }) => createdAtMs < toMs && closedAtMs >= fromMs,
              ).length,
          ),
        );
      }),
    );
  });

  it('has 31 steps at most, each of as few hours, days or months as that takes', () => {
    const shape = (period: Period) => {
      const { steps } = told(period, []);
      return [steps.unit, steps.each, steps.from.length];
    };
    expect(shape({ kind: 'last24h' })).toEqual(['hour', 1, 25]);
    expect(shape({ kind: 'last7d' })).toEqual(['day', 1, 8]);
    expect(shape({ kind: 'lastMonth' })).toEqual(['day', 1, 31]);
    expect(shape(custom(48 * HOUR_MS, 47 * HOUR_MS))).toEqual(['hour', 2, 24]);
    expect(shape(custom(90 * DAY_MS, 80 * DAY_MS))).toEqual(['day', 3, 27]);
    expect(shape({ kind: 'allTime' })).toEqual(['month', 1, 14]);
  });

  it('says which of its ends are shorter than the rest: cut by the period, or not filled up', () => {
    const whole = (period: Period, nowMs?: number) => told(period, [], nowMs).steps.whole;
    expect(whole({ kind: 'lastMonth' })).toEqual({ first: true, last: true });
    expect(whole({ kind: 'thisMonth' })).toEqual({ first: true, last: false });
    expect(whole({ kind: 'last24h' })).toEqual({ first: false, last: false });
    const startOf = (day: string) => new Date(zone.dayStart(Date.parse(day) / DAY_MS)).toISOString();
    const days = (from: string, to: string): Period => ({
      kind: 'custom',
      from: startOf(from),
      to: startOf(to),
    });
    expect(told(days('2026-09-01', '2026-11-02'), []).steps).toMatchObject({
      ...{ each: 2, whole: { first: true, last: true } },
    });
    expect(told(days('2026-09-01', '2026-11-03'), []).steps).toMatchObject({
      ...{ each: 3, whole: { first: true, last: true } },
    });
    expect(told(days('2026-09-01', '2026-11-04'), []).steps).toMatchObject({
      ...{ each: 3, whole: { first: true, last: false } },
    });
  });
});
