import { screenShowSchema, thresholdSchema } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  draftOf,
  emptyThreshold,
  hasWholeDim,
  hasWholeOverscan,
  isLasting,
  KINDS,
  moved,
  nextKind,
  ofKind,
  thresholdOf,
  usualLayout,
  usualShow,
} from './screen-draft.ts';

describe('what a new screen shows', () => {
  it('is something that the server takes as it stands', () => {
    expect(screenShowSchema.safeParse(usualShow('all', 'el')).success).toBe(true);
    expect(screenShowSchema.safeParse(usualShow('team:north', 'en')).success).toBe(true);
  });

  it('is every kind of layout that the server knows, but for the single figure', () => {
    const playlist = KINDS.map(usualLayout);
    expect(screenShowSchema.safeParse({ ...usualShow('all', 'en'), playlist }).success).toBe(true);
    expect(nextKind(usualShow('all', 'en').playlist)).toBe('single');
    expect(nextKind([])).toBe('numbers');
  });
});

describe('a playlist', () => {
  it('keeps all of its layouts when one is moved, and moving back undoes it', () => {
    const list = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(list, fc.nat(19), fc.constantFrom(-1, 1), (before, at, by) => {
        const after = moved(before, at, by);
        expect(after.toSorted()).toEqual(before.toSorted());
        if (after !== before) expect(moved(after, at + by, -by as -1 | 1)).toEqual(before);
        else expect(before[at + by] === undefined || before[at] === undefined).toBe(true);
      }),
    );
  });

  it('keeps how long a layout stays when its kind is changed', () => {
    expect(ofKind({ kind: 'talk', seconds: 77 }, 'single')).toEqual({
      kind: 'single',
      figure: 'revenueWon',
      seconds: 77,
    });
    expect(ofKind({ kind: 'single', figure: 'winRate', seconds: 9 }, 'live')).toEqual({
      kind: 'live',
      seconds: 9,
    });
  });

  it('has layouts that stay from 5 seconds to an hour', () => {
    const stays = [4, 5, 3_600, 3_601, 7.5, Number.NaN].map((seconds) =>
      isLasting({ kind: 'live', seconds }),
    );
    expect(stays).toEqual([false, true, true, false, false, false]);
  });
});

describe('the look of a screen', () => {
  it('is whole exactly where the server takes it: a field that was emptied is nothing', () => {
    const numbers = [Number.NaN, -1, 0, 2.5, 4, 5, 10, 11, 90, 91];
    for (const number of numbers) {
      const margin = { ...usualShow('all', 'en'), overscanPercent: number };
      expect(hasWholeOverscan(margin)).toBe(screenShowSchema.safeParse(margin).success);
      const night = { ...usualShow('all', 'en'), dim: { from: '21:00', to: '06:00', percent: number } };
      expect(hasWholeDim(night)).toBe(screenShowSchema.safeParse(night).success);
    }
    expect(hasWholeDim(usualShow('all', 'en'))).toBe(true);
  });
});

describe('a threshold that is being written', () => {
  it('is read in the unit that people say the figure in', () => {
    expect(thresholdOf({ ...emptyThreshold(), value: '30', calm: '25' })).toEqual({
      figure: 'negativeShare',
      side: 'above',
      value: 0.3,
      calm: 0.25,
      look: 'risk',
    });
  });

  it('is calm again at its value where nothing else is said', () => {
    expect(thresholdOf({ ...emptyThreshold(), value: '30' })).toMatchObject({ value: 0.3, calm: 0.3 });
  });

  it('says which of its values is in the way, exactly where the server would refuse', () => {
    expect(thresholdOf(emptyThreshold())).toBe('value');
    expect(thresholdOf({ ...emptyThreshold(), value: '30', calm: 'soon' })).toBe('calm');
    expect(thresholdOf({ ...emptyThreshold(), value: '30', calm: '31' })).toBe('calm');
    expect(thresholdOf({ ...emptyThreshold(), side: 'below', value: '30', calm: '29' })).toBe('calm');
    const text = fc.integer({ min: 0, max: 100 }).map(String);
    fc.assert(
      fc.property(text, text, fc.constantFrom('above', 'below'), (value, calm, side) => {
        const read = thresholdOf({ ...emptyThreshold(), side, value, calm });
        const asked = {
          ...{ figure: 'negativeShare', side, look: 'risk' },
          ...{ value: Number(value) / 100, calm: Number(calm) / 100 },
        };
        expect(typeof read === 'object').toBe(thresholdSchema.safeParse(asked).success);
        if (typeof read === 'object') expect(thresholdOf(draftOf(read))).toEqual(read);
      }),
    );
  });
});
