import { SENTIMENT_CLASSES } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpeechSegment } from './call.ts';
import {
  decodeWords,
  encodeWords,
  MAX_PHRASES,
  type PhraseExtractor,
  packWords,
  saidOf,
  unpackWords,
  wordField,
  wordsSaid,
} from './words-said.ts';

/** Every word is a phrase of the language that its call has; capitals are another form of it. */
const everyWord: PhraseExtractor = (texts, tag = 'en') => {
  const words = texts.flatMap((text) => text.split(' ').filter((word) => word !== ''));
  const forms = new Map<string, { phrase: string; label: string; mentions: number }>();
  for (const word of words) {
    const phrase = word.toLowerCase();
    const form = forms.get(phrase) ?? { phrase, label: word, mentions: 0 };
    forms.set(phrase, { ...form, mentions: form.mentions + 1 });
  }
  return words.length === 0
    ? new Map()
    : new Map([[tag, { words: words.length, phrases: [...forms.values()] }]]);
};
const spoken = (speaker: SpeechSegment['speaker'], text: string) => ({ speaker, startMs: 0, endMs: 1, text });
const once = (mentions: number) => packWords({ mentions, calls: 1 });

describe('packed counts', () => {
  const count = fc.record({ mentions: fc.nat(2 ** 20), calls: fc.nat(2 ** 20) });
  it('add up as what they hold does, and are taken out again exactly', () => {
    fc.assert(
      fc.property(fc.array(count, { maxLength: 50 }), count, (counts, last) => {
        const sum = [...counts, last].reduce((packed, each) => packed + packWords(each), 0);
        const expected = (part: keyof typeof last) => counts.reduce((total, each) => total + each[part], 0);
        expect(unpackWords(sum - packWords(last))).toEqual({
          mentions: expected('mentions'),
          calls: expected('calls'),
        });
        expect(Number.isSafeInteger(sum)).toBe(true);
      }),
    );
  });
});

describe('a field', () => {
  it('tells language, phrase, the form it was said in and how the customer sounds', () => {
    const mood = fc.constantFrom(undefined, ...SENTIMENT_CLASSES);
    const phrase = fc.stringMatching(/^[a-zά-ώ]{0,5}( [a-z0-9]{1,4})?$/);
    const label = fc.oneof(fc.stringMatching(/^[A-Za-z -]{1,8}$/), phrase);
    fc.assert(
      fc.property(fc.constantFrom('en', 'el'), phrase, label, mood, (language, text, form, sounds) => {
        const said = { language, phrase: text, label: form, ...(sounds && { mood: sounds }) };
        expect(saidOf(wordField(said))).toEqual(said);
      }),
    );
    expect(wordField({ language: 'en', phrase: 'data loss', label: 'data loss' })).toBe('en|data loss');
  });

  it('never holds what divides fields', () => {
    for (const label of ['a|b', 'a\tb', 'a\0b'])
      expect(wordField({ language: 'en', phrase: 'ab', label })).toBe('en|ab');
  });
});

describe('what a seller says', () => {
  it('is counted by form, with all words of the language; what the customer says is not', () => {
    const segments = [
      spoken('seller', 'Price price loss'),
      spoken('customer', 'refund'),
      spoken('seller', 'loss'),
    ];
    expect(wordsSaid(segments, everyWord, { tag: 'en' })).toEqual(
      new Map([
        ['en|', once(4)],
        ['en|loss', once(2)],
        ['en|price|Price', once(2)],
      ]),
    );
    expect(wordsSaid([spoken('customer', 'refund')], everyWord)).toEqual(new Map());
  });

  it('is kept by how the customer sounds, but for all words', () => {
    const said = wordsSaid([spoken('seller', 'Price loss')], everyWord, { tag: 'en', mood: 'negative' });
    expect([...said.keys()]).toEqual(['en|', 'en-|loss', 'en-|price|Price']);
  });

  it('is cut to the phrases said most, ties by phrase, whatever their order; the words of all of them count', () => {
    const words = Array.from({ length: MAX_PHRASES + 5 }, (_, i) => `w${String(i).padStart(2, '0')}`);
    const often = words.at(-1)!;
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: words.length }), (shuffled) => {
        const said = wordsSaid([spoken('seller', [...shuffled, often].join(' '))], everyWord, { tag: 'en' });
        expect(said.size).toBe(MAX_PHRASES + 1);
        expect(said.get('en|')).toBe(once(words.length + 1));
        const kept = [often, ...words.slice(0, MAX_PHRASES - 1)].map((word) => `en|${word}`);
        expect([...said.keys()].slice(1)).toEqual(kept);
      }),
      { numRuns: 20 },
    );
  });

  it('is stored as flat text and read back', () => {
    const count = fc.record({
      mentions: fc.nat(2 ** 26 - 1),
      calls: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 9 })),
    });
    const words = fc.dictionary(fc.stringMatching(/^[a-z]{2}\|[a-zά-ώ ]{0,9}$/), count.map(packWords));
    fc.assert(
      fc.property(words, (counts) => {
        const map = new Map(Object.entries(counts));
        expect(decodeWords(encodeWords(map))).toEqual(map);
      }),
    );
    expect(encodeWords(new Map())).toBe('');
  });

  it('with the counts of one call as mentions alone, and reads those of before, which were whole', () => {
    const said = new Map([['en|price', packWords({ mentions: 3, calls: 1 })]]);
    expect(encodeWords(said)).toBe('en|price\t3');
    expect(decodeWords(`en|price\t${2 ** 26 + 3}`)).toEqual(said);
  });
});
