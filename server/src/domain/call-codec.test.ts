import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCall } from '../testing/any-call.ts';
import { compressed, decodeCall, encodeCall } from './call-codec.ts';

const CALL = { callId: 'c', sellerId: 's', startedAtMs: 0, endedAtMs: 90_000 };

/** How documents were written before they were compressed. */
const OF_BEFORE = Buffer.from(
  JSON.stringify({
    ...CALL,
    segments: [
      ['s', 0, 1, 'Τιμή “price”'],
      ['c', 0, 1, 'b', 0],
    ],
  }),
);

test('a stored call reads back as it was', () => {
  fc.assert(
    fc.property(anyCall, (call) => {
      expect(decodeCall(encodeCall(call))).toEqual(call);
    }),
  );
});

test('a call that was stored before documents were compressed reads back as well', () => {
  const segments = [
    { speaker: 'seller', startMs: 0, endMs: 1, text: 'Τιμή “price”' },
    { speaker: 'customer', startMs: 0, endMs: 1, text: 'b', sentimentThousandths: 0 },
  ];
  expect(decodeCall(OF_BEFORE)).toEqual({ ...CALL, segments });
});

test('a document of before is compressed once, and says the same', () => {
  const document = compressed(OF_BEFORE);
  expect(document).not.toEqual(OF_BEFORE);
  expect(decodeCall(document)).toEqual(decodeCall(OF_BEFORE));
  expect(compressed(document)).toBe(document);
});

test('a call that an earlier server has stored reads back: neither form nor dictionary may change', () => {
  const segments = [
    { speaker: 'seller', startMs: 120, endMs: 4_000, text: 'Thank you very much for your time today.' },
    { speaker: 'customer', startMs: 3_900, endMs: 5_000, text: 'Ευχαριστώ!', sentimentThousandths: 250 },
  ];
  const stored =
    'AUOKj2TUCClGD1IDlAC1NDAwMMDlaSWEVwyNDHSMLSwMdHQNDQx0DA0NDJB9RmwTRUlH6dxU9EENRVAgYYankalBbG0tAA==';
  expect(decodeCall(Buffer.from(stored, 'base64'))).toEqual({ ...CALL, segments });
});

test('ordinary talk takes less than half of its JSON', () => {
  const said = [
    'Thank you for your time today, shall I show you how the report looks?',
    'We had planned for less, to be honest, so the board will have questions.',
    'Our contract with the other supplier ends in March; until then we cannot move.',
    'Could you put that into an offer, with the number of users that I mentioned?',
    'The migration worries me: last year it took a week and nobody could sell anything.',
  ];
  const segments = Array.from({ length: 60 }, (_, i) => ({
    speaker: i % 2 === 0 ? ('seller' as const) : ('customer' as const),
    startMs: i * 5_417,
    endMs: i * 5_417 + 4_900 + ((i * 37) % 300),
    text: `${said[i % said.length]} ${i * 7919}`,
  }));
  const call = { ...CALL, segments };
  expect(encodeCall(call).length).toBeLessThan(JSON.stringify(call).length / 2);
});

test('a document holds no more memory than it is long, so that other threads are sent nothing else', () => {
  const document = encodeCall({ ...CALL, segments: [] });
  expect(document.buffer.byteLength).toBe(document.length);
});
