import { describe, expect, test } from 'vitest';
import { ringArcs } from './ring-layout.ts';

describe('the ring', () => {
  test('draws only the parts that hold something, in their order', () => {
    const parts = ringArcs([
      { key: 'negative', value: 3 },
      { key: 'neutral', value: 0 },
      { key: 'positive', value: 1 },
    ]);
    expect(parts.map(({ key }) => key)).toEqual(['negative', 'positive']);
  });

  test('a single part is a whole ring without a gap, and nothing is no ring', () => {
    const [whole] = ringArcs([{ key: 'neutral', value: 7 }]);
    expect(whole?.path.match(/A/g)?.length).toBe(4);
    expect(ringArcs([{ key: 'neutral', value: 0 }])).toEqual([]);
  });

  test('a sliver is left out, a thin part is drawn', () => {
    const parts = ringArcs([
      { key: 'negative', value: 1 },
      { key: 'neutral', value: 200_000 },
      { key: 'positive', value: 10_000_000 },
    ]);
    expect(parts.map(({ key }) => key)).toEqual(['neutral', 'positive']);
    for (const { path } of parts) expect(path).not.toMatch(/NaN|Infinity|undefined/);
  });
});
