import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCall } from '../testing/any-call.ts';
import { decodeCall, encodeCall } from './call-codec.ts';

test('a stored call reads back as it was', () => {
  fc.assert(
    fc.property(anyCall, (call) => {
      expect(decodeCall(encodeCall(call))).toEqual(call);
    }),
  );
});

test('segments are stored without their keys', () => {
  const call = { callId: 'c', sellerId: 's', startedAtMs: 0, endedAtMs: 1 };
  const segments = [
    { speaker: 'seller' as const, startMs: 0, endMs: 1, text: 'a' },
    { speaker: 'customer' as const, startMs: 0, endMs: 1, text: 'b', sentimentThousandths: 0 },
  ];
  expect(JSON.parse(encodeCall({ ...call, segments })).segments).toEqual([
    ['s', 0, 1, 'a'],
    ['c', 0, 1, 'b', 0],
  ]);
});
