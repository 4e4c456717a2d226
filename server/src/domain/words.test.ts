import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folded } from './folding.ts';
import { quickTokens } from './quick-words.ts';
import { segmentedTokens, tokensOf, wordCount } from './words.ts';

const forms = (text: string) => tokensOf(text).map((token) => token.form);

describe('folding', () => {
  test.each([
    ['PRICE', 'price'],
    ['Τιμής', 'τιμησ'],
    ['ΤΙΜΗΣ', 'τιμησ'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['naïve', 'naive'],
    ['ﬁne', 'fine'],
    ['Ｃ', 'c'],
    ["Relecloud's", 'relecloud'],
    ['Relecloud’S', 'relecloud'],
    ['İ', 'i'],
    ['ı', 'ı'],
  ])('%s is compared as %s', (word, form) => expect(folded(word)).toBe(form));
});

describe('tokens', () => {
  test('symbols stand, white space and one hyphen between words do not', () => {
    expect(forms('C++, R&D')).toEqual(['c', '+', '+', ',', 'r', '&', 'd']);
    expect(forms('e-mail e\u2010mail e\u2011mail')).toEqual(['e', 'mail', 'e', 'mail', 'e', 'mail']);
    expect(forms('a--b a - b -5')).toEqual(['a', '-', '-', 'b', 'a', '-', 'b', '-', '5']);
  });

  test('words of scripts without spaces are found', () => {
    expect(wordCount('ฉันชอบราคา')).toBeGreaterThan(1);
    expect(wordCount('価格が高いです')).toBeGreaterThan(1);
  });
});

describe('long text', () => {
  const SCRIPTS = {
    Thai: 'ฉันคิดว่าราคาสูงเกินไปสำหรับเรา',
    Khmer: 'តម្លៃនេះថ្លៃពេកសម្រាប់យើង',
    kana: 'かんたんなことばでつづくはなしです',
    Japanese: '価格が高いので来週もう一度ご連絡いたします',
    Chinese: '这个价格对我们来说太高了',
  };

  test.each(Object.entries(SCRIPTS))(
    'takes time by its length alone, also where no space divides it: %s',
    (_, sentence) => {
      const text = sentence.repeat(Math.ceil(100_000 / sentence.length));
      const startedAtMs = performance.now();
      const tokens = tokensOf(text);
      expect(performance.now() - startedAtMs).toBeLessThan(1_000);
      expect(tokens.at(-1)!.end).toBe(text.length);
    },
    60_000,
  );

  test('has the same words when it is cut at spaces and full stops into pieces', () => {
    const letters = [..."aζé漢かฉราคา09'’.,:&😀-", '\u0308'];
    const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 });
    const space = fc.constantFrom(' ', '  ', '\r\n', '。', '、', '\u0301 ', ' \u0301');
    const words = fc.array(fc.tuple(word, space), { maxLength: 40 });
    fc.assert(
      fc.property(words, fc.integer({ min: 60, max: 90 }), (parts, pieceUnits) => {
        const text = parts.flat().join('');
        const uncut = text.split(/(?<=[\s。、])(?![\s\p{M}])/u);
        fc.pre(uncut.every(({ length }) => length < pieceUnits / 2));
        expect(segmentedTokens(text, { pieceUnits })).toEqual(
          segmentedTokens(text, { pieceUnits: Infinity }),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  test('that has no place to cut is cut between whole characters, and nothing of it is left out', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('ก', '漢', '😀', '\u0301'), maxLength: 60 }), (text) => {
        const heard = segmentedTokens(text, { pieceUnits: 4 }).map(({ start, end }) =>
          text.slice(start, end),
        );
        expect(heard.join('').isWellFormed()).toBe(true);
        for (const piece of heard) expect(piece.isWellFormed()).toBe(true);
        const letters = (whole: string) => whole.match(/[ก漢]/g)?.length ?? 0;
        expect(letters(heard.join(''))).toBe(letters(text));
      }),
    );
  });
});

describe('the quick way', () => {
  test('equals the segmenter for every character that it knows, in every neighbourhood', () => {
    let known = 0;
    for (let code = 1; code < 0x3000; code++) {
      const char = String.fromCharCode(code);
      for (const text of [
        char,
        `a${char}a`,
        `1${char}1`,
        `a${char}1`,
        `1${char}a`,
        ` ${char} `,
        `a${char}${char}a`,
      ]) {
        const quick = quickTokens(text);
        if (quick === undefined) continue;
        known += 1;
        expect(quick, JSON.stringify(text)).toEqual(segmentedTokens(text));
      }
    }
    expect(known).toBeGreaterThan(7 * 1000);
  });

  test('equals the segmenter for any text', () => {
    const usual = fc.constantFrom(...'aZéßŉΣςάЖ’‘\'".,;:-‐&+#@_/0129 \n\u00a0…—');
    const rare = fc.constantFrom(
      '\u0301',
      '\u00ad',
      '東',
      'カ',
      'ก',
      '😀',
      'א',
      '½',
      '·',
      '\u200b',
      '\u202f',
      'ǆ',
      'ᾳ',
    );
    const text = fc.string({
      unit: fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: rare }),
    });
    fc.assert(
      fc.property(text, (given) => {
        expect(tokensOf(given)).toEqual(segmentedTokens(given));
      }),
      { numRuns: 3000 },
    );
  });

  test('is the way that ordinary speech takes', () => {
    expect(quickTokens('Well, that’s 3,5 % more: “too expensive” – isn’t it?')).toBeDefined();
    expect(quickTokens('Είναι πολύ ακριβό· δεν γίνεται;')).toBeUndefined(); // ano teleia: a rare sign
    expect(quickTokens('Είναι πολύ ακριβό, δεν γίνεται;')).toBeDefined();
  });
});
