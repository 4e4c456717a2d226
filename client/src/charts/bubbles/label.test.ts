import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitLabel, legible, widthEm } from './label.ts';

describe('labels inside bubbles', () => {
  test('no line leaves the circle, whatever the words and the script', () => {
    const anyLabel = fc
      .array(
        fc.oneof(fc.constantFrom('price', 'διαπραγμάτευση', '価格表', 'C++', 'Relecloud'), fc.string()),
        {
          minLength: 1,
          maxLength: 6,
        },
      )
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(anyLabel, fc.double({ min: 0.05, max: 0.4, noNaN: true }), (label, smallest) => {
        const fitted = legible(fitLabel(label), smallest);
        fitted?.lines.forEach((line, i) => {
          const halfWidth = (widthEm(line) * fitted.size) / 2;
          const y = Math.abs((i - (fitted.lines.length - 1) / 2) * fitted.leading);
          expect(Math.hypot(halfWidth, y)).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  test('words that fit better in lines are set in lines, in their order', () => {
    expect(fitLabel('free trial period')?.lines).toEqual(['free', 'trial', 'period']);
    expect(fitLabel('price')?.lines).toEqual(['price']);
  });

  test('a label stands whole and readable, or not at all', () => {
    const anyWords = fc
      .array(fc.constantFrom('price', 'διαπραγμάτευση', '価格表', 'of'), { minLength: 1, maxLength: 15 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(anyWords, fc.double({ min: 0.05, max: 0.6, noNaN: true }), (label, smallest) => {
        const fitted = legible(fitLabel(label), smallest);
        if (fitted === undefined) return;
        expect(fitted.lines.join(' ')).toBe(label);
        expect(fitted.size).toBeGreaterThanOrEqual(smallest);
      }),
    );
    const long = fitLabel('διαπραγματευσιμότητα');
    expect(legible(long, 0.1)).toBe(long);
    expect(legible(long, 0.36)).toBeUndefined();
  });
});
