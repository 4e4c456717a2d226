import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addInto, type Counters, decodeContribution, encodeContribution } from './contribution.ts';

const counters = fc.uniqueArray(
  fc.tuple(
    fc.constantFrom('calls', 'ms', 'n|3', 'm|x:y/z|4', 'ck|2|t-1', 'wd', 'pa', 's|x:y/z|4|p', 'bs|όμιλος|n'),
    fc.integer().filter((n) => n !== 0),
  ),
  { selector: ([name]) => name },
);
const anyCounters: fc.Arbitrary<Counters> = counters.map((entries) => new Map(entries));

function sumOf(...parts: Counters[]): Counters {
  const sum: Counters = new Map();
  for (const part of parts) addInto(sum, part);
  return sum;
}

test('contributions add in any order', () => {
  fc.assert(
    fc.property(anyCounters, anyCounters, anyCounters, (a, b, c) => {
      expect(sumOf(sumOf(a, b), c)).toEqual(sumOf(c, sumOf(b, a)));
    }),
  );
});

test('taking out what was put in leaves nothing, not even a zero', () => {
  fc.assert(
    fc.property(anyCounters, anyCounters, (a, b) => {
      const sum = sumOf(a, b);
      addInto(sum, a, -1);
      expect(sum).toEqual(b);
    }),
  );
});

test('the flat form reads back as it was', () => {
  const contribution = fc.record({
    sellerId: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:@/-]{0,20}$/),
    atMs: fc.nat(),
    counters: anyCounters,
  });
  fc.assert(
    fc.property(contribution, (c) => {
      expect(decodeContribution(encodeContribution(c))).toEqual(c);
    }),
  );
});
