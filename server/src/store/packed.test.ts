import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodePacked, Packed, turned } from './packed.ts';

const name = fc.oneof(
  fc.constantFrom('s1', 's2', 'n|7', 'm|price|2'),
  fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\t')),
);
const value = fc.oneof(
  fc.maxSafeInteger().filter((n) => n !== 0),
  fc.constantFrom(
    1,
    127,
    128,
    2 ** 31 - 1,
    2 ** 31,
    -(2 ** 31),
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
  ),
);
const tables = fc
  .array(fc.tuple(name, fc.array(fc.tuple(name, value), { maxLength: 12 })), { maxLength: 12 })
  .map((rows) => new Map(rows.map(([row, cells]) => [row, new Map(cells)])));

it('what is packed is what is read, row by row, whatever names and numbers there are', () => {
  fc.assert(
    fc.property(tables, (table) => {
      expect(Packed.read(encodePacked(table))!.table()).toEqual(table);
    }),
    { numRuns: 500 },
  );
});

it('a table that is turned twice is the same, but for rows without a number', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const full = new Map([...table].filter(([, cells]) => cells.size > 0));
      expect(turned(turned(table))).toEqual(full);
    }),
  );
});

it('a name with a tab in it is refused', () => {
  expect(() => encodePacked(new Map([['s1', new Map([['a\tb', 3]])]]))).toThrow(RangeError);
});

it('bytes of another version are not taken for a table', () => {
  const bytes = encodePacked(new Map([['s1', new Map([['calls', 3]])]]));
  bytes[0] = 2;
  expect(Packed.read(bytes)).toBeUndefined();
});
