import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareMonths, type DailyValues, greatestOf } from './month-layout.ts';

const size = { width: 300, height: 90 };
const february: DailyValues = { '2027-02-27': 5, '2027-02-28': 8, '2027-03-01': 2, '2027-03-02': 4 };

describe('this month over last month', () => {
  test('the month of the latest date is the current one; days stand over days', () => {
    const { days, today } = compareMonths(february, size, greatestOf([february]));
    expect(days.map(({ day }) => day)).toEqual([1, 2, 27, 28]);
    expect(days[0]?.current?.value).toBe(2);
    expect(days[0]?.previous).toBeUndefined();
    expect(days[3]?.previous?.value).toBe(8);
    expect(today?.day).toBe(2);
  });

  test('on the 1st the current month is a single point', () => {
    const { currentPath, today } = compareMonths({ '2026-10-31': 3, '2026-11-01': 1 }, size, 3);
    expect(currentPath).toMatch(/^M0,/);
    expect(today?.current?.value).toBe(1);
  });

  test('axis values are few, whole and round, from 0 to the top', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (top) => {
        const { valueTicks } = compareMonths({ '2026-11-01': top }, size, top);
        expect(valueTicks.length).toBeGreaterThan(1);
        expect(valueTicks.length).toBeLessThan(5);
        expect(valueTicks[0]).toEqual({ value: 0, y: size.height });
        for (const { value, y } of valueTicks) {
          expect(Number.isInteger(value)).toBe(true);
          expect(y).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('nothing gives an empty chart, not a fault', () => {
    expect(compareMonths({}, size, 0)).toMatchObject({ currentPath: '', previousPath: '', days: [] });
  });
});
