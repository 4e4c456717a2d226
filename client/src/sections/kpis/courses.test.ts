import type { KpiSeries, Snapshot } from '@earshot/contracts';
import { describe, expect, test } from 'vitest';
import { courseOf, extentOf, isOfPicture } from './courses.ts';

const NOW = Date.parse('2026-11-04T09:31:07Z');
const MONTH: KpiSeries = {
  scope: 'all',
  period: {
    ...{ kind: 'thisMonth', from: '2026-11-01T00:00:00.000Z', to: '2026-11-04T10:00:00.000Z' },
    ...{ resolutionSec: 3_600, timeZone: 'UTC' },
  },
  steps: {
    unit: 'day',
    from: [1, 2, 3, 4].map((day) => `2026-11-0${day}T00:00:00.000Z`),
    to: '2026-11-04T10:00:00.000Z',
    each: 1,
    whole: { first: true, last: false },
  },
  series: { revenueWon: [0, 900, 100, 0], dealsWon: [0, 2, 1, 0], dealsAvailable: [0, 10, 8, 7] },
};
const valuesOf = (figure: Parameters<typeof courseOf>[1], series = MONTH) =>
  courseOf(series, figure, NOW)?.values;

describe('the course of a base figure', () => {
  test('is that of each step, and there is no rate and no average of nothing', () => {
    expect(valuesOf('revenueWon')).toEqual([0, 900, 100, 0]);
    expect(valuesOf('dealsWon')).toEqual([0, 2, 1, 0]);
    expect(valuesOf('winRate')).toEqual([undefined, 0.2, 0.125, 0]);
    expect(valuesOf('averageDeal')).toEqual([undefined, 450, 100, undefined]);
  });

  test('ends with what has begun, which is short until it is over', () => {
    const ahead = { ...MONTH, steps: { ...MONTH.steps, whole: { first: true, last: true } } };
    const thirdDay = Date.parse('2026-11-03T12:00Z');
    expect(courseOf(ahead, 'dealsWon', thirdDay)).toMatchObject({
      ...{ values: [0, 2, 1], short: { first: false, last: true }, fromZero: true },
    });
    expect(courseOf(ahead, 'winRate', NOW)?.short?.last).toBe(true);
    expect(courseOf(ahead, 'winRate', Date.parse(MONTH.steps.to))?.short?.last).toBe(false);
    expect(courseOf(MONTH, 'winRate', Date.parse('2027-01-01T00:00Z'))?.short?.last).toBe(true);
  });

  test('is none where a line would say nothing', () => {
    const { series } = MONTH;
    const nothing = { ...MONTH, series: { ...series, revenueWon: [0, 0, 0, 0], dealsWon: [0, 0, 0, 0] } };
    for (const figure of ['revenueWon', 'dealsWon', 'winRate', 'averageDeal'] as const)
      expect(valuesOf(figure, nothing)).toBeUndefined();
    expect(courseOf(MONTH, 'averageDeal', Date.parse('2026-11-02T12:00Z'))).toBeUndefined();
  });

  test('reaches from its least to its greatest value', () => {
    expect(extentOf({ values: [undefined, 450, 100, undefined] })).toEqual({
      low: 100,
      high: 450,
      last: 100,
    });
  });
});

test('a series stands beside the picture of its own scope and period alone', () => {
  const shown = (scope: string, period: Partial<Snapshot['period']> = {}) =>
    ({ scope, period: { ...MONTH.period, ...period } }) as Snapshot;
  expect(isOfPicture(MONTH, shown('all', { to: '2026-11-04T11:00:00.000Z' }))).toBe(true);
  expect(isOfPicture(MONTH, shown('team:eu'))).toBe(false);
  expect(isOfPicture(MONTH, shown('all', { kind: 'lastMonth' }))).toBe(false);
  const custom = { ...MONTH, period: { ...MONTH.period, kind: 'custom' as const } };
  expect(isOfPicture(custom, shown('all', { kind: 'custom' }))).toBe(true);
  expect(isOfPicture(custom, shown('all', { kind: 'custom', from: '2026-10-01T00:00:00.000Z' }))).toBe(false);
});
