import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySpeech } from '../testing/any-call.ts';
import { Matcher } from './matcher.ts';
import { segmentedTokens } from './words.ts';

const found = (phrases: string[], text: string) =>
  new Matcher([{ phrases }]).find(text).map(({ start, end }) => text.slice(start, end));

/** By the definition, one entry at a time: from the left, the longest phrase at each place, no place twice. */
function mentionsByDefinition(phrases: string[], text: string): [number, number][] {
  const spoken = segmentedTokens(text);
  const wanted = phrases.map((phrase) => segmentedTokens(phrase)).sort((a, b) => b.length - a.length);
  const places: [number, number][] = [];
  for (let at = 0; at < spoken.length; ) {
    const phrase = wanted.find((tokens) =>
      tokens.every(({ form, isAttached }, i) => {
        const token = spoken[at + i];
        return token?.form === form && (i === 0 || token.isAttached === isAttached);
      }),
    );
    if (phrase && phrase.length > 0) {
      places.push([spoken[at]!.start, spoken[at + phrase.length - 1]!.end]);
      at += phrase.length;
    } else at += 1;
  }
  return places;
}

describe('a phrase stands', () => {
  test('whatever the case, the accents and the possessive', () => {
    expect(found(['relecloud'], 'RELECLOUD’s price, Relécloud')).toEqual(['RELECLOUD’s', 'Relécloud']);
    expect(found(['ΤΙΜΗΣ'], 'της τιμής')).toEqual(['τιμής']);
  });

  test('as whole words', () => expect(found(['art'], 'start art-house party art')).toEqual(['art', 'art']));

  test('with its symbols', () => {
    expect(found(['C++', 'C#', 'R&D'], 'C, R D, C +, c++ and C#; R&D.')).toEqual(['c++', 'C#', 'R&D']);
    expect(found(['.NET'], 'Done. Net income. ASP .NET')).toEqual(['.NET']);
  });

  test('across white space or one hyphen, never across a full stop', () => {
    const text = 'price list, price-list, price\n list. Price. List price--list price - list';
    expect(found(['price list'], text)).toEqual(['price list', 'price-list', 'price\n list']);
    expect(found(['price-list'], 'price list')).toEqual(['price list']);
  });

  test('in scripts without spaces', () => expect(found(['東京'], '私は東京が好き')).toEqual(['東京']));
});

test('the longest phrase counts, and no place twice', () => {
  expect(found(['new', 'new york', 'york city'], 'new york city new')).toEqual(['new york', 'new']);
  expect(found(['a a'], 'a a a a a')).toEqual(['a a', 'a a']);
});

test('entries overlap freely', () => {
  const matcher = new Matcher([{ phrases: ['new york'] }, { phrases: ['york city', 'york city'] }]);
  expect(matcher.find('new york city')).toEqual([
    { entry: 0, start: 0, end: 8 },
    { entry: 1, start: 4, end: 13 },
  ]);
});

test('all entries at once find what each finds by definition', () => {
  const phrases = fc.array(anySpeech, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(phrases, { maxLength: 4 }), anySpeech, (entries, text) => {
      const mentions = new Matcher(entries.map((each) => ({ phrases: each }))).find(text);
      for (const [entry, each] of entries.entries()) {
        const places = mentions.filter((m) => m.entry === entry).map(({ start, end }) => [start, end]);
        expect(places).toEqual(mentionsByDefinition(each, text));
      }
    }),
    { numRuns: 1000 },
  );
});
