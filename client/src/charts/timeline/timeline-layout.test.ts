import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blocksOf,
  type Lane,
  overlapsOf,
  placedMarks,
  type Speech,
  TONES,
  type Tone,
  ticksOf,
} from './timeline-layout.ts';

const said = (lane: Lane, from: number, to: number, tone: Tone = 'neutral'): Speech => ({
  ...{ lane, from, to, tone },
});
const anySpeech = fc
  .record({
    lane: fc.constantFrom<Lane>('seller', 'customer'),
    from: fc.double({ min: 0, max: 1_000, noNaN: true }),
    length: fc.double({ min: 0, max: 50, noNaN: true }),
    tone: fc.constantFrom(...TONES),
  })
  .map(({ lane, from, length, tone }) => said(lane, from, from + length, tone));

describe('lanes of speech', () => {
  it('a stretch stands where it was said, cut at the ends of what is shown', () => {
    expect(blocksOf([said('seller', 5, 15), said('customer', 40, 50)], { from: 10, to: 20 }, 100)).toEqual([
      { lane: 'seller', tone: 'neutral', x: 0, width: 50 },
    ]);
  });

  it('nothing that was said is too short to be seen', () => {
    expect(blocksOf([said('seller', 5, 5)], { from: 0, to: 10_000 }, 100)[0]?.width).toBeGreaterThan(1);
  });

  it('blocks lie within the drawing, and however many stretches there are, they are no more than pixels', () => {
    fc.assert(
      fc.property(fc.array(anySpeech, { maxLength: 1_500, size: 'max' }), (speech) => {
        const blocks = blocksOf(speech, { from: 0, to: 1_050 }, 80);
        expect(blocks.length).toBeLessThanOrEqual(Math.max(600, 160));
        for (const { x, width } of blocks) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(82);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('where there are too many, a pixel shows what fills it most', () => {
    const many = Array.from({ length: 700 }, (_, i) => said('seller', i, i + 0.4, 'positive'));
    const long = Array.from({ length: 700 }, (_, i) => said('seller', i + 0.4, i + 1, 'negative'));
    expect(blocksOf([...many, ...long], { from: 0, to: 700 }, 70)).toEqual([
      { lane: 'seller', tone: 'negative', x: 0, width: 70 },
    ]);
  });
});

describe('speaking at once', () => {
  it('is where both sides speak, whatever each side repeats', () => {
    expect(
      overlapsOf([
        said('seller', 0, 10),
        said('seller', 5, 12),
        said('customer', 8, 20),
        said('customer', 9, 9.5, 'silent'),
        said('seller', 19, 30),
      ]),
    ).toEqual([
      { from: 8, to: 12 },
      { from: 19, to: 20 },
    ]);
  });

  it('a moment is in an overlap exactly where both lanes have speech then', () => {
    fc.assert(
      fc.property(
        fc.array(anySpeech, { maxLength: 20 }),
        fc.double({ min: 0, max: 1_000, noNaN: true }),
        (speech, at) => {
          const speaks = (lane: Lane) =>
            speech.some(
              (each) => each.lane === lane && each.tone !== 'silent' && each.from < at && at < each.to,
            );
          const isOn = speech.some(({ from, to }) => from === at || to === at);
          fc.pre(!isOn);
          const inOverlap = overlapsOf(speech).some(({ from, to }) => from < at && at < to);
          expect(inOverlap).toBe(speaks('seller') && speaks('customer'));
        },
      ),
    );
  });
});

describe('marks and ticks', () => {
  it('marks that would lie upon each other are one, with their number', () => {
    const marks = [2, 2.1, 50].map((at) => ({ row: 'keyword', at }));
    const view = { from: 0, to: 100 };
    expect(
      placedMarks([...marks, { row: 'note', at: 3 }], 'keyword', { view, width: 100, apart: 5 }),
    ).toEqual([
      { x: 2, count: 2 },
      { x: 50, count: 1 },
    ]);
  });

  it('ticks are round and have room', () => {
    expect(ticksOf({ from: 0, to: 600 }, 600, 72).map(({ at }) => at)).toEqual([0, 120, 240, 360, 480, 600]);
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.double({ min: 100, max: 4_000, noNaN: true }),
        (length, width) => {
          const ticks = ticksOf({ from: 0, to: length }, width, 72);
          for (const [i, { x }] of ticks.entries())
            if (i > 0) expect(x - ticks[i - 1]!.x).toBeGreaterThanOrEqual(71.9);
        },
      ),
    );
  });
});
