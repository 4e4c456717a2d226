import { describe, expect, it } from 'vitest';
import { isSpoken, mentionsIn, tokensOf, withoutNotes } from './speech.ts';

const mentions = (text: string, ...phrases: string[]) =>
  mentionsIn(tokensOf(withoutNotes(text)), phrases.map(tokensOf));

describe('mentions', () => {
  it.each([
    ['The price, the PRICE and the prices.', ['price'], 2],
    ['Η τιμή, οι ΤΙΜΕΣ, μια τιμη', ['τιμή', 'τιμές'], 3],
    ['ΛΟΓΟΣ και λόγος, λόγοσ, λόγος’s', ['λόγος'], 4],
    ['Straße, STRASSE, strasse', ['straße'], 3],
    ["Relecloud's price and Relecloud’s terms", ['relecloud'], 2],
    ['Can you on-board us? We on board alone. On. Board!', ['on board'], 2],
    ['a data  warehouse, a data\nwarehouse, data - warehouse, data--warehouse', ['data warehouse'], 2],
    ['C++, C#, C and c++', ['C++'], 2],
    ['our R&D, R and D, R & D', ['r&d'], 1],
    ['Nivello+ and Nivello', ['nivello+'], 1],
    ['a (price) or "price"', ['price'], 2],
    ['annual contract, annual contract review', ['contract', 'annual contract', 'annual contract review'], 2],
    ['no no no', ['no no'], 1],
    ['pricing.com and subpricing', ['pricing'], 0],
    ['価格と東京都の価格', ['価格'], 2],
  ])('%s: %j %i', (text, phrases, count) => {
    expect(mentions(text, ...phrases)).toBe(count);
  });

  it('a transcriber’s notes are not words', () => {
    expect(mentions('<UNSURE>price</UNSURE> <price/> [price] < price >', 'price')).toBe(2);
  });
});

it('a text that is left without a letter or digit says nothing', () => {
  const isCounted = (text: string) => isSpoken(withoutNotes(text));
  expect(['<INAUDIBLE_SPEECH/>', '[noise].', '…', ''].map(isCounted)).toEqual([false, false, false, false]);
  expect(['<UNIN/> ok', '5', 'ναι'].map(isCounted)).toEqual([true, true, true]);
});
