import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type Flow, FRAMES, isSettled, MAX_STEP, retarget, settled, step, type Weight } from './flow.ts';

const rooms = [
  { width: 300, height: 320 },
  { width: 520, height: 300 },
  { width: 200, height: 420 },
];
const anyRoom = fc.constantFrom(...rooms);
const anyValue = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3000 }));
const anyWeights: fc.Arbitrary<Weight[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 25 }), { maxLength: 20 })
  .chain((ids) => fc.tuple(...ids.map((id) => fc.tuple(fc.constant(`t${id}`), anyValue))))
  .map((pairs) => pairs.map(([id, value]) => ({ id, value })));

function worstOverlap(flow: Flow): number {
  let worst = Number.NEGATIVE_INFINITY;
  flow.discs.forEach((a, i) => {
    worst = Math.max(worst, a.r - a.x, a.r - a.y, a.x + a.r - flow.room.width, a.y + a.r - flow.room.height);
    for (const b of flow.discs.slice(i + 1))
      if (a.r > 0 && b.r > 0) worst = Math.max(worst, a.r + b.r - Math.hypot(a.x - b.x, a.y - b.y));
  });
  return worst;
}

// Thousands of frames take some seconds, and more beside other work.
vi.setConfig({ testTimeout: 60_000 });

describe('bubbles on their way', () => {
  test('at no frame do two overlap, leave the room or jump, also when values change on the way', () => {
    fc.assert(
      fc.property(
        anyRoom,
        fc.array(fc.tuple(anyWeights, fc.integer({ min: 1, max: FRAMES + 20 })), {
          minLength: 2,
          maxLength: 5,
        }),
        (room, changes) => {
          let flow = settled(retarget(undefined, changes[0]?.[0] ?? [], room));
          expect(worstOverlap(flow)).toBeLessThan(0.01);
          for (const [weights, frames] of changes) {
            flow = retarget(flow, weights, room);
            for (let frame = 0; frame < frames; frame++) {
              const next = step(flow);
              expect(worstOverlap(next)).toBeLessThan(0.01);
              for (const disc of next.discs) {
                const before = flow.discs.find((other) => other.id === disc.id)!;
                const moved = Math.hypot(disc.x - before.x, disc.y - before.y);
                expect(moved).toBeLessThanOrEqual(MAX_STEP * Math.min(room.width, room.height) + 1e-9);
              }
              flow = next;
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('they come to rest with areas in proportion to their values', () => {
    let late = 0;
    fc.assert(
      fc.property(anyRoom, anyWeights, anyWeights, (room, first, second) => {
        const start = settled(retarget(undefined, first, room));
        const end = settled(retarget(start, second, room));
        expect(isSettled(end)).toBe(true);
        if (end.frame > FRAMES + 30) late += 1;
        expect(end.discs.map((disc) => disc.id).sort()).toEqual(second.map(({ id }) => id).sort());
        const visible = end.discs.filter((disc) => disc.r > 4.1);
        const perArea = visible.map((disc) => second.find(({ id }) => id === disc.id)!.value / disc.r ** 2);
        if (perArea.length > 0) expect(Math.max(...perArea) / Math.min(...perArea)).toBeLessThan(1.05);
      }),
      { numRuns: 100 },
    );
    expect(late).toBeLessThan(5);
  });

  test('they are hardly squeezed on the way when values change by a fifth', () => {
    const anyChange = fc.array(
      fc.tuple(fc.integer({ min: 20, max: 400 }), fc.double({ min: 1, max: 1.2, noNaN: true })),
      {
        minLength: 10,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(anyRoom, anyChange, (room, changes) => {
        const before = changes.map(([value], i) => ({ id: `t${i}`, value }));
        const after = changes.map(([value, factor], i) => ({ id: `t${i}`, value: value * factor }));
        let flow = retarget(settled(retarget(undefined, before, room)), after, room);
        const drawn: number[] = [];
        for (let frame = 0; frame < FRAMES; frame++) {
          flow = step(flow);
          drawn.push(...flow.discs.map((disc) => disc.r / disc.wanted));
        }
        expect(drawn.reduce((sum, part) => sum + part, 0) / drawn.length).toBeGreaterThan(0.97);
      }),
      { endOnFailure: true },
    );
  });

  test('a small change moves little, and no change moves nothing', () => {
    const weights = Array.from({ length: 20 }, (_, i) => ({ id: `t${i}`, value: 400 - 19 * i }));
    const room = { width: 300, height: 320 };
    const start = settled(retarget(undefined, weights, room));
    const furthest = (end: Flow) =>
      Math.max(...end.discs.map(({ x, y }, i) => Math.hypot(x - start.discs[i]!.x, y - start.discs[i]!.y)));
    expect(furthest(settled(retarget(start, weights, room)))).toBeLessThan(0.5);
    const oneMore = weights.map((weight) =>
      weight.id === 't9' ? { ...weight, value: weight.value + 1 } : weight,
    );
    expect(furthest(settled(retarget(start, oneMore, room)))).toBeLessThan(3);
  });
});
