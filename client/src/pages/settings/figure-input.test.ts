import { FIGURE_NAMES, unitOf } from '@earshot/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { figureTextOf, figureValueOf } from './figure-input.ts';

it('a figure is written in the unit that people say it in', () => {
  expect(figureValueOf('winRate', '27')).toBe(0.27);
  expect(figureValueOf('winRate', '12,5')).toBe(0.125);
  expect(figureValueOf('revenueWon', '3,800.50')).toBe(380_050);
  expect(figureValueOf('revenueWon', '-20')).toBe(-2_000);
  expect(figureValueOf('secondsThisMonth', '1.5')).toBe(5_400);
  expect(figureValueOf('activeCalls', '−3')).toBe(-3);
  expect(figureTextOf('winRate', 0.07)).toBe('7');
});

it.each(['', '-', 'many', '1e9', '1.2.3', '12 %'])('%j is no figure', (text) => {
  expect(figureValueOf('winRate', text)).toBeUndefined();
});

it('things are counted whole', () => {
  expect(figureValueOf('dealsWon', '1.5')).toBeUndefined();
});

it('marks between thousands part nothing: a thousand is never taken for one', () => {
  for (const text of ['1,000', '1.000', '1 000', '1’000', '1000'])
    expect(figureValueOf('callsAnalysed', text)).toBe(1_000);
  expect(figureValueOf('callsAnalysed', '-1,234,567')).toBe(-1_234_567);
  expect(figureValueOf('callsAnalysed', '1,234.567')).toBeUndefined();
  expect(figureValueOf('secondsThisMonth', '1,000')).toBe(3_600_000);
  expect(figureValueOf('secondsThisMonth', '0,125')).toBe(450);
  expect(figureValueOf('winRate', '27,126')).toBe(0.2713);
});

it('what is written can be read again', () => {
  const figures = fc.constantFrom(...FIGURE_NAMES);
  fc.assert(
    fc.property(figures, fc.integer({ min: -1_000_000, max: 1_000_000 }), (figure, whole) => {
      const value =
        unitOf(figure) === 'ratio'
          ? whole / 10_000
          : unitOf(figure) === 'seconds'
            ? (whole * 36) / 10
            : whole;
      expect(figureValueOf(figure, figureTextOf(figure, value))).toBe(value);
    }),
  );
});
