import type { Period } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketAt, bucketsOf, spanOf } from '../buckets.ts';
import { DAY_MS, HOUR_MS } from '../calendar.ts';
import { windowOf } from '../window.ts';
import { zoneOf } from '../zone.ts';
import { seriesOf, stepsOf } from './series.ts';

const ZONES = [
  'UTC',
  'Europe/Athens',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const anyZone = fc.constantFrom(...ZONES).map(zoneOf);
const anyMs = (from: string, to: string) => fc.integer({ min: Date.parse(from), max: Date.parse(to) });
const anyNow = anyMs('2024-01-01T00:00Z', '2032-12-31T00:00Z');
const anyPeriod = (nowMs: number): fc.Arbitrary<Period> =>
  fc.oneof(
    fc.constantFrom(
      ...(['allTime', 'last24h', 'last7d', 'thisMonth', 'lastMonth'] as const).map((kind) => ({ kind })),
    ),
    fc
      .tuple(
        fc.nat(7 * 366 * DAY_MS),
        fc.oneof(fc.nat(3 * DAY_MS), fc.nat(120 * DAY_MS), fc.nat(1800 * DAY_MS)),
      )
      .map(([agoMs, lengthMs]) => ({
        kind: 'custom' as const,
        from: new Date(nowMs - agoMs).toISOString(),
        to: new Date(nowMs - agoMs + lengthMs + 1).toISOString(),
      })),
  );
const anyCase = fc.tuple(anyZone, anyNow, fc.nat(400 * DAY_MS)).chain(([zone, nowMs, setUpAgoMs]) =>
  fc.record({
    zone: fc.constant(zone),
    nowMs: fc.constant(nowMs),
    setUpAtMs: fc.constant(nowMs - setUpAgoMs),
    period: anyPeriod(nowMs),
  }),
);

describe('the steps of a period', () => {
  it('follow each other from its beginning to its end, none empty, days and months of every length included', () => {
    fc.assert(
      fc.property(anyCase, ({ zone, period, ...at }) => {
        const window = windowOf(period, { zone, ...at });
        const { steps, unit } = seriesOf(window, zone);
        expect(steps[0]!.fromMs).toBe(window.fromMs);
        expect(steps.at(-1)!.toMs).toBe(window.toMs);
        steps.forEach((step, i) => {
          expect(step.toMs).toBeGreaterThan(step.fromMs);
          if (i > 0) expect(step.fromMs).toBe(steps[i - 1]!.toMs);
          const whole = bucketAt(unit, step.fromMs, zone);
          expect(step.id).toBe(whole.id);
          if (i > 0) expect(step.fromMs).toBe(whole.fromMs);
          if (i < steps.length - 1) expect(step.toMs).toBe(whole.toMs);
        });
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
      }),
      { numRuns: 300 },
    );
  });

  it('count an instant once, in the step that it lies in, where the period counts it, and nowhere else', () => {
    const place = fc.oneof(
      fc.record({ share: fc.double({ min: -0.2, max: 1.2, noNaN: true }), byMs: fc.constant(0) }),
      fc.record({ share: fc.constantFrom(0, 1), byMs: fc.integer({ min: -2 * DAY_MS, max: 2 * DAY_MS }) }),
    );
    fc.assert(
      fc.property(anyCase, place, ({ zone, period, ...at }, { share, byMs }) => {
        const window = windowOf(period, { zone, ...at });
        const atMs = Math.floor(window.fromMs + share * (window.toMs - window.fromMs)) + byMs;
        const ids = bucketsOf(atMs, zone).map(({ id }) => id);
        const { steps } = seriesOf(window, zone);
        const counted = steps.filter(({ buckets }) => buckets.some((id) => ids.includes(id)));
        const within = steps.filter(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs);
        if (atMs >= window.fromMs && atMs < window.toMs) expect(counted).toEqual(within);
        else if (period.kind !== 'allTime') expect(counted).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('of all time hold a call that is dated a few minutes ahead, since all time counts it', () => {
    fc.assert(
      fc.property(anyZone, anyNow, fc.nat(400 * DAY_MS), fc.nat(300_000), (zone, nowMs, agoMs, aheadMs) => {
        const window = windowOf({ kind: 'allTime' }, { zone, nowMs, setUpAtMs: nowMs - agoMs });
        const ids = bucketsOf(nowMs + aheadMs, zone).map(({ id }) => id);
        const counted = seriesOf(window, zone).steps.filter(({ buckets }) =>
          buckets.some((id) => ids.includes(id)),
        );
        expect(counted).toHaveLength(1);
      }),
    );
  });

  it('need no bucket that is finer than what is still kept', () => {
    fc.assert(
      fc.property(anyCase, ({ zone, period, ...at }) => {
        const { steps } = seriesOf(windowOf(period, { zone, ...at }), zone);
        const keptMs = { m: 49 * HOUR_MS, h: 100 * DAY_MS, d: 6 * 366 * DAY_MS, M: Infinity };
        for (const id of steps.flatMap(({ buckets }) => buckets))
          expect(spanOf(id, zone).toMs + keptMs[id[0] as keyof typeof keptMs]).toBeGreaterThan(at.nowMs);
      }),
      { numRuns: 300 },
    );
  });

  it('are hours up to 48 of them, days up to 100, else months', () => {
    const zone = zoneOf('Europe/Athens');
    const nowMs = Date.parse('2026-11-24T09:31:07Z');
    const unitOf = (hours: number) => {
      const [from, to] = [nowMs - hours * HOUR_MS, nowMs].map((atMs) =>
        new Date(zone.hourStart(atMs)).toISOString(),
      );
      const period = { kind: 'custom' as const, from: from!, to: to! };
      return seriesOf(windowOf(period, { zone, nowMs, setUpAtMs: nowMs }), zone).unit;
    };
    expect([1, 48, 49, 80 * 24, 101 * 24].map(unitOf)).toEqual(['hour', 'hour', 'day', 'day', 'month']);
  });

  it('of the days on which clocks are moved are 23, 25 and 24.5 hours', () => {
    const hoursOf = (timeZone: string, date: string) => {
      const zone = zoneOf(timeZone);
      const fromMs = zone.dayStart(Date.parse(date) / DAY_MS);
      const toMs = zone.dayStart(Date.parse(date) / DAY_MS + 1);
      const period = {
        kind: 'custom' as const,
        from: new Date(fromMs).toISOString(),
        to: new Date(toMs).toISOString(),
      };
      return seriesOf(windowOf(period, { zone, nowMs: toMs, setUpAtMs: fromMs }), zone).steps.length;
    };
    expect(hoursOf('Europe/Athens', '2026-03-29')).toBe(23);
    expect(hoursOf('Europe/Athens', '2026-10-25')).toBe(25);
    expect(hoursOf('Australia/Lord_Howe', '2026-04-05')).toBe(25);
  });

  it('of a date centuries ago are no more than 600, and the first holds what lies before', () => {
    const zone = zoneOf('UTC');
    const at = {
      zone,
      nowMs: Date.parse('2026-11-24T09:31:07Z'),
      setUpAtMs: Date.parse('2026-11-01T00:00Z'),
    };
    const series = seriesOf(windowOf({ kind: 'allTime' }, { ...at, earliestMonth: '1900-01' }), zone);
    expect(series.steps).toHaveLength(600);
    expect(series.steps[0]).toMatchObject({ fromMs: Date.parse('1900-01-01T00:00Z') });
    expect(series.steps[0]!.buckets).toContain('M:1931-05');
    expect(stepsOf(series)).toMatchObject({ unit: 'month', to: '2026-11-24T10:00:00.000Z' });
  });
});
