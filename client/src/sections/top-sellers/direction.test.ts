import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directionOf } from './direction.ts';

const percent = (value: number) => `${Math.round(100 * value)}%`;

test('a difference that the written figures do not show is none', () => {
  expect(directionOf(0.411, 0.409, percent)).toBe('same');
  expect(directionOf(0.42, 0.41, percent)).toBe('more');
  expect(directionOf(0.41, 0.42, percent)).toBe('less');
});

test('turning the two round turns the word round', () => {
  const ratio = fc.double({ min: 0, max: 1, noNaN: true });
  const turned = { more: 'less', less: 'more', same: 'same' };
  fc.assert(
    fc.property(ratio, ratio, (a, b) => {
      expect(directionOf(b, a, percent)).toBe(turned[directionOf(a, b, percent)]);
    }),
  );
});
