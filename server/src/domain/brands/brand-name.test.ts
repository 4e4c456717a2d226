import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandIdOf } from './brand-name.ts';
import { anySpan, quickSpan } from './brand-words.ts';
import { packed, unpacked } from './front-coding.ts';
import { idsOfPerson } from './people-ids.ts';

describe('the id of a name', () => {
  it.each([
    ['Relecloud', "RELECLOUD'S", 'Relecloud Inc.', 'the Relecloud', 'Rele-cloud', 'relecloud.com'],
    ['Bed Bath & Beyond', 'Bed Bath and Beyond'],
    ['J.P. Morgan', 'JP Morgan', 'JPMorgan'],
    ['Nestlé', 'NESTLE', 'Nestlé’s'],
    ['Ρελεκλάουντ ΑΕ', 'ΡΕΛΕΚΛΑΟΥΝΤ', 'ρελεκλάουντ'],
  ])('is one for %s, %s …', (...names) => {
    expect(new Set(names.map(brandIdOf)).size).toBe(1);
  });

  it('differs for different names', () => {
    const names = ['Bank of America', 'America', 'Citi', 'Citigroup', 'Delta', 'Delta Air Lines'];
    expect(new Set(names.map(brandIdOf)).size).toBe(names.length);
  });

  it('is letters and digits, at most 64, and its own id, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const id = brandIdOf(name);
        expect(id).toMatch(/^[\p{L}\p{N}]{0,64}$/u);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is no key that JavaScript keeps for itself', () => {
    expect(['Constructor', 'constructor Inc.', 'PROTOTYPE', 'the Prototype'].map(brandIdOf)).toEqual([
      '',
      '',
      '',
      '',
    ]);
    expect(brandIdOf('__proto__')).not.toBe('__proto__');
  });

  it('is cut where a name is longer than any', () => {
    expect(brandIdOf('𐐨'.repeat(100))).toBe('𐐨'.repeat(64));
  });

  it('is empty where a name has no letter', () => {
    expect(['', '  ', '24/7', '😀', '&'].map(brandIdOf)).toEqual(['', '', '', '', '']);
  });
});

it('plain words are read as all words are', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."aB3.'’& -,cOγΓάß٣\u0301ª😀…"), maxLength: 90 }),
      (text) => {
        for (let from = 0; from <= text.length; ) {
          const slow = anySpan(text, from);
          const quick = quickSpan(text, from);
          expect(quick && { ...quick, isPlain: false }).toEqual(slow);
          from = slow ? slow.end : text.length + 1;
        }
      },
    ),
    { numRuns: 3_000 },
  );
});

it('a list is unpacked as it was packed, sorted', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-cα-γ ]{1,50}$/), { minLength: 1 }), (names) => {
      expect(unpacked(packed(names))).toEqual([...names].sort());
    }),
  );
});

it('a person’s ids are the whole name and the words of it that are no well-known brands', () => {
  expect([...idsOfPerson('Anna Ford', new Set(['ford']))].sort()).toEqual(['anna', 'annaford']);
  expect([...idsOfPerson('Li', new Set())]).toEqual(['li']);
  expect([...idsOfPerson('Jean Microsoft')].sort()).toEqual(['jean', 'jeanmicrosoft']);
  expect([...idsOfPerson('')]).toEqual([]);
});
