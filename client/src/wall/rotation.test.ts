import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LEFT_OUT_MS, nextPlace, stillLeftOut } from './rotation.ts';
import { isStuck, mayReload, RELOAD_EVERY_MS } from './watchdog.ts';

it('every layout that can be drawn has its turn, in order, and none that cannot', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }), (breaks) => {
      const broken = new Set(breaks.flatMap((isBroken, i) => (isBroken ? [i] : [])));
      const whole = breaks.flatMap((isBroken, i) => (isBroken ? [] : [i]));
      const shown: number[] = [];
      let at: number | undefined = -1;
      for (let turn = 0; turn < 2 * whole.length; turn++) {
        at = nextPlace(at!, breaks.length, broken);
        shown.push(at!);
      }
      expect(shown).toEqual([...whole, ...whole]);
    }),
  );
});

it('where nothing can be drawn there is no next layout', () => {
  expect(nextPlace(0, 2, new Set([0, 1]))).toBeUndefined();
  expect(nextPlace(-1, 0, new Set())).toBeUndefined();
});

it('a layout that could not be drawn is left out for an hour, and not for the months that a wall stands', () => {
  const brokenSince = new Map([
    [0, 1_000],
    [2, 5_000],
  ]);
  expect([...stillLeftOut(brokenSince, 6_000)]).toEqual([0, 2]);
  expect([...stillLeftOut(brokenSince, 1_000 + LEFT_OUT_MS)]).toEqual([2]);
  expect([...stillLeftOut(brokenSince, 5_000 + LEFT_OUT_MS)]).toEqual([]);
});

it('a rotation is stuck after twice its time, and not because the page was asleep', () => {
  const watched = { movedAtMs: 0, staysMs: 10_000, lookedAtMs: 20_000 };
  expect(isStuck({ ...watched, lookedAtMs: 19_000 }, 20_000)).toBe(false);
  expect(isStuck(watched, 20_001)).toBe(true);
  expect(isStuck(watched, 3_620_000)).toBe(false);
});

it('the page is loaded anew at most once an hour', () => {
  expect(mayReload(0, 1_800_000_000_000)).toBe(true);
  expect(mayReload(1_000, 1_000 + RELOAD_EVERY_MS - 1)).toBe(false);
  expect(mayReload(1_000, 1_000 + RELOAD_EVERY_MS)).toBe(true);
  expect(mayReload(9_000_000, 1_000)).toBe(true);
});
