import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cover } from './buckets.ts';
import { salesPeriodOf } from './sales-period.ts';
import { zoneOf } from './zone.ts';

const at = Date.parse;
const athens = zoneOf('Europe/Athens');
const iso = (ms: number) => new Date(ms).toISOString();

const rules = fc.record({
  kind: fc.constantFrom('month', 'quarter', 'year' as const),
  startMonth: fc.integer({ min: 1, max: 12 }),
});
const zones = fc.constantFrom('UTC', 'Europe/Athens', 'Asia/Kathmandu', 'Pacific/Apia', 'America/Sao_Paulo');
const instants = fc.integer({ min: at('2000-01-01T00:00Z'), max: at('2040-01-01T00:00Z') });

describe('a sales period', () => {
  it('is the quarter in the organisation’s zone, from its start month on', () => {
    const quarter = salesPeriodOf(at('2026-11-24T09:00Z'), athens, { kind: 'quarter', startMonth: 1 });
    expect([quarter.fromMs, quarter.toMs].map(iso)).toEqual([
      '2026-09-30T21:00:00.000Z',
      '2026-12-31T22:00:00.000Z',
    ]);
    expect(quarter).toMatchObject({
      days: 92,
      daysBegun: 55,
      buckets: ['M:2026-10', 'M:2026-11', 'M:2026-12'],
    });
    const shifted = salesPeriodOf(at('2026-11-24T09:00Z'), athens, { kind: 'quarter', startMonth: 2 });
    expect(iso(shifted.fromMs)).toBe('2026-10-31T22:00:00.000Z');
  });

  it('is a year that may begin in any month', () => {
    const year = salesPeriodOf(at('2026-03-31T20:59Z'), athens, { kind: 'year', startMonth: 4 });
    expect([year.fromMs, year.toMs].map(iso)).toEqual([
      '2025-03-31T21:00:00.000Z',
      '2026-03-31T21:00:00.000Z',
    ]);
    expect(year).toMatchObject({ daysBegun: 365, days: 365, slidesAtMs: year.toMs });
  });

  it('holds its instant, follows its neighbours without a gap, and is made up by its months', () => {
    fc.assert(
      fc.property(instants, zones, rules, (nowMs, zoneName, rule) => {
        const zone = zoneOf(zoneName);
        const { fromMs, toMs, buckets, daysBegun, days } = salesPeriodOf(nowMs, zone, rule);
        expect(fromMs).toBeLessThanOrEqual(nowMs);
        expect(nowMs).toBeLessThan(toMs);
        expect(salesPeriodOf(toMs, zone, rule).fromMs).toBe(toMs);
        expect(salesPeriodOf(fromMs - 1, zone, rule).toMs).toBe(fromMs);
        expect(buckets).toEqual(cover(fromMs, toMs, zone));
        expect(daysBegun).toBeGreaterThan(0);
        expect(daysBegun).toBeLessThanOrEqual(days);
      }),
      { numRuns: 300 },
    );
  });

  it('begins a day when its clock says, and stays the same until then', () => {
    fc.assert(
      fc.property(instants, zones, rules, (nowMs, zoneName, rule) => {
        const zone = zoneOf(zoneName);
        const now = salesPeriodOf(nowMs, zone, rule);
        expect(salesPeriodOf(now.slidesAtMs - 1, zone, rule)).toEqual(now);
        const next = salesPeriodOf(now.slidesAtMs, zone, rule);
        expect(next.fromMs === now.fromMs ? next.daysBegun : 1).toBe(
          next.fromMs === now.fromMs ? now.daysBegun + 1 : 1,
        );
      }),
      { numRuns: 300 },
    );
  });
});
