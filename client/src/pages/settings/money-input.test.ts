import fc from 'fast-check';
import { expect, it } from 'vitest';
import { amountOf, centsOf } from './money-input.ts';
import { phrasesOf } from './phrases.ts';

it.each([
  ['3800000', 380_000_000],
  ['3,800,000', 380_000_000],
  ['3.800.000,50', 380_000_050],
  ["3'800'000.5", 380_000_050],
  ['1 200', 120_000],
  ['0', 0],
  ['', undefined],
  ['-5', undefined],
  ['five', undefined],
  ['1e9', undefined],
])('%j means %j cents', (text, cents) => {
  expect(centsOf(text)).toBe(cents);
});

it('every amount is read as it was written', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), (cents) => {
      expect(centsOf(amountOf(cents))).toBe(cents);
    }),
  );
});

it('phrases are the lines of a text, each once', () => {
  expect(phrasesOf(' price \n\nfee\nprice\n')).toEqual(['price', 'fee']);
});
