import { expect, test } from 'vitest';
import { elapsed, timeLeft } from './time-left.ts';

const HOUR = 3_600_000;

test('time left is days and hours, under a day hours and minutes, and never negative', () => {
  expect(timeLeft(0, 37 * 24 * HOUR + 9.5 * HOUR)).toEqual({ unit: 'days', days: 37, hours: 9 });
  expect(timeLeft(0, 24 * HOUR)).toEqual({ unit: 'days', days: 1, hours: 0 });
  expect(timeLeft(0, 24 * HOUR - 60_000)).toEqual({ unit: 'clock', hours: 23, minutes: 59 });
  expect(timeLeft(0, 1)).toEqual({ unit: 'clock', hours: 0, minutes: 1 });
  expect(timeLeft(5, 0)).toEqual({ unit: 'clock', hours: 0, minutes: 0 });
});

test('the part of a span that has gone lies between nothing and all of it', () => {
  expect([-5, 0, 25, 100, 900].map((now) => elapsed(now, 0, 100))).toEqual([0, 0, 0.25, 1, 1]);
});
