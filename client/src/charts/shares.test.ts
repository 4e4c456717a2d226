import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharesOf } from './shares.ts';

test('a share is the nearest whole percent, whatever the other parts are', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 5 }), (parts) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      sharesOf(parts).forEach((share, i) => {
        const exact = total === 0 ? 0 : (100 * parts[i]!) / total;
        expect(Math.abs(share - exact)).toBeLessThanOrEqual(0.5);
      });
    }),
  );
});

test('nothing has no shares', () => expect(sharesOf([0, 0])).toEqual([0, 0]));
