import { expect, test } from 'vitest';
import { agoOf } from './ago.ts';

test('an age is told in the largest unit that fits; a clock that runs ahead gives no negative age', () => {
  expect(agoOf(-5)).toEqual({ unit: 'now', count: 0 });
  expect(agoOf(59.9)).toEqual({ unit: 'now', count: 0 });
  expect(agoOf(60)).toEqual({ unit: 'minutes', count: 1 });
  expect(agoOf(3_599)).toEqual({ unit: 'minutes', count: 59 });
  expect(agoOf(3_600)).toEqual({ unit: 'hours', count: 1 });
  expect(agoOf(86_400 * 2)).toEqual({ unit: 'days', count: 2 });
});
