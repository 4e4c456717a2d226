import { expect, test } from 'vitest';
import { Tally } from './tally.ts';

test('a tally says the first at once, and what comes too soon together with what comes next', () => {
  const said: number[] = [];
  const tally = new Tally(1_000, (count) => said.push(count));
  tally.add(2, 5_000);
  expect(said).toEqual([2]);
  tally.add(3, 5_001);
  tally.add(4, 5_999);
  expect(said).toEqual([2]);
  tally.add(1, 6_000);
  expect(said).toEqual([2, 8]);
  tally.add(1, 7_000);
  expect(said).toEqual([2, 8, 1]);
});
