import type { Kpis, Snapshot } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { USUAL } from '../gallery/fixtures.ts';
import { momentsBetween } from './moments.ts';

const { target = 0, from } = USUAL.kpis.salesPeriod;
const before: Snapshot = withKpis({ dealsWon: 4, revenueWon: 400_00 }, target - 100_00);

function withKpis(kpis: Partial<Kpis>, won: number, period: Partial<Snapshot['period']> = {}): Snapshot {
  const salesPeriod = { ...USUAL.kpis.salesPeriod, won };
  return {
    ...USUAL,
    kpis: { ...USUAL.kpis, ...kpis, salesPeriod },
    period: { ...USUAL.period, ...period },
  };
}

it('a deal that is won while one looks is celebrated with what it brought', () => {
  const after = withKpis({ dealsWon: 5, revenueWon: 448_00 }, target - 52_00);
  expect(momentsBetween(before, after)).toEqual([{ kind: 'won', deals: 1, cents: 48_00 }]);
});

it('a deal that is given back, or that brought nothing, is not', () => {
  expect(momentsBetween(before, withKpis({ dealsWon: 3, revenueWon: 500_00 }, target - 100_00))).toEqual([]);
  expect(momentsBetween(before, withKpis({ dealsWon: 5, revenueWon: 400_00 }, target - 100_00))).toEqual([]);
});

it('a new month is not celebrated, even where it begins richer than the last one ended', () => {
  const next = { from: '2026-12-01T00:00:00Z', to: '2026-12-01T00:00:01Z' };
  expect(momentsBetween(before, withKpis({ dealsWon: 9, revenueWon: 900_00 }, 0, next))).toEqual([]);
});

it('the target is celebrated when it is reached, once, and not when it is moved', () => {
  const reached = withKpis({ dealsWon: 5, revenueWon: 500_00 }, target);
  expect(momentsBetween(before, reached).map(({ kind }) => kind)).toEqual(['won', 'target']);
  expect(momentsBetween(reached, withKpis({ dealsWon: 5, revenueWon: 500_00 }, target + 1))).toEqual([]);
  const lowered: Snapshot = {
    ...before,
    kpis: { ...before.kpis, salesPeriod: { ...before.kpis.salesPeriod, target: 1 } },
  };
  expect(momentsBetween(before, lowered)).toEqual([]);
  const nextPeriod: Snapshot = {
    ...reached,
    kpis: { ...before.kpis, salesPeriod: { ...reached.kpis.salesPeriod, from: `${from}Z` } },
  };
  expect(momentsBetween(before, nextPeriod)).toEqual([]);
});
