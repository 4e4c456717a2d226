import { expect, it } from 'vitest';
import { dealsFilterOf } from './deals-url.ts';

it('open deals are listed where nothing else is asked for', () => {
  expect(dealsFilterOf({})).toEqual({ status: 'open' });
  expect(dealsFilterOf({ status: 'asleep', risk: 'some', stage: '', seller: ['a', 'b'] })).toEqual({
    status: 'open',
  });
});

it('a risk is known of open deals only', () => {
  expect(dealsFilterOf({ risk: 'atRisk', stage: 'Πρόταση', seller: 'ada' })).toEqual({
    status: 'open',
    risk: 'atRisk',
    stage: 'Πρόταση',
    seller: 'ada',
  });
  expect(dealsFilterOf({ status: 'lost', risk: 'atRisk' })).toEqual({ status: 'lost' });
});
