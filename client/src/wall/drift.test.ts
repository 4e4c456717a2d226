import { expect, it } from 'vitest';
import { driftAt } from './drift.ts';

it('the picture rests in every place for equally long, and moves by a pixel at most', () => {
  const rests = new Map<string, number>();
  for (let minute = 0; minute < 162; minute++) {
    const [now, next] = [driftAt(minute), driftAt(minute + 1)];
    expect(Math.abs(now.x - next.x) + Math.abs(now.y - next.y)).toBeLessThanOrEqual(1);
    expect(Math.max(Math.abs(now.x), Math.abs(now.y))).toBeLessThanOrEqual(4);
    rests.set(`${now.x} ${now.y}`, (rests.get(`${now.x} ${now.y}`) ?? 0) + 1);
  }
  expect(rests.size).toBe(81);
  expect(new Set(rests.values())).toEqual(new Set([2]));
});
