import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharesOf } from './shares.ts';

test('shares add up to 100 and none is further than one percent from the truth', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 5 }), (parts) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      const shares = sharesOf(parts);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total === 0 ? 0 : 100);
      parts.forEach((part, i) => {
        if (total > 0) expect(Math.abs(shares[i]! - (100 * part) / total)).toBeLessThan(1);
      });
    }),
  );
});
