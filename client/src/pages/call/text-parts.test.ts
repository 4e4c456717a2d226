import type { Mark } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textParts } from './text-parts.ts';

const none = { found: [], here: undefined };

describe('a marked text', () => {
  it('names what is marked, a term before the question around it', () => {
    const marks: Mark[] = [
      { kind: 'question', start: 0, end: 10 },
      { kind: 'keyword', id: 'p', label: 'Price', start: 4, end: 9 },
    ];
    expect(textParts('The price?', marks, none).map(({ text, mark }) => [text, mark?.kind])).toEqual([
      ['The ', 'question'],
      ['price', 'keyword'],
      ['?', 'question'],
    ]);
  });

  it('what is found and where the reader is show across marks', () => {
    const marks: Mark[] = [{ kind: 'brand', id: 'b', label: 'B', start: 2, end: 4 }];
    const here = { start: 1, end: 3 };
    const parts = textParts('abcdef', marks, { found: [here], here });
    expect(parts.map(({ text, isFound, isHere }) => [text, isFound, isHere])).toEqual([
      ['a', false, false],
      ['b', true, true],
      ['c', true, true],
      ['d', false, false],
      ['ef', false, false],
    ]);
  });

  it('whatever is marked, the parts are the text', () => {
    const range = fc
      .tuple(fc.nat(30), fc.nat(30))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    const mark = range.map((place): Mark => ({ kind: 'keyword', id: 'k', label: 'K', ...place }));
    fc.assert(
      fc.property(fc.string({ maxLength: 25 }), fc.array(mark), fc.array(range), (text, marks, found) => {
        const parts = textParts(text, marks, { found, here: found[0] });
        expect(parts.map((part) => part.text).join('')).toBe(text);
        expect(parts.every((part) => text === '' || part.text !== '')).toBe(true);
      }),
    );
  });
});
