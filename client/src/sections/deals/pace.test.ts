import { expect, test } from 'vitest';
import { standingOf } from './pace.ts';

const thousands = (cents: number) => `${Math.round(cents / 100_000)}K`;

test('money stands above or below what it should be, by how much, or even with it as far as a reader sees', () => {
  expect(standingOf(500_000, 300_000, thousands)).toEqual({ side: 'above', by: 200_000 });
  expect(standingOf(300_000, 500_000, thousands)).toEqual({ side: 'below', by: 200_000 });
  expect(standingOf(300_001, 300_000, thousands)).toEqual({ side: 'even' });
  expect(standingOf(0, 0, thousands)).toEqual({ side: 'even' });
});
