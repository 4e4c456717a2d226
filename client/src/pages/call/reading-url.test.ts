import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from './places.ts';
import { addressOfReading, readingOf } from './reading-url.ts';

describe('the address of a moment', () => {
  it('says only what differs from the beginning, and is read back the same', () => {
    const nothing = { at: undefined, marks: undefined, only: undefined, find: undefined };
    expect(addressOfReading(readingOf({}))).toEqual(nothing);
    const reading = fc.record({
      at: fc.option(
        fc.nat(100_000).map((tenths) => tenths / 10),
        { nil: undefined },
      ),
      kinds: fc.subarray([...KINDS]).map((kinds) => new Set(kinds)),
      isOnlyMarked: fc.boolean(),
      query: fc.string().map((text) => text.trim()),
    });
    fc.assert(
      fc.property(reading, (each) => {
        expect(readingOf(addressOfReading(each))).toEqual(each);
        // An address loses what is empty.
        expect(Object.values(addressOfReading(each))).not.toContain('');
      }),
    );
  });

  it('nonsense is the beginning', () => {
    for (const at of ['-5', 'x', 'Infinity', '']) expect(readingOf({ at }).at).toBeUndefined();
    expect(readingOf({ marks: 'tone,keyword' }).kinds).toEqual(new Set(['keyword']));
  });
});
