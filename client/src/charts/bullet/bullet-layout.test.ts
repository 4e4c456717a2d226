import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bulletPlaces } from './bullet-layout.ts';

const cents = fc.integer({ min: 0, max: 1e15 });
const maybe = fc.option(cents, { nil: undefined });

describe('the bullet bar', () => {
  test('parts stand in proportion to what they stand for', () => {
    expect(bulletPlaces({ done: 30, ahead: 20, target: 100, pace: 40 })).toEqual({
      doneTo: 0.3,
      aheadTo: 0.5,
      targetAt: 1,
      paceAt: 0.4,
    });
    expect(bulletPlaces({ done: 150, ahead: 50, target: 100 }).targetAt).toBe(0.5);
  });

  test('whatever the values, everything lies on the bar, what may come beyond what is reached', () => {
    fc.assert(
      fc.property(cents, maybe, maybe, maybe, (done, ahead, target, pace) => {
        const places = bulletPlaces({ done, ahead, target, pace });
        for (const at of Object.values(places).filter((place) => place !== undefined)) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(1);
        }
        expect(places.aheadTo).toBeGreaterThanOrEqual(places.doneTo);
        expect(places.targetAt === undefined).toBe(target === undefined);
      }),
    );
  });
});
