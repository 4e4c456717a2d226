import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regularisedBeta } from './students-t.ts';
import { sampleOf, verdictOf as verdictOfSamples, welchP as welchPOfSamples } from './verdict.ts';

const welchP = (a: readonly number[], b: readonly number[]) => welchPOfSamples(sampleOf(a), sampleOf(b));
const verdictOf = (
  top: readonly number[],
  others: readonly number[],
  calls: Parameters<typeof verdictOfSamples>[2],
) => verdictOfSamples(sampleOf(top), sampleOf(others), calls);

const ENOUGH = { topCalls: 10, otherCalls: 10 };
const ratio = fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 })).map(([a, b]) => a / (a + b));
const sample = fc.array(ratio, { minLength: 3, maxLength: 12 });

// Expected values: SciPy 1.17, scipy.special.betainc and scipy.stats.ttest_ind(equal_var=False).
describe('Welch’s t-test', () => {
  it.each([
    [0.3, 1.5, 0.5, 0.07727428998754561],
    [0.9, 10, 0.5, 0.15164090963470994],
    [0.01, 0.5, 0.5, 0.06376856085851985],
    [0.5, 100, 0.5, 6.255662994307364e-32],
    [0.999, 50, 0.5, 0.7523690199653766],
    [0.7, 2.2, 3.7, 0.9498640641953673],
    [0.99999, 4000, 0.5, 0.7773036444746767],
  ])('the incomplete beta function I(%d; %d, %d) is known', (x, a, b, expected) => {
    expect(Math.abs(regularisedBeta(x, a, b) / expected - 1)).toBeLessThan(1e-10);
  });

  it.each([
    [[0.41, 0.39, 0.44, 0.38], [0.52, 0.49, 0.55, 0.47, 0.51], 0.0010166866032765738],
    [[1, 2, 3], [1.5, 2.5, 9], 0.4273367389662567],
    [[3, 4, 1, 2.1], [490.2, 340, 433.9], 0.010751561149784488],
    [[12.1, 14.3, 11.8, 15, 13.3, 12.2], [12.9, 13.1, 12.7], 0.7072610540131202],
  ])('p of %j against %j is known', (a, b, expected) => {
    expect(welchP(a, b)).toBeCloseTo(expected, 10);
  });

  it('is symmetric, a probability, and does not depend on the order of sellers', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const p = welchP(a, b);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(welchP(b, a)).toBeCloseTo(p, 12);
        expect(welchP([...a].reverse(), b)).toBeCloseTo(p, 9);
      }),
    );
  });

  it('samples that do not vary are the same where they are equal, else different', () => {
    fc.assert(
      fc.property(ratio, ratio, (one, other) => {
        const verdict = verdictOf([one, one, one], [other, other, other, other], ENOUGH);
        expect(verdict).toBe(one === other ? 'same' : 'different');
      }),
    );
    expect(verdictOf([0.1, 0.1, 0.1], [0.1, 0.1, 0.1], ENOUGH)).toBe('same');
  });
});

describe('a verdict', () => {
  const apart = [
    [0.1, 0.11, 0.12],
    [0.8, 0.81, 0.82],
  ] as const;

  it('needs ten calls and three sellers on each side', () => {
    expect(verdictOf(...apart, ENOUGH)).toBe('different');
    expect(verdictOf(...apart, { topCalls: 9, otherCalls: 10 })).toBe('tooFew');
    expect(verdictOf(...apart, { topCalls: 10, otherCalls: 9 })).toBe('tooFew');
    expect(verdictOf(apart[0].slice(1), apart[1], ENOUGH)).toBe('tooFew');
    expect(verdictOf(apart[0], apart[1].slice(1), ENOUGH)).toBe('tooFew');
    expect(verdictOf([0.1, 0.5, 0.9], [0.2, 0.6, 0.8], ENOUGH)).toBe('same');
  });
});
