import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stagesOf } from './stages.ts';

const figures = fc.record({ deals: fc.nat(1_000), estimated: fc.nat(1e9) });
const byStage = fc.dictionary(fc.stringMatching(/^[a-zα-ω-]{1,6}$/), figures, { maxKeys: 12 });
const total = (of: Iterable<{ deals: number; estimated: number }>) => {
  const sum = { deals: 0, estimated: 0 };
  for (const { deals, estimated } of of) {
    sum.deals += deals;
    sum.estimated += estimated;
  }
  return sum;
};

describe('stages', () => {
  test('the largest come first, deals without a stage last', () => {
    const stages = stagesOf(
      {
        '-': { deals: 9, estimated: 900 },
        offer: { deals: 1, estimated: 100 },
        talk: { deals: 5, estimated: 300 },
      },
      6,
    );
    expect(stages.map(({ kind, name }) => [kind, name])).toEqual([
      ['named', 'talk'],
      ['named', 'offer'],
      ['none', '-'],
    ]);
  });

  test('however many there are, no more than asked for are shown and no deal is lost', () => {
    fc.assert(
      fc.property(byStage, fc.integer({ min: 2, max: 8 }), (stages, most) => {
        const shown = stagesOf(stages, most);
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(total(shown)).toEqual(total(Object.values(stages)));
        expect(shown.reduce((sum, stage) => sum + stage.stages, 0)).toBe(Object.keys(stages).length);
      }),
    );
  });
});
