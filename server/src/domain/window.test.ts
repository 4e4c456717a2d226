import type { Period } from '@earshot/contracts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import { bucketsOf, spanOf } from './buckets.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './calendar.ts';
import { recordingWindow, type Window, windowOf } from './window.ts';
import { zoneOf } from './zone.ts';

const WHOLE_HOUR_ZONES = [
  'UTC',
  'Europe/Athens',
  'America/St_Johns',
  'Asia/Kathmandu',
  'America/New_York',
  'Africa/Cairo',
];
const zoneName = fc.constantFrom(
  ...WHOLE_HOUR_ZONES,
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Pacific/Apia',
);
const at = (text: string) => Date.parse(text);

/** Any time, the days around DST changes, month ends and leap days, and Apia's skipped day. */
const now = fc.oneof(
  fc.integer({ min: at('2010-01-01'), max: at('2032-01-01') }),
  fc
    .tuple(
      fc.constantFrom(
        '2010-11-07',
        '2011-12-30',
        '2018-11-04',
        '2024-02-29',
        '2024-03-01',
        '2026-03-29',
        '2026-04-05',
        '2026-10-25',
        '2026-11-01',
        '2027-01-01',
      ),
      fc.integer({ min: -8 * DAY_MS, max: 32 * DAY_MS }),
    )
    .map(([date, ms]) => at(date) + ms),
);
const ready: fc.Arbitrary<Period> = fc.constantFrom(
  { kind: 'allTime' },
  { kind: 'last24h' },
  { kind: 'last7d' },
  { kind: 'thisMonth' },
  { kind: 'lastMonth' },
);
/** A custom period that begins up to 12 years before and 1 year after the present. */
const customAt = (nowMs: number): fc.Arbitrary<Period> =>
  fc
    .tuple(
      fc.oneof(
        fc.integer({ min: -12 * 366 * DAY_MS, max: 366 * DAY_MS }),
        fc.integer({ min: -102 * DAY_MS, max: 0 }),
      ),
      fc.oneof(
        fc.integer({ min: 1, max: 3 * DAY_MS }),
        fc.integer({ min: 1, max: 5 * 366 * DAY_MS }),
        fc.integer({ min: 1, max: 10 }).map((days) => days * DAY_MS),
      ),
      fc.constantFrom(1, HOUR_MS, DAY_MS),
    )
    .map(([ago, length, step]) => {
      const fromMs = Math.floor((nowMs + ago) / step) * step;
      return {
        kind: 'custom',
        from: new Date(fromMs).toISOString(),
        to: new Date(fromMs + length).toISOString(),
      };
    });
const moment = now.chain((nowMs) =>
  fc.record({ nowMs: fc.constant(nowMs), zoneName, period: fc.oneof(ready, customAt(nowMs)) }),
);
const windowAt = (period: Period, nowMs: number, zone: string): Window =>
  windowOf(period, { nowMs, zone: zoneOf(zone), setUpAtMs: at('2009-06-01T12:34:56Z') });

function law(check: (window: Window, moment: { nowMs: number; zoneName: string; period: Period }) => void) {
  fc.assert(
    fc.property(moment, (m) => check(windowAt(m.period, m.nowMs, m.zoneName), m)),
    { numRuns: 1500 },
  );
}

describe('every window', () => {
  test('stays what it is until it slides, and is another one then', () =>
    law((window, { nowMs, period, zoneName }) => {
      expect(window.slidesAtMs).toBeGreaterThan(nowMs);
      const lastMs = Math.min(window.slidesAtMs - 1, nowMs + 20 * 366 * DAY_MS);
      for (const share of [0.01, 0.5, 0.99, 1]) {
        const later = Math.floor(nowMs + share * (lastMs - nowMs));
        expect(windowAt(period, later, zoneName)).toEqual(window);
      }
      if (window.slidesAtMs === Infinity) return;
      const slid = windowAt(period, window.slidesAtMs, zoneName);
      expect({ ...slid, slidesAtMs: 0 }).not.toEqual({ ...window, slidesAtMs: 0 });
    }));

  test('is made up by its buckets exactly, and so is its previous one', () =>
    law((window, { zoneName }) => {
      const spans: [string[], number, number][] = [
        [window.previousBuckets, window.previous?.fromMs ?? 0, window.previous?.toMs ?? 0],
      ];
      if (window.kind === 'allTime') expect(window.buckets).toEqual(['e']);
      else spans.push([window.buckets, window.fromMs, window.toMs]);
      for (const [ids, fromMs, toMs] of spans) {
        let endMs = fromMs;
        for (const id of ids) {
          expect(spanOf(id, zoneOf(zoneName)).fromMs).toBe(endMs);
          endMs = spanOf(id, zoneOf(zoneName)).toMs;
        }
        expect(endMs).toBe(toMs);
      }
    }));

  test('needs no bucket that is dropped before it slides', () =>
    law((window, { nowMs, zoneName }) => {
      const zone = zoneOf(zoneName);
      const untilMs = window.slidesAtMs === Infinity ? nowMs : window.slidesAtMs;
      for (const id of [...window.buckets, ...window.previousBuckets]) {
        if (id === 'e') continue;
        const bucket = bucketsOf(spanOf(id, zone).fromMs, zone).find((one) => one.id === id);
        if (bucket?.expiresAtMs !== 0) expect(bucket?.expiresAtMs).toBeGreaterThan(untilMs);
      }
    }));

  test('needs at most 165 buckets', () =>
    law((window) => {
      expect(Math.max(window.buckets.length, window.previousBuckets.length)).toBeLessThanOrEqual(165);
    }));
});

test('the worst periods still need at most 165 buckets', () => {
  const worst = (period: Period, nowMs: number) => windowAt(period, nowMs, 'Europe/Athens').buckets.length;
  expect(worst({ kind: 'last24h' }, at('2026-11-24T12:34:00Z'))).toBe(23 + 59 + 1);
  expect(
    worst({ kind: 'custom', from: '2026-01-01T23:00:00Z', to: '2030-12-31T20:30:00Z' }, at('2026-02-01')),
  ).toBe(23 + 29 + 58 + 30 + 23);
});

/** The table of periods, written down once more in Temporal's words, where clocks move by whole hours. */
describe('against Temporal', () => {
  const moments = fc.tuple(now, fc.constantFrom(...WHOLE_HOUR_ZONES)).filter(
    // St John's clocks moved a minute after midnight until 2011.
    ([nowMs, zone]) => zone !== 'America/St_Johns' || nowMs > at('2012-02-01'),
  );
  const spansOf = ({ fromMs, toMs, previous }: Window) => [fromMs, toMs, previous?.fromMs, previous?.toMs];
  const law = (period: Period, expected: (now: Temporal.ZonedDateTime) => number[]) =>
    fc.assert(
      fc.property(moments, ([nowMs, zone]) => {
        const local = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone);
        expect(spansOf(windowAt(period, nowMs, zone))).toEqual(expected(local));
      }),
      { numRuns: 500 },
    );
  /** Not `round`: it reads the clock's face, and takes the two 3 o'clock hours of autumn for one. */
  const endOfMinute = ({ epochMilliseconds, second, millisecond }: Temporal.ZonedDateTime) =>
    epochMilliseconds - second * 1000 - millisecond + MINUTE_MS;
  const endOfHour = (now: Temporal.ZonedDateTime) =>
    endOfMinute(now) - (now.minute + 1) * MINUTE_MS + HOUR_MS;
  const monthStart = (now: Temporal.ZonedDateTime, back: number) =>
    now.toPlainDate().with({ day: 1 }).subtract({ months: back }).toZonedDateTime(now.timeZoneId)
      .epochMilliseconds;

  test('last24h is 1440 minutes to the end of the minute', () =>
    law({ kind: 'last24h' }, (now) => {
      const to = endOfMinute(now);
      return [to - 1440 * MINUTE_MS, to, to - 2880 * MINUTE_MS, to - 1440 * MINUTE_MS];
    }));

  test('last7d is 168 hours to the end of the local hour', () =>
    law({ kind: 'last7d' }, (now) => {
      const to = endOfHour(now);
      return [to - 168 * HOUR_MS, to, to - 336 * HOUR_MS, to - 168 * HOUR_MS];
    }));

  test('thisMonth compares with the same length from last month’s 1st, cut at its end', () =>
    law({ kind: 'thisMonth' }, (now) => {
      const from = monthStart(now, 0);
      const to = endOfHour(now);
      return [from, to, monthStart(now, 1), Math.min(monthStart(now, 1) + to - from, from)];
    }));

  test('lastMonth compares with the month before', () =>
    law({ kind: 'lastMonth' }, (now) => {
      return [monthStart(now, 1), monthStart(now, 0), monthStart(now, 2), monthStart(now, 1)];
    }));
});

describe('a custom period', () => {
  const custom = (from: string, to: string): Period => ({ kind: 'custom', from, to });
  const shown = (period: Period, now: string, zone = 'Asia/Kathmandu') => {
    const { fromMs, toMs, previous, resolutionSec } = windowAt(period, at(now), zone);
    const text = (ms = 0) => new Date(ms).toISOString().slice(0, 16);
    return [text(fromMs), text(toMs), text(previous?.fromMs), resolutionSec];
  };
  const period = custom('2026-01-10T10:30:00Z', '2026-01-12T10:30:00Z');

  it('has its edges moved outward to the local hour', () => {
    expect(shown(period, '2026-01-12T11:00Z')).toEqual([
      '2026-01-10T10:15',
      '2026-01-12T11:15',
      '2026-01-08T09:15',
      3600,
    ]);
  });

  it('to the local day where hours are no longer kept', () => {
    expect(shown(period, '2026-05-01')).toEqual([
      '2026-01-09T18:15',
      '2026-01-12T18:15',
      '2026-01-06T18:15',
      86400,
    ]);
  });

  it('and to the local month where days are no longer kept', () => {
    expect(shown(period, '2033-01-01')).toEqual([
      '2025-12-31T18:15',
      '2026-01-31T18:15',
      '2025-11-30T18:15',
      31 * 86400,
    ]);
  });

  it('keeps edges that are bounds already, and lies never inside what was asked for', () => {
    expect(shown(custom('2026-01-10T10:15:00Z', '2026-01-10T11:15:00Z'), '2026-01-12')).toEqual([
      '2026-01-10T10:15',
      '2026-01-10T11:15',
      '2026-01-10T09:15',
      3600,
    ]);
    law((window, { period }) => {
      if (period.kind !== 'custom') return;
      expect(window.fromMs).toBeLessThanOrEqual(at(period.from));
      expect(window.toMs).toBeGreaterThanOrEqual(at(period.to));
    });
  });

  it('is answered at both ends of time', () => {
    for (const zone of ['America/New_York', 'Pacific/Kiritimati']) {
      shown(custom('1970-01-01T00:00:00Z', '1974-12-31T00:00:00Z'), '2026-01-01', zone);
      shown(custom('9998-01-01T00:00:00Z', '9999-12-31T23:59:59Z'), '2026-01-01', zone);
    }
  });
});

describe('allTime', () => {
  const allTime = (earliestMonth?: string) =>
    windowOf(
      { kind: 'allTime' },
      {
        nowMs: at('2026-11-24T09:31Z'),
        zone: zoneOf('Europe/Athens'),
        setUpAtMs: at('2026-11-01T08:00Z'),
        ...(earliestMonth !== undefined && { earliestMonth }),
      },
    );

  it('is shown from set-up, or from the 1st of an earlier month that holds something', () => {
    expect(allTime().fromMs).toBe(at('2026-11-01T08:00Z'));
    expect(allTime('2026-12').fromMs).toBe(at('2026-11-01T08:00Z'));
    expect(allTime('2026-09').fromMs).toBe(at('2026-08-31T21:00Z'));
    expect(allTime().toMs).toBe(at('2026-11-24T10:00Z'));
  });

  it('compares with nothing', () => {
    expect(allTime()).not.toHaveProperty('previous');
    expect(allTime().previousBuckets).toEqual([]);
  });
});

describe('the recording figures', () => {
  it('are this month’s, with every date from last month’s 1st to today', () => {
    const recording = recordingWindow(at('2024-03-02T09:00Z'), zoneOf('Europe/Athens'));
    expect(recording.dates).toHaveLength(29 + 2);
    expect([recording.dates[0], recording.dates.at(-1)]).toEqual(['2024-02-01', '2024-03-02']);
    expect(recording).toMatchObject(
      windowAt({ kind: 'thisMonth' }, at('2024-03-02T09:00Z'), 'Europe/Athens'),
    );
  });

  it('leave out a date that the zone skipped', () => {
    const { dates } = recordingWindow(at('2012-01-01T09:00Z'), zoneOf('Pacific/Apia'));
    expect(dates).not.toContain('2011-12-30');
    expect(dates).toHaveLength(30 + 1);
  });
});
