import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byEndedAt, byMentions, byStartedAt } from './orders.ts';

const id = fc.constantFrom('a', 'b', 'B', 'é');
const instant = fc.constantFrom(
  '2026-11-24T09:00:00.000Z',
  '2026-11-24T11:00:00.000+02:00',
  '2026-11-24T09:00:01Z',
);

function isAnOrder<T>(
  entry: fc.Arbitrary<T>,
  compare: (a: T, b: T) => number,
  same: (a: T, b: T) => boolean,
) {
  fc.assert(
    fc.property(entry, entry, entry, (a, b, c) => {
      expect(Math.sign(compare(a, b))).toBe(0 - Math.sign(compare(b, a)));
      if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      expect(compare(a, b) === 0).toBe(same(a, b));
    }),
    { numRuns: 500 },
  );
}

test('lists have one order: nothing ties but what is the same', () => {
  const term = fc.tuple(id, fc.record({ mentions: fc.nat(2), label: id, calls: fc.constant(1) }));
  isAnOrder(
    term,
    byMentions,
    (a, b) => a[0] === b[0] && a[1].label === b[1].label && a[1].mentions === b[1].mentions,
  );
  const names = { sellerId: 's', sellerName: 'S' };
  const when = (at: string) => Date.parse(at);
  isAnOrder(
    fc.tuple(
      id,
      instant.map((endedAt) => ({ ...names, endedAt, durationSec: 1, keywords: {}, competitors: {} })),
    ),
    byEndedAt,
    (a, b) => a[0] === b[0] && when(a[1].endedAt) === when(b[1].endedAt),
  );
  isAnOrder(
    fc.tuple(
      id,
      instant.map((startedAt) => ({ ...names, startedAt })),
    ),
    byStartedAt,
    (a, b) => a[0] === b[0] && when(a[1].startedAt) === when(b[1].startedAt),
  );
});

test('terms go by mentions, the most first, then by label, then by id', () => {
  const term = (mentions: number, label: string) => ({ mentions, label });
  const sorted = Object.entries({ z: term(1, 'x'), y: term(1, 'x'), w: term(1, 'a'), v: term(5, 'z') }).sort(
    byMentions,
  );
  expect(sorted.map(([key]) => key)).toEqual(['v', 'w', 'y', 'z']);
});

test('calls go by time as an instant, the latest first, then by id', () => {
  const call = (startedAt: string) => ({ sellerId: 's', sellerName: 'S', startedAt });
  const sorted = Object.entries({
    late: call('2026-11-24T09:00:01Z'),
    same: call('2026-11-24T11:00:00+02:00'),
    east: call('2026-11-24T09:00:00Z'),
    early: call('2026-11-24T10:59:59+02:00'),
  }).sort(byStartedAt);
  expect(sorted.map(([key]) => key)).toEqual(['late', 'east', 'same', 'early']);
});
