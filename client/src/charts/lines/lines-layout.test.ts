import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, linesOf } from './lines-layout.ts';

const room = { width: 600, height: 200, lineHeight: 16, nameWidth: 60 };
const value = fc.option(fc.nat(1_000_000), { nil: undefined });
const lines = (steps: number) =>
  fc
    .array(fc.array(value, { minLength: steps, maxLength: steps }), { maxLength: 10 })
    .map((all) => all.map((values, i): Line => ({ id: String(i), label: `line ${i}`, values })));
const chart = fc.integer({ min: 1, max: 120 }).chain((steps) => fc.tuple(fc.constant(steps), lines(steps)));

describe('lines over steps', () => {
  it('everything lies within the room, and labels that fit do not lie upon each other', () => {
    fc.assert(
      fc.property(chart, ([steps, all]) => {
        const { lines, xs, valueTicks, namedSteps } = linesOf(all, steps, room);
        expect(xs).toHaveLength(steps);
        const ends = lines.flatMap(({ end }) => end ?? []);
        for (const { x, y } of [...ends, ...lines.flatMap(({ dots }) => dots)]) {
          expect(x).toBeGreaterThan(0);
          expect(x).toBeLessThan(room.width);
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y).toBeLessThanOrEqual(room.height + 1e-9);
        }
        const labels = ends.map(({ labelY }) => labelY).sort((a, b) => a - b);
        for (let i = 1; i < labels.length; i++)
          expect(labels[i]! - labels[i - 1]!).toBeGreaterThanOrEqual(room.lineHeight - 1e-6);
        expect(valueTicks[0]?.value).toBe(0);
        expect(namedSteps.length).toBeLessThanOrEqual(room.width / room.nameWidth);
        expect(namedSteps[0]).toBe(0);
      }),
    );
  });

  it('what nothing can be told of leaves a gap, and a value between gaps is a dot', () => {
    const [drawn] = linesOf(
      [{ id: 'a', label: 'a', values: [1, undefined, 2, undefined, 3, 4] }],
      6,
      room,
    ).lines;
    expect(drawn?.dots).toHaveLength(2);
    expect(drawn?.path.match(/M/g)).toHaveLength(3);
    expect(drawn?.end?.x).toBeCloseTo(550);
  });

  it('a chart of nothing is empty, not a fault', () => {
    expect(linesOf([], 1, room)).toMatchObject({ lines: [], namedSteps: [0] });
    expect(linesOf([{ id: 'a', label: 'a', values: [undefined] }], 1, room).lines[0]?.end).toBeUndefined();
  });

  it('counts have whole numbers on their axis', () => {
    const { valueTicks } = linesOf([{ id: 'a', label: 'a', values: [1] }], 1, { ...room, isWhole: true });
    expect(valueTicks.map((tick) => tick.value)).toEqual([0, 1]);
  });
});
