import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besideDiscs, namelessAmong } from './beside.ts';
import { retarget, settled } from './flow.ts';
import { fitLabel } from './label.ts';

const room = { width: 320, height: 200 };
const name = (id: string) => ({ id, width: 60, height: 12 });
const disc = (id: string, at: { x: number; y: number; r: number }) => ({
  id,
  ...at,
  wanted: at.r,
  from: at.r,
  to: at.r,
});

describe('names beside their discs', () => {
  it('stand on nothing, in the room, and nearer to their own disc than to any other', () => {
    const values = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 16 });
    let placed = 0;
    fc.assert(
      fc.property(values, (some) => {
        const weights = some.map((value, i) => ({ id: `d${i}`, value }));
        const { discs } = settled(retarget(undefined, weights, room));
        const boxes = [
          ...besideDiscs(
            weights.map(({ id }) => name(id)),
            discs,
            room,
          ),
        ].map(([id, { x, y }]) => {
          const own = discs.find((one) => one.id === id)!;
          return { id, x: own.x + x, y: own.y + y };
        });
        placed += boxes.length;
        for (const box of boxes) {
          const far = ({ x, y, r }: { x: number; y: number; r: number }) =>
            Math.hypot(Math.max(0, Math.abs(x - box.x) - 30), Math.max(0, Math.abs(y - box.y) - 6)) - r;
          const own = far(discs.find((one) => one.id === box.id)!);
          expect(own).toBeGreaterThan(0);
          expect(own).toBeLessThan(4);
          for (const other of discs) if (other.id !== box.id) expect(far(other)).toBeGreaterThanOrEqual(4);
          expect(
            Math.min(box.x - 30, box.y - 6, room.width - box.x - 30, room.height - box.y - 6),
          ).toBeGreaterThan(-0.01);
          for (const other of boxes)
            if (other !== box)
              expect(Math.abs(other.x - box.x) >= 60 || Math.abs(other.y - box.y) >= 12).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
    expect(placed).toBeGreaterThan(20);
  });

  it('stand below the middle of a disc that is alone, and nowhere where there is no room', () => {
    const [free, walled] = [disc('free', { x: 160, y: 60, r: 20 }), disc('walled', { x: 30, y: 20, r: 18 })];
    expect(besideDiscs([name('free')], [free], room)).toEqual(new Map([['free', { x: 0, y: 28 }]]));
    expect(besideDiscs([name('walled')], [walled], { width: 60, height: 40 })).toEqual(new Map());
  });

  it('are those of bubbles that call the eye and hold no whole name', () => {
    const bubble = { described: '', value: 1, strong: true, radius: 18 };
    const bubbles = [
      { ...bubble, id: 'long', label: 'Zephyrix' },
      { ...bubble, id: 'short', label: 'AI' },
      { ...bubble, id: 'quiet', label: 'Zephyrix', strong: false },
    ];
    const wholes = new Map(bubbles.map(({ label }) => [label, fitLabel(label)]));
    expect(namelessAmong(bubbles, wholes, { unit: 1 }).map(({ id }) => id)).toEqual(['long']);
  });
});
