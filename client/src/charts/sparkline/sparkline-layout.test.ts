import { describe, expect, test } from 'vitest';
import { sparkOf } from './sparkline-layout.ts';

const size = { width: 100, height: 20 };
const spark = (...values: (number | undefined)[]) => sparkOf({ values }, size);

describe('the sparkline', () => {
  test('spans the box and ends at the latest value', () => {
    expect(spark(0, 5, 10).end).toEqual({ x: 100, y: 0, isShort: false });
    expect(spark(10, 0).end).toEqual({ x: 100, y: 20, isShort: false });
  });

  test('equal values lie in the middle, one value is a point, none is nothing', () => {
    expect(spark(4, 4).end?.y).toBe(10);
    expect(spark(4)).toEqual({ path: 'M0,10Z', faintPath: '', end: { x: 0, y: 10, isShort: false } });
    expect(spark()).toEqual({ path: '', faintPath: '', end: undefined });
    expect(spark(undefined, undefined)).toEqual({ path: '', faintPath: '', end: undefined });
  });

  test('goes straight and faint over steps without a value, which are never 0, and ends at the latest there is', () => {
    expect(spark(0, 10, undefined, 5, undefined)).toEqual({
      ...{ path: 'M0,20L25,0M75,10Z', faintPath: 'M25,0L75,10' },
      end: { x: 75, y: 10, isShort: false },
    });
  });

  test('of a sum stands on 0, of anything else on its least value', () => {
    const values = [5, 10];
    expect(sparkOf({ values, fromZero: true }, size).path).toMatch(/^M0,10/);
    expect(sparkOf({ values }, size).path).toMatch(/^M0,20/);
  });

  test('is faint to and from an end that tells of less time, and says so of its latest value', () => {
    const short = { first: true, last: true };
    expect(sparkOf({ values: [1, 4, 4, 0], short }, { width: 30, height: 4 })).toEqual({
      ...{ path: 'M10,0L20,0', faintPath: 'M0,3L10,0M20,0L30,4' },
      end: { x: 30, y: 4, isShort: true },
    });
    expect(sparkOf({ values: [1, 3], short }, size)).toMatchObject({ path: '', faintPath: 'M0,20L100,0' });
    expect(sparkOf({ values: [3, 5, undefined], short }, size).end).toMatchObject({ isShort: false });
  });
});
