import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ADJECTIVE, lexiconBits, NOUN, packLexicon, unpackLexicon, VERB } from './english-lexicon.ts';

it('a packed lexicon holds every word with its bits', () => {
  const words = fc.dictionary(fc.stringMatching(/^[a-z]{2,26}$/), fc.integer({ min: 1, max: 63 }));
  fc.assert(
    fc.property(words, (entries) => {
      const unpacked = unpackLexicon(packLexicon(new Map(Object.entries(entries))));
      const plain = Object.entries(entries).filter(([word]) => !unpackLexicon('').has(word));
      for (const [word, bits] of plain) expect(unpacked.get(word)).toBe(bits);
    }),
  );
});

it('the lexicon knows what common words may be, and no names', () => {
  expect(lexiconBits('contract')! & (NOUN | VERB)).toBe(NOUN | VERB);
  expect(lexiconBits('explain')! & (NOUN | VERB)).toBe(VERB);
  expect(lexiconBits('annual')! & ADJECTIVE).toBe(ADJECTIVE);
  expect(lexiconBits('webinar')! & NOUN).toBe(NOUN);
  expect((lexiconBits('london') ?? 0) & NOUN).toBe(0);
});
