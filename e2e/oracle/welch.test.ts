import { describe, expect, it } from 'vitest';
import { pOfStudent, pOfWelch, verdictOf } from './welch.ts';

describe('Student’s distribution', () => {
  it.each([
    // closed forms: 1 − 2/π · atan t, and 1 − t ÷ √(t² + 2)
    [1, 1, 0.5],
    [Math.SQRT2, 2, 1 - Math.SQRT1_2],
    // the table of critical values at 5 %
    [12.706, 1, 0.05],
    [2.776, 4, 0.05],
    [-2.228, 10, 0.05],
    [1.984, 100, 0.05],
    [0, 7.5, 1],
  ])('t = %f with %f degrees of freedom has p = %f', (t, df, p) => {
    expect(pOfStudent(t, df)).toBeCloseTo(p, 4);
  });
});

describe('Welch’s test', () => {
  it('of equal variances has the degrees of freedom of both', () => {
    // t² = 6, df = 4: p = 1 − sin θ (1 + cos² θ ÷ 2) with cos² θ = 0.4
    expect(pOfWelch([1, 2, 3], [3, 4, 5])).toBeCloseTo(1 - Math.sqrt(0.6) * 1.2, 8);
  });

  it('is the same both ways, and decided where nothing varies', () => {
    expect(pOfWelch([1, 2, 3], [2, 6, 10])).toBe(pOfWelch([2, 6, 10], [1, 2, 3]));
    expect(pOfWelch([0.1, 0.1, 0.1], [0.1, 0.1, 0.1, 0.1])).toBe(1);
    expect(pOfWelch([0.1, 0.1, 0.1], [0.2, 0.2, 0.2])).toBe(0);
  });

  it('says nothing of fewer than 3 sellers or 10 calls on a side', () => {
    const side = (values: number[], calls: number) => ({ values, calls });
    const many = side([1, 1.1, 1.2], 10);
    expect(verdictOf(many, side([5, 5.1], 99))).toBe('tooFew');
    expect(verdictOf(side([5, 5.1, 5.2], 9), many)).toBe('tooFew');
    expect(verdictOf(many, side([5, 5.1, 5.2], 10))).toBe('different');
    expect(verdictOf(many, side([1, 1.1, 1.3], 10))).toBe('same');
    // t = −3 and −2.7 with 4 degrees of freedom, whose critical value is 2.776
    const apart = (t: number) => many.values.map((value) => value + t * 0.1 * Math.sqrt(2 / 3));
    expect(verdictOf(many, side(apart(3), 10))).toBe('different');
    expect(verdictOf(many, side(apart(2.7), 10))).toBe('same');
  });
});
