import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import { DAY_MS, dateText, dayOfDate, HOUR_MS, MINUTE_MS } from './calendar.ts';
import { isZone, Zone, zoneOf } from './zone.ts';

const ZONES = [
  'UTC',
  'Europe/Athens',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Pacific/Chatham',
];
/** Instants at which the clock is moved oddly, to be near more often than chance would. */
const ODD = [
  '1999-10-31T01:00Z', // Athens, back at 04:00
  '2010-11-07T02:31Z', // St John's, back at 00:01
  '2011-12-30T10:00Z', // Apia, a day skipped
  '2018-11-04T03:00Z', // São Paulo, midnight skipped
  '2019-02-17T02:00Z', // São Paulo, back at midnight
  '2024-04-25T22:00Z', // Cairo, midnight skipped
  '2026-04-04T15:00Z', // Lord Howe, back by half an hour
  '2026-10-03T15:30Z', // Lord Howe, on by half an hour
  '2026-10-25T01:00Z', // Athens, back at 04:00
].map((text) => Date.parse(text));

const zoneName = fc.constantFrom(...ZONES);
const instant = fc.oneof(
  fc.integer({ min: Date.parse('1973-01-01'), max: Date.parse('2040-01-01') }),
  fc
    .tuple(
      fc.constantFrom(...ODD),
      fc.oneof(...[26 * HOUR_MS, HOUR_MS, MINUTE_MS].map((max) => fc.integer({ min: -max, max }))),
    )
    .map(([a, b]) => a + b),
);
const temporal = (atMs: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
const startOfDate = (date: string, zone: string) =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;

describe('against Temporal, in every kind of zone', () => {
  const law = (check: (zone: string, atMs: number) => void) =>
    fc.assert(fc.property(zoneName, instant, check), { numRuns: 1500 });

  test('the offset is the same', () =>
    law((zone, atMs) => {
      expect(zoneOf(zone).offsetMsAt(atMs)).toBe(temporal(atMs, zone).offsetNanoseconds / 1e6);
    }));

  test('a day starts at the first instant of its date', () =>
    law((zone, atMs) => {
      const day = Math.floor(atMs / DAY_MS);
      expect(zoneOf(zone).dayStart(day)).toBe(startOfDate(dateText(day), zone));
    }));

  test('an instant lies in the day that its clock shows, but where that date has already ended', () =>
    law((zone, atMs) => {
      const shown = temporal(atMs, zone).toPlainDate();
      const next = shown.add({ days: 1 });
      const ended = startOfDate(next.toString(), zone) <= atMs;
      expect(dateText(zoneOf(zone).dayOf(atMs))).toBe((ended ? next : shown).toString());
    }));

  test('hours begin where the clock shows minute 0 or was moved, and nowhere else', () =>
    law((zone, atMs) => {
      const begins = (at: number) => {
        const now = temporal(at, zone);
        return now.minute === 0 || now.offset !== temporal(at - MINUTE_MS, zone).offset;
      };
      const minute = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
      let start = minute;
      while (!begins(start)) start -= MINUTE_MS;
      let end = minute + MINUTE_MS;
      while (!begins(end)) end += MINUTE_MS;
      expect([zoneOf(zone).hourStart(atMs), zoneOf(zone).hourEnd(atMs)]).toEqual([start, end]);
    }));
});

test('every day begins with an hour', () => {
  fc.assert(
    fc.property(zoneName, instant, (name, atMs) => {
      const zone = zoneOf(name);
      const start = zone.dayStart(zone.dayOf(atMs));
      expect(zone.hourStart(start)).toBe(start);
      expect(start).toBeLessThanOrEqual(atMs);
      expect(zone.dayStart(zone.dayOf(atMs) + 1)).toBeGreaterThan(atMs);
    }),
  );
});

test('no zone since 1973 moves its clock twice in a UTC day, nor by seconds', () => {
  const odd: string[] = [];
  for (const name of ZONES) {
    let atMs = Date.parse('1973-01-01');
    let last = -Infinity;
    while (atMs < Date.parse('2040-01-01')) {
      const next = temporal(atMs, name).getTimeZoneTransition('next')?.epochMilliseconds;
      if (next === undefined) break;
      if (Math.floor(next / DAY_MS) === Math.floor(last / DAY_MS) || next % MINUTE_MS !== 0) odd.push(name);
      last = atMs = next;
    }
  }
  expect(odd).toEqual([]);
});

describe('nights by example', () => {
  const at = (text: string) => Date.parse(text);

  it('gives both 3 o’clock hours of Athens’ autumn night', () => {
    const zone = zoneOf('Europe/Athens');
    const first = zone.hourStart(at('2026-10-25T03:30+03:00'));
    const second = zone.hourStart(at('2026-10-25T03:30+02:00'));
    expect(second - first).toBe(HOUR_MS);
    expect(zone.hourEnd(first)).toBe(second);
  });

  it('gives Lord Howe’s half hours', () => {
    const zone = zoneOf('Australia/Lord_Howe');
    const back = at('2026-04-04T15:00Z');
    expect([zone.hourStart(back + 1), zone.hourEnd(back)]).toEqual([back, back + 30 * MINUTE_MS]);
    const on = at('2026-10-03T15:30Z');
    expect([zone.hourStart(on + 1), zone.hourEnd(on)]).toEqual([on, on + 30 * MINUTE_MS]);
  });

  it('makes the day that Apia skipped empty', () => {
    const zone = zoneOf('Pacific/Apia');
    expect(zone.dayStart(dayOfDate('2011-12-30'))).toBe(zone.dayStart(dayOfDate('2011-12-31')));
  });

  it('keeps days whole where St John’s clock went back over midnight', () => {
    const zone = zoneOf('America/St_Johns');
    expect(dateText(zone.dayOf(at('2010-11-06T23:30-03:30')))).toBe('2010-11-07');
    expect(dateText(zone.dayOf(at('2010-11-06T23:30-02:30')))).toBe('2010-11-06');
  });

  it('works at both ends of the years that an event can name', () => {
    const zone = zoneOf('Pacific/Kiritimati');
    expect(dateText(zone.dayOf(at('9999-12-31T23:59:59Z')))).toBe('+010000-01-01');
    expect(zone.hourStart(zone.dayStart(dayOfDate('+010000-01-01')))).toBe(at('9999-12-31T10:00Z'));
    expect(dateText(zoneOf('America/New_York').dayOf(0))).toBe('1969-12-31');
  });
});

test('a zone is made once, and only of an IANA name', () => {
  expect(zoneOf('Europe/Athens')).toBe(zoneOf('Europe/Athens'));
  for (const name of ['Europe/Atlantis', '', '+02:00', 'Europe/Athens ', '__proto__']) {
    expect(isZone(name)).toBe(false);
    expect(() => zoneOf(name)).toThrow(RangeError);
  }
  expect(isZone('Asia/Kathmandu')).toBe(true);
  expect(new Zone('UTC').offsetMsAt(0)).toBe(0);
});
