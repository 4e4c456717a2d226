import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dumbbellPlaces } from './dumbbell-layout.ts';

const value = fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined });

describe('the dumbbell', () => {
  test('on a track of whole percents, values stand where they are', () => {
    expect(dumbbellPlaces(0.41, 0.5, 1)).toEqual({
      topAt: 0.41,
      teamAt: 0.5,
      from: 0.41,
      to: 0.5,
      topSide: 'left',
      teamSide: 'right',
    });
  });

  test('a track without an end of its own ends at a round figure', () => {
    expect(dumbbellPlaces(71, 84).teamAt).toBe(0.84);
    expect(dumbbellPlaces(0, 0)).toMatchObject({ topAt: 0, teamAt: 0 });
  });

  test('whatever the values, dots lie on the track and their figures on different sides', () => {
    fc.assert(
      fc.property(value, value, (top, team) => {
        const places = dumbbellPlaces(top, team);
        for (const at of [places.topAt, places.teamAt].filter((place) => place !== undefined)) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(1);
        }
        if (top !== undefined && team !== undefined) expect(places.topSide).not.toBe(places.teamSide);
      }),
    );
  });
});
