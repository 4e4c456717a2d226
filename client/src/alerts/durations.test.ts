import { expect, it } from 'vitest';
import { durationText, offered } from './durations.ts';

it('a length of time is told in its largest whole unit', () => {
  expect([15, 60, 90, 480, 1_440, 10_080].map((minutes) => durationText(minutes, 'en-GB'))).toEqual([
    ...['15 minutes', '1 hour', '90 minutes', '8 hours', '1 day', '7 days'],
  ]);
  expect(durationText(180, 'el-GR')).toBe('3 ώρες');
});

it('a length that is not offered has its place among those that are', () => {
  expect(offered([15, 60], 60)).toEqual([15, 60]);
  expect(offered([15, 60], 20)).toEqual([15, 20, 60]);
});
