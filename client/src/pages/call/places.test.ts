import type { TranscriptSegment } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byPlace, countsOf, placesOf, segmentAt, startOf, stepFrom } from './places.ts';

const said = (startSec: number, marks: TranscriptSegment['marks'] = []): TranscriptSegment => ({
  ...{ speaker: 'customer', startSec, endSec: startSec + 4, text: 'price?', counts: true, marks },
});
const price = { kind: 'keyword', id: 'p', label: 'Price', start: 0, end: 5 } as const;
const question = { kind: 'question', start: 5, end: 6 } as const;
const all = new Set(['keyword', 'question', 'note'] as const);

describe('the segment at a moment', () => {
  it('is the last that has begun, overlapping or not', () => {
    const segments = [said(0), said(3), said(10)];
    expect([0, 2.9, 3, 5, 9.9, 99].map((sec) => segmentAt(segments, sec))).toEqual([0, 0, 1, 1, 1, 2]);
    expect([segmentAt(segments, -5), segmentAt([], 3)]).toEqual([0, -1]);
  });

  it('is found again by an address, which says tenths of seconds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1 }), (starts) => {
        const segments = [...new Set(starts)].sort((a, b) => a - b).map((start) => said(0.13 * start));
        for (const [i, { startSec }] of segments.entries())
          expect(segmentAt(segments, Math.round(startSec * 10) / 10)).toBe(i);
      }),
    );
  });
});

describe('marked places', () => {
  const segments = [said(0, [price, question]), said(5), said(10, [price])];

  it('are those of the kinds shown, notes first in their segment', () => {
    expect(placesOf(segments, [0], all).map(({ kind, segment }) => `${kind} ${segment}`)).toEqual([
      'note 0',
      'keyword 0',
      'question 0',
      'keyword 2',
    ]);
    expect(placesOf(segments, [0], new Set(['question'])).length).toBe(1);
    expect(countsOf(segments, [0, 0])).toEqual({ keyword: 2, competitor: 0, brand: 0, question: 1, note: 2 });
  });

  it('follow one another around the ends, from wherever the reader is', () => {
    const places = placesOf(segments, [], all);
    expect(stepFrom(places, startOf(0), 1)).toBe(places[0]);
    expect(stepFrom(places, startOf(1), 1)).toBe(places[2]);
    expect(stepFrom(places, startOf(1), -1)).toBe(places[1]);
    expect(stepFrom(places, places[2]!, 1)).toBe(places[0]);
    expect(stepFrom([], startOf(0), 1)).toBeUndefined();
    expect(byPlace({ segment: 1, start: 2, end: 9 }, { segment: 1, start: 3, end: 4 })).toBe(-1);
  });

  it('going on visits each once and comes back to the first', () => {
    const anyPlace = fc.record({ segment: fc.nat(9), start: fc.nat(50), end: fc.nat(60) });
    fc.assert(
      fc.property(
        fc.uniqueArray(anyPlace, { minLength: 1, comparator: (a, b) => byPlace(a, b) === 0 }),
        (some) => {
          const places = some.sort(byPlace);
          let here = places[0]!;
          for (const expected of [...places.slice(1), places[0]!]) {
            here = stepFrom(places, here, 1)!;
            expect(here).toBe(expected);
          }
          expect(stepFrom(places, here, -1)).toBe(places.at(-1));
        },
      ),
    );
  });
});
