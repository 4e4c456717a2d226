import { describe, expect, it } from 'vitest';
import { chosenOf, moved, NO_CURSOR, nearest } from './cursor.ts';

const press = (key: string, shiftKey = false) => ({ key, shiftKey });

describe('the cursor of a chart', () => {
  it('begins at the last step and stays within the first and the last', () => {
    expect(moved(NO_CURSOR, press('ArrowLeft'), 5)).toEqual({ at: 3, anchor: undefined });
    expect(moved({ at: 0, anchor: undefined }, press('ArrowLeft'), 5)?.at).toBe(0);
    expect(moved({ at: 4, anchor: undefined }, press('ArrowRight'), 5)?.at).toBe(4);
    expect(moved({ at: 4, anchor: undefined }, press('Home'), 5)?.at).toBe(0);
  });

  it('chooses a span with Shift, lets it go without, and leaves the chart by Escape', () => {
    const two = moved({ at: 3, anchor: undefined }, press('ArrowLeft', true), 5)!;
    expect(chosenOf(two)).toEqual([2, 3]);
    expect(chosenOf(moved(two, press('ArrowLeft', true), 5)!)).toEqual([1, 3]);
    expect(chosenOf(moved(two, press('ArrowLeft'), 5)!)).toBeUndefined();
    expect(moved(two, press('Escape'), 5)).toEqual({ at: 2, anchor: undefined });
    expect(moved({ at: 2, anchor: undefined }, press('Escape'), 5)).toEqual(NO_CURSOR);
  });

  it('other keys mean nothing to it', () => {
    expect(moved(NO_CURSOR, press('a'), 5)).toBeUndefined();
  });

  it('the nearest step is the one under the pointer', () => {
    expect(nearest([10, 20, 30], 24)).toBe(1);
    expect(nearest([], 24)).toBeUndefined();
  });
});
