import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeFinder } from './find-in.ts';

const foundIn = (text: string, query: string) =>
  makeFinder([text])(query).map(({ start, end }) => text.slice(start, end));

describe('searching in a call', () => {
  it('finds words whatever their case and accents, as they are written', () => {
    expect(foundIn('Η τιμή; Η ΤΙΜΗ, οι τιμές', 'ΤΙΜΗ')).toEqual(['τιμή', 'ΤΙΜΗ']);
    expect(foundIn('λόγος ΛΟΓΟΣ', 'λογοσ')).toEqual(['λόγος', 'ΛΟΓΟΣ']);
    expect(foundIn('Un cafe\u0301 noir', 'café')).toEqual(['cafe\u0301']);
    expect(foundIn('ﬁnal offer', 'fin')).toEqual(['ﬁn']);
    expect(foundIn('😀 price 😀', 'PRICE')).toEqual(['price']);
  });

  it('nothing is asked for by nothing, and what is no pattern is none', () => {
    expect(foundIn('a.b axb', ' ')).toEqual([]);
    expect(foundIn('a.b axb', 'a.b')).toEqual(['a.b']);
    expect(foundIn('aaaa', 'aa')).toEqual(['aa', 'aa']);
  });

  it('every part of a text is found in it, at places that hold it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const letters = [...text];
        const from = a % letters.length;
        const part = letters.slice(from, from + 1 + (b % 5)).join('');
        const plain = part.normalize('NFKD').replace(/\p{M}/gu, '');
        fc.pre(part === part.trim() && !/\s/.test(part) && plain !== '');
        const found = makeFinder([text])(part);
        expect(found.length).toBeGreaterThan(0);
        for (const { start, end } of found) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
