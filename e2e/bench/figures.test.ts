import { expect, it } from 'vitest';
import { row, slowest } from './figures.ts';

it('a figure stands beside its aim, and says whether it meets it', () => {
  const fast = Array.from({ length: 100 }, (_, i) => i / 2);
  expect(row('opening', '25 ms', slowest(fast, 50))).toBe('| opening | 25 ms | p99 ≤ 50 ms | met |');
  expect(row('opening', '25 ms', slowest([...fast, 51, 52], 50, ' at rest'))).toBe(
    '| opening | 25 ms | p99 ≤ 50 ms at rest | **missed** |',
  );
  expect(row('storing', '3 ms')).toBe('| storing | 3 ms |  |  |');
});
