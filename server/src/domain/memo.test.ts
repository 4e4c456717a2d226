import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoised } from './memo.ts';

const text = fc.oneof(
  fc.constantFrom('', 'yes', 'Relecloud', 'a'.repeat(101)),
  fc.string({ unit: 'binary' }),
);

test('what is remembered is what would be made, however little room there is', () => {
  fc.assert(
    fc.property(fc.array(text), fc.integer({ min: 1, max: 5 }), (texts, most) => {
      const remembered = memoised((given) => [...given].reverse(), most);
      for (const given of texts) expect(remembered(given)).toEqual([...given].reverse());
    }),
  );
});

test('a text met lately is not made again, one that had to be forgotten is, and a long one is never kept', () => {
  let made: string[] = [];
  const remembered = memoised((given) => {
    made.push(given);
    return given.length;
  }, 2);
  const madeFor = (...texts: string[]) => {
    made = [];
    texts.forEach(remembered);
    return made;
  };
  expect(madeFor('one', 'two', 'one', 'two')).toEqual(['one', 'two']);
  expect(madeFor('three', 'one')).toEqual(['three', 'one']);
  const long = 'a'.repeat(101);
  expect(madeFor(long, long)).toEqual([long, long]);
});
