import { describe, expect, it } from 'vitest';
import { isBetween, lightAt, minuteOfDay, themeAt } from './day-times.ts';

describe('the day of a wall', () => {
  it('is the organisation’s, summer time included', () => {
    expect(minuteOfDay(Date.parse('2026-03-29T00:30:00Z'), 'Europe/Athens')).toBe(150);
    expect(minuteOfDay(Date.parse('2026-03-29T01:30:00Z'), 'Europe/Athens')).toBe(270);
    expect(minuteOfDay(Date.parse('2026-11-24T22:00:00Z'), 'Europe/Athens')).toBe(0);
  });

  it('a span of it begins with its first minute, ends before its last, and may go over midnight', () => {
    const within = (from: string, to: string) =>
      [0, 6 * 60, 7 * 60 - 1, 7 * 60, 20 * 60].filter((minute) => isBetween(minute, from, to));
    expect(within('06:00', '07:00')).toEqual([360, 419]);
    expect(within('20:00', '07:00')).toEqual([0, 360, 419, 1200]);
    expect(within('07:00', '07:00')).toEqual([]);
  });

  it('decides about light and dark only where it is asked to', () => {
    const times = { lightFrom: '07:30', darkFrom: '19:00' };
    expect(themeAt({ ...times, theme: 'dark' }, 720)).toBe('dark');
    expect([449, 450, 1139, 1140].map((minute) => themeAt({ ...times, theme: 'byTime' }, minute))).toEqual([
      'dark',
      'light',
      'light',
      'dark',
    ]);
  });

  it('dims a screen to so much of its light as is asked for', () => {
    const dim = { from: '22:00', to: '06:00', percent: 20 };
    expect([lightAt({ dim }, 1_321), lightAt({ dim }, 400), lightAt({}, 1_321)]).toEqual([0.2, 1, 1]);
  });
});
