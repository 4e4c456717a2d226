import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dumbbellPlaces, endsRoom } from './dumbbell-layout.ts';

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

  test('tracks leave room beyond an end only for figures that would leave them there', () => {
    expect(endsRoom([dumbbellPlaces(0.41, 0.5, 1)])).toEqual({ left: 0, right: 0 });
    expect(endsRoom([dumbbellPlaces(0.41, 0.5, 1), dumbbellPlaces(0, 1, 1)])).toEqual({ left: 1, right: 1 });
    fc.assert(
      fc.property(value, value, (top, team) => {
        const places = dumbbellPlaces(top, team);
        const room = endsRoom([places]);
        for (const [at, side] of [
          [places.topAt, places.topSide],
          [places.teamAt, places.teamSide],
        ] as const) {
          if (at === undefined) continue;
          const toEnd = side === 'left' ? at : 1 - at;
          expect(toEnd / 0.25 + room[side]).toBeGreaterThanOrEqual(1 - 1e-9);
        }
      }),
    );
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
