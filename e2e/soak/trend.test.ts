import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterWarmUp, drift, growthPerDay, type Point, slopePerSecond } from './trend.ts';

const line = (count: number, valueAt: (sec: number) => number): Point[] =>
  Array.from({ length: count }, (_, i) => ({ atMs: 10_000 * i, value: valueAt(10 * i) }));

describe('what a soak makes of its samples', () => {
  it('finds the slope of a line, whatever its height and length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.integer(),
        fc.integer({ min: -1_000, max: 1_000 }),
        (count, at, by) => {
          expect(slopePerSecond(line(count, (sec) => at + by * sec))).toBeCloseTo(by, 6);
        },
      ),
    );
  });

  it('is not moved by a wild point in five, upwards or downwards', () => {
    const wild = line(60, (sec) => 20_000_000 + 50 * sec).map((point, i) =>
      i % 5 === 2 ? { ...point, value: point.value + (i % 2 === 0 ? 9_000_000 : -4_000_000) } : point,
    );
    expect(slopePerSecond(wild)).toBeGreaterThan(30);
    expect(slopePerSecond(wild)).toBeLessThan(70);
  });

  it('counts days of the team, not of the machine', () => {
    // 84 kB in ten minutes, in which 14 hours are played: 144 kB in a day of theirs, 12 MB in one of ours.
    const points = line(61, (sec) => (84_000 / 600) * sec);
    expect(growthPerDay(points, 84)).toBeCloseTo(144_000, 3);
    expect(growthPerDay(points, 1)).toBeCloseTo(12_096_000, 3);
  });

  it('leaves out the time in which the page fills up', () => {
    const filling = line(61, (sec) => Math.min(sec, 150));
    expect(slopePerSecond(filling)).toBe(0);
    const left = afterWarmUp(filling, 600_000);
    expect(left[0]).toEqual({ atMs: 150_000, value: 150 });
    expect(drift(left)).toBe(0);
  });

  it('sees nodes that are never taken away', () => {
    expect(drift(line(45, (sec) => 4_000 + sec))).toBeGreaterThan(0.05);
    expect(drift(line(45, (sec) => 4_000 + 30 * Math.sin(sec)))).toBeLessThan(0.01);
  });
});
