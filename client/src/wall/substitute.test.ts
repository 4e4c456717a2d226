import { expect, it } from 'vitest';
import { EMPTY, USUAL } from '../gallery/fixtures.ts';
import { isEmptyPeriod, substituteFor } from './substitute.ts';

it('a period is empty without a call and without a deal', () => {
  expect(isEmptyPeriod(EMPTY)).toBe(true);
  expect(isEmptyPeriod(USUAL)).toBe(false);
  expect(isEmptyPeriod({ ...EMPTY, kpis: { ...EMPTY.kpis, dealsWon: 1 } })).toBe(false);
});

it('a month that has just begun gives way to the last one, and that to all time', () => {
  expect(substituteFor('thisMonth')).toBe('lastMonth');
  expect(substituteFor('thisMonth', 'lastMonth')).toBe('allTime');
  expect(substituteFor('thisMonth', 'allTime')).toBeUndefined();
  expect(substituteFor('allTime')).toBeUndefined();
});
