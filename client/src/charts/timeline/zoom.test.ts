import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isZoomed, withMoment, zoomed } from './zoom.ts';

const whole = { from: 0, to: 10_800 };

describe('the part of a call that is shown', () => {
  it('comes closer around a moment, which stays where it is', () => {
    expect(zoomed({ from: 0, to: 1_000 }, whole, { factor: 0.5, around: 250 })).toEqual({
      from: 125,
      to: 625,
    });
  });

  it('goes no further than the whole and no closer than can be read', () => {
    expect(zoomed({ from: 100, to: 9_000 }, whole, { factor: 4, around: 200 })).toEqual(whole);
    const near = zoomed({ from: 100, to: 112 }, whole, { factor: 0.1, around: 105 });
    expect(near.to - near.from).toBeCloseTo(10);
    expect(zoomed({ from: 0, to: 3 }, { from: 0, to: 3 }, { factor: 0.5, around: 1 })).toEqual({
      from: 0,
      to: 3,
    });
  });

  it('always lies within the call and shows the moment that is read', () => {
    const sec = fc.double({ min: 0, max: 10_800, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(0.5, 0.8, 2), sec), { maxLength: 20 }),
        sec,
        (steps, at) => {
          let view = whole;
          for (const [factor, around] of steps) view = zoomed(view, whole, { factor, around });
          const shown = withMoment(view, whole, at);
          expect(shown.from).toBeGreaterThanOrEqual(0);
          expect(shown.to).toBeLessThanOrEqual(10_800 + 1e-6);
          expect(shown.to - shown.from).toBeCloseTo(view.to - view.from);
          expect(at).toBeGreaterThanOrEqual(shown.from - 1e-6);
          expect(at).toBeLessThanOrEqual(shown.to + 1e-6);
          expect(isZoomed(shown, whole)).toBe(isZoomed(view, whole));
        },
      ),
    );
  });
});
