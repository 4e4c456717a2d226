import { describe, expect, test } from 'vitest';
import { sparkOf } from './sparkline-layout.ts';

const size = { width: 100, height: 20 };

describe('the sparkline', () => {
  test('spans the box and ends at the latest value', () => {
    expect(sparkOf([0, 5, 10], size).end).toEqual({ x: 100, y: 0 });
    expect(sparkOf([10, 0], size).end).toEqual({ x: 100, y: 20 });
  });

  test('equal values lie in the middle, one value is a point, none is nothing', () => {
    expect(sparkOf([4, 4], size).end?.y).toBe(10);
    expect(sparkOf([4], size)).toEqual({ path: 'M0,10Z', end: { x: 0, y: 10 } });
    expect(sparkOf([], size)).toEqual({ path: '', end: undefined });
  });
});
