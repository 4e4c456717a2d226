import type { TermDetails } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { drawn, negativeShare, ordered } from './terms-order.ts';

const term = (id: string, more: Partial<TermDetails>): TermDetails => ({
  id,
  label: id,
  mentions: 1,
  calls: 1,
  sentiment: { positive: 0, neutral: 0, negative: 0 },
  series: { mentions: [], calls: [] },
  ...more,
});
const ids = (terms: readonly TermDetails[]) => terms.map(({ id }) => id);
const terms = [
  term('b', { mentions: 9, trend: -0.5, sentiment: { positive: 1, neutral: 0, negative: 1 } }),
  term('a', { mentions: 5, isNew: true, sentiment: { positive: 0, neutral: 0, negative: 2 } }),
  term('c', { mentions: 7, trend: 0.5 }),
  term('d', { mentions: 7 }),
];

describe('a table of terms', () => {
  it('stands by the column that is asked for; what has no value stands last', () => {
    expect(ids(ordered(terms, 'rank'))).toEqual(['b', 'a', 'c', 'd']);
    expect(ids(ordered(terms, 'label'))).toEqual(['a', 'b', 'c', 'd']);
    expect(ids(ordered(terms, 'mentions'))).toEqual(['b', 'c', 'd', 'a']);
    expect(ids(ordered(terms, 'trend'))).toEqual(['a', 'c', 'b', 'd']);
    expect(ids(ordered(terms, 'negative'))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('no analysed call has no share, which is not a share of 0', () => {
    expect(negativeShare({ positive: 0, neutral: 0, negative: 0 })).toBeUndefined();
    expect(negativeShare({ positive: 3, neutral: 0, negative: 1 })).toBe(0.25);
  });

  it('a chart shows the chosen term even where it is not among the first', () => {
    expect(ids(drawn(terms, 'd', 2))).toEqual(['d', 'b']);
    expect(ids(drawn(terms, undefined, 2))).toEqual(['b', 'a']);
  });
});
