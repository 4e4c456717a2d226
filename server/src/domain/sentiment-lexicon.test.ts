import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySpeech } from '../testing/any-call.ts';
import { lexiconAnalyser } from './sentiment-lexicon.ts';

const classOf = (text: string) => {
  const score = lexiconAnalyser.scoreOf(text);
  return score <= -50 ? 'negative' : score >= 50 ? 'positive' : 'neutral';
};

describe('the first analyser', () => {
  test.each([
    ['We love the product.', 'positive'],
    ['This is too expensive for us.', 'negative'],
    ["I'm not happy with this at all.", 'negative'],
    ['That is no problem.', 'positive'],
    ['No. It is terrible.', 'negative'],
    ['We love the product but the support is terrible.', 'negative'],
    ['The support is terrible, but we love the product.', 'positive'],
    ['Thank you very much, goodbye.', 'neutral'],
    ['The invoice is from March.', 'neutral'],
    ['Είμαστε πολύ ευχαριστημένοι.', 'positive'],
    ['Δεν είμαστε ευχαριστημένοι.', 'negative'],
    ['Είναι πολύ ακριβό για εμάς.', 'negative'],
    ['Καλό προϊόν, αλλά η εξυπηρέτηση είναι απαράδεκτη.', 'negative'],
    ['Ευχαριστώ πολύ, καλημέρα σας.', 'neutral'],
  ])('"%s" is %s', (text, expected) => expect(classOf(text)).toBe(expected));

  test('scores are integer thousandths, never −0', () => {
    fc.assert(
      fc.property(anySpeech, (text) => {
        const score = lexiconAnalyser.scoreOf(text);
        expect(Number.isInteger(score) && Math.abs(score) <= 1000 && !Object.is(score, -0)).toBe(true);
      }),
    );
  });
});
