import { expect, it } from 'vitest';
import { besideAim } from './aims.ts';

it('a figure says whether it reaches its aim, by its unrounded value', () => {
  expect(besideAim(64, 64)).toBe('aim 64: met');
  expect(besideAim(63.96, 64)).toBe('aim 64: missed');
  expect(besideAim(0.7, 0.7, '0.70')).toBe('aim 0.70: met');
});
