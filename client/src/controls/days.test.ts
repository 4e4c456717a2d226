import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, choose, daysOf, isTooLong, moveByKey } from './day-range.ts';
import {
  addDays,
  addMonths,
  countDays,
  instantIn,
  localDateOf,
  startOfDayMs,
  weekdayOf,
  weeksOf,
} from './days.ts';

const ZONES = [
  'UTC',
  'Europe/Athens',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const zone = fc.constantFrom(...ZONES);
const date = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays('1990-01-01', days));
const range = fc.tuple(date, fc.nat(1_800)).map(([first, days]) => ({ first, last: addDays(first, days) }));

describe('days', () => {
  it('a day begins at its first instant: the one before belongs to another day', () => {
    fc.assert(
      fc.property(date, zone, (day, timeZone) => {
        const start = startOfDayMs(day, timeZone);
        // Apia has no 30 December 2011: its first instant is the next day's.
        const shown = timeZone === 'Pacific/Apia' && day === '2011-12-30' ? '2011-12-31' : day;
        expect(localDateOf(start, timeZone)).toBe(shown);
        expect(localDateOf(start - 1, timeZone) < day).toBe(true);
      }),
    );
  });

  it('bounds carry the offset that holds then, also on the days when it changes', () => {
    const at = (first: string, last: string, timeZone: string) => boundsOf({ first, last }, timeZone);
    expect(at('2026-03-29', '2026-03-29', 'Europe/Athens')).toEqual({
      from: '2026-03-29T00:00:00+02:00',
      to: '2026-03-30T00:00:00+03:00',
    });
    expect(at('2026-10-01', '2026-10-31', 'Europe/Athens')).toEqual({
      from: '2026-10-01T00:00:00+03:00',
      to: '2026-11-01T00:00:00+02:00',
    });
    expect(at('2026-11-01', '2026-11-01', 'America/New_York')).toEqual({
      from: '2026-11-01T00:00:00-04:00',
      to: '2026-11-02T00:00:00-05:00',
    });
    expect(at('2026-01-01', '2026-01-01', 'Asia/Kathmandu').from).toBe('2026-01-01T00:00:00+05:45');
  });

  it('a date without a midnight begins when its clock does', () => {
    expect(instantIn(startOfDayMs('2018-11-04', 'America/Sao_Paulo'), 'America/Sao_Paulo')).toBe(
      '2018-11-04T01:00:00-02:00',
    );
  });

  it('days made into bounds and back are the same days', () => {
    fc.assert(
      fc.property(
        range,
        zone.filter((name) => name !== 'Pacific/Apia'),
        (days, timeZone) => {
          expect(daysOf(boundsOf(days, timeZone), timeZone)).toEqual(days);
        },
      ),
    );
  });

  it('a month is laid out whole, every day once, under its own weekday', () => {
    fc.assert(
      fc.property(date, fc.constantFrom(1, 6, 7), (day, weekStart) => {
        const month = day.slice(0, 7);
        const weeks = weeksOf(month, weekStart);
        const days = weeks.flat().filter((one) => one !== undefined);
        expect(days).toHaveLength(countDays(`${month}-01`, addDays(addMonths(`${month}-01`, 1), -1)));
        expect(new Set(days).size).toBe(days.length);
        for (const week of weeks)
          week.forEach((one, at) => {
            if (one !== undefined) expect((weekdayOf(one) - weekStart + 7) % 7).toBe(at);
          });
      }),
    );
  });

  it('a month later is the same day, or the last of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });
});

describe('choosing days', () => {
  it('two days make a range in whichever order they are chosen, a third begins anew', () => {
    fc.assert(
      fc.property(date, date, date, (a, b, c) => {
        const both = choose(choose({}, a), b);
        expect(both).toEqual(choose(choose({}, b), a));
        const [first, last] = [a, b].sort();
        expect(both).toEqual({ first, last });
        expect(choose(both, c)).toEqual({ first: c });
      }),
    );
  });

  it('five years can be shown, a day more cannot', () => {
    expect(isTooLong({ first: '2021-11-25', last: '2026-11-24' })).toBe(false);
    expect(isTooLong({ first: '2021-11-24', last: '2026-11-24' })).toBe(true);
  });

  it('every range that may be chosen is within what the wire allows', () => {
    fc.assert(
      fc.property(range, zone, (days, timeZone) => {
        if (isTooLong(days)) return;
        const { from, to } = boundsOf(days, timeZone);
        expect(Date.parse(to) - Date.parse(from)).toBeLessThanOrEqual(5 * 366 * 24 * 3_600_000);
      }),
    );
  });

  it('the keys move by day, week, month and year', () => {
    const to = (key: string, shiftKey = false, weekStart = 1) =>
      moveByKey('2026-11-24', { key, shiftKey }, weekStart);
    expect([to('ArrowLeft'), to('ArrowRight')]).toEqual(['2026-11-23', '2026-11-25']);
    expect([to('ArrowUp'), to('ArrowDown')]).toEqual(['2026-11-17', '2026-12-01']);
    expect([to('PageUp'), to('PageDown')]).toEqual(['2026-10-24', '2026-12-24']);
    expect([to('PageUp', true), to('PageDown', true)]).toEqual(['2025-11-24', '2027-11-24']);
    expect([to('Home'), to('End')]).toEqual(['2026-11-23', '2026-11-29']);
    expect([to('Home', false, 7), to('End', false, 7)]).toEqual(['2026-11-22', '2026-11-28']);
    expect(to('a')).toBeUndefined();
  });
});
