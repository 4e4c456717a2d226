import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finishedCallOf, startedCallOf, thousandths } from './call-of-event.ts';

/** Half up by the digits as they are written. */
function roundedByDigits(integer: number, decimals: number): number {
  const scale = 10n ** BigInt(Math.max(0, decimals - 3));
  const value = BigInt(integer) * (decimals < 3 ? 10n ** BigInt(3 - decimals) : 1n);
  const doubled = 2n * value + scale;
  const floor = doubled / (2n * scale);
  return Number(doubled < 0n && doubled % (2n * scale) !== 0n ? floor - 1n : floor);
}

test('seconds and scores are rounded half up as they are written, whatever their product in floats', () => {
  const anyNumber = fc.tuple(
    fc.integer({ min: -604_800_000, max: 604_800_000 }),
    fc.integer({ min: 0, max: 6 }),
  );
  const half = fc.tuple(
    fc.integer({ min: -60_480_000, max: 60_480_000 }).map((n) => 10 * n + 5),
    fc.constant(4),
  );
  fc.assert(
    fc.property(fc.oneof(anyNumber, half), ([integer, decimals]) => {
      expect(thousandths(Number(`${integer}e-${decimals}`))).toBe(roundedByDigits(integer, decimals));
    }),
    { numRuns: 2000 },
  );
  expect([0.0145, 0.5005, 1.0005, -0.0005, 1e-7, -1e-9].map(thousandths)).toEqual([15, 501, 1001, 0, 0, 0]);
  expect(Object.is(thousandths(-0.0001), -0)).toBe(false);
});

test('a finished call keeps what it says, in integers', () => {
  const call = finishedCallOf({
    callId: 'c-1',
    seller: { id: 'ann', name: 'Ann', team: { id: 't' } },
    customer: { id: 'k' },
    opportunityId: 'o-1',
    startedAt: '2026-11-24T09:31:07.250+02:00',
    endedAt: '2026-11-24T07:32:07Z',
    channel: 'phone',
    language: 'el',
    segments: [
      { speaker: 'seller', start: 0.25, end: 1.2005, text: 'a' },
      { speaker: 'customer', start: 1, end: 2, text: 'b', sentiment: -0.0495 },
    ],
  });
  expect(call).toEqual({
    callId: 'c-1',
    sellerId: 'ann',
    customer: { id: 'k' },
    opportunityId: 'o-1',
    startedAtMs: Date.UTC(2026, 10, 24, 7, 31, 7, 250),
    endedAtMs: Date.UTC(2026, 10, 24, 7, 32, 7),
    channel: 'phone',
    language: 'el',
    segments: [
      { speaker: 'seller', startMs: 250, endMs: 1201, text: 'a' },
      { speaker: 'customer', startMs: 1000, endMs: 2000, text: 'b', sentimentThousandths: -49 },
    ],
  });
});

test('what a call leaves out stays absent', () => {
  expect(
    startedCallOf({ callId: 'c', seller: { id: 's' }, startedAt: '1970-01-01T00:00:01Z' }),
  ).toStrictEqual({
    callId: 'c',
    sellerId: 's',
    startedAtMs: 1000,
  });
});
