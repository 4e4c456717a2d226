import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitLabel, legible, shortened, smallestOf, tight, widthEm } from './label.ts';

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

  test('what does not fit whole begins inside the circle at a readable size, and says that there is more', () => {
    const anyLabel = fc
      .array(fc.constantFrom('Relay', 'roll-out,', 'διαπραγμάτευση', '価格表', 'Fieldnote'), {
        minLength: 1,
        maxLength: 15,
      })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(anyLabel, fc.double({ min: 0.1, max: 0.6, noNaN: true }), (label, smallest) => {
        const begun = shortened(label, smallest);
        begun?.lines.forEach((line, i) => {
          const y = Math.abs((i - (begun.lines.length - 1) / 2) * begun.leading);
          expect(Math.hypot((widthEm(line) * begun.size) / 2, y)).toBeLessThanOrEqual(1);
        });
        if (begun === undefined) return;
        expect(begun.size).toBe(smallest);
        const [text, end] = [begun.lines.join(' ').slice(0, -1), begun.lines.join(' ').slice(-1)];
        expect(end).toBe('…');
        expect(label.startsWith(text)).toBe(true);
      }),
    );
    expect(shortened('Relay roll-out, 285 seats', 12 / 32)?.lines).toEqual([
      'Relay',
      'roll-out,',
      '285',
      'sea…',
    ]);
    expect(shortened('Integration', 12 / 27)?.lines).toEqual(['Integr…']);
    expect(shortened('Integration', 12 / 14)).toBeUndefined();
  });

  test('what hardly misses a readable size stands whole at that size', () => {
    const label = fitLabel('Training');
    expect(tight(label, 1.05 * label!.size)).toMatchObject({ lines: ['Training'], size: 1.05 * label!.size });
    expect(tight(label, 1.1 * label!.size)).toBeUndefined();
    // In a small circle a short one may fill more of it than it would in a large one.
    expect(legible(fitLabel('AI'), 12 / 20)).toBeUndefined();
    expect(tight(fitLabel('AI'), 12 / 20)).toMatchObject({ lines: ['AI'], size: 12 / 20 });
  });

  test('what its colour calls the eye to is named in small bubbles too, the others from 28 px on', () => {
    const least = { unit: 1 };
    expect(smallestOf({ radius: 24 }, least)).toBe(Number.POSITIVE_INFINITY);
    expect(smallestOf({ radius: 24, tone: 'watch' }, least)).toBe(Number.POSITIVE_INFINITY);
    expect(smallestOf({ radius: 24, strong: true }, least)).toBe(0.5);
    expect(smallestOf({ radius: 24, tone: 'atRisk' }, least)).toBe(0.5);
    expect(smallestOf({ radius: 32 }, least)).toBe(0.375);
  });
});
