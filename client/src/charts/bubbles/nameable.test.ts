import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { radiiOf } from './flow.ts';
import { fitLabel, legible, smallestOf } from './label.ts';
import { largest, nameable } from './nameable.ts';

const LABELS = [
  'Pricing',
  'Onboarding',
  'Mobile app',
  'Integration',
  'Trial',
  'AI',
  'Compliance',
  'Παράδοση',
];
const bubbles = (values: readonly number[]) =>
  values
    .toSorted((a, b) => b - a)
    .map((value, i) => ({
      id: `b${i}`,
      label: LABELS[i % LABELS.length]!,
      value,
      described: '',
      strong: false,
    }));
const many = bubbles(Array.from({ length: 20 }, (_, i) => 100 - 3 * i));
const least = { unit: 1.25, text: 16 };
const named = (some: ReturnType<typeof bubbles>, room: { width: number; height: number }) => {
  const radii = radiiOf(some, room);
  return some.filter(({ id, label }) =>
    legible(fitLabel(label), smallestOf({ radius: radii.get(id)! }, least)),
  ).length;
};

describe('bubbles that can only be read', () => {
  it('are hardly more than can be named where there is little room, and all where there is much', () => {
    const little = { width: 580, height: 198 };
    const shown = nameable(many, { room: little, least, before: undefined });
    expect(shown).toBeLessThan(12);
    expect(named(many.slice(0, shown), little)).toBeGreaterThanOrEqual(shown - 1);
    expect(named(many, little)).toBeLessThan(shown);
    const much = { width: 900, height: 700 };
    expect(nameable(many, { room: much, least, before: undefined })).toBe(20);
  });

  it('most have a name beyond five, and no such number would name more, whatever the values and the room', () => {
    const room = fc.record({
      width: fc.integer({ min: 100, max: 900 }),
      height: fc.integer({ min: 100, max: 900 }),
    });
    // Many of them a hundred times as small as the largest, as terms are.
    const value = fc.double({ min: 0, max: 7, noNaN: true }).map((power) => Math.ceil(Math.E ** power));
    const values = fc.array(value, { minLength: 1, maxLength: 20, size: 'max' });
    fc.assert(
      fc.property(values, room, (some, size) => {
        const all = bubbles(some);
        const shown = nameable(all, { room: size, least, before: undefined });
        const fits = (count: number) => count <= 5 || 3 * named(all.slice(0, count), size) >= 2 * count;
        const counts = all
          .map((_, i) => i + 1)
          .filter((count) => count >= Math.min(5, all.length) && fits(count));
        expect(counts).toContain(shown);
        expect(named(all.slice(0, shown), size)).toBe(
          Math.max(...counts.map((count) => named(all.slice(0, count), size))),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('stay as many while another number names hardly more', () => {
    const room = { width: 580, height: 198 };
    const best = nameable(many, { room, least, before: undefined });
    expect(nameable(many, { room, least, before: best - 1 })).toBe(best - 1);
    expect(nameable(many, { room, least, before: 20 })).toBe(best);
  });

  it('are the largest and those that a text beside names, however small', () => {
    const some = many.map((bubble, i) => ({ ...bubble, strong: i === 0 || i === 19 }));
    expect(largest(some, 5).map(({ id }) => id)).toEqual(['b0', 'b1', 'b2', 'b3', 'b4', 'b19']);
  });
});
