import { expect, test } from 'vitest';
import { barLengths } from './bars-layout.ts';

test('bars are in proportion, the longest is whole, and nothing is no bar', () => {
  expect(barLengths([50, 100, 25, undefined])).toEqual([0.5, 1, 0.25, 0]);
  expect(barLengths([0, 0])).toEqual([0, 0]);
  expect(barLengths([])).toEqual([]);
});
