import { describe, expect, it } from 'vitest';
import { nearestDisc } from './nearest.ts';

const discs = [
  { id: 'large', x: 0, y: 0, r: 50 },
  { id: 'small', x: 80, y: 0, r: 5 },
];

describe('the bubble that a finger means', () => {
  it('is the one under it, else the one with the nearest edge', () => {
    expect(nearestDisc(discs, { x: 40, y: 0 }, 22)).toBe('large');
    expect(nearestDisc(discs, { x: 68, y: 0 }, 22)).toBe('small');
    expect(nearestDisc(discs, { x: 80, y: 20 }, 22)).toBe('small');
  });

  it('is none where none is within reach', () => {
    expect(nearestDisc(discs, { x: 80, y: 40 }, 22)).toBeUndefined();
    expect(nearestDisc([], { x: 0, y: 0 }, 22)).toBeUndefined();
  });
});
