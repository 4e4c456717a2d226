import { expect, it } from 'vitest';
import { filterOf } from './filter-url.ts';

it('an address says what the calls have in common; what it says wrongly is as if it were absent', () => {
  expect(filterOf({ term: 'pricing', sentiment: 'negative', q: 'two words', scope: 'all' })).toEqual({
    term: 'pricing',
    sentiment: 'negative',
    q: 'two words',
  });
  expect(filterOf({ term: ['a', 'b'], sentiment: 'angry', sort: 'sideways', q: '' })).toEqual({});
});

it('the usual order is not worth saying', () => {
  expect(filterOf({ sort: 'newest' })).toEqual({});
  expect(filterOf({ sort: 'longest' })).toEqual({ sort: 'longest' });
});
