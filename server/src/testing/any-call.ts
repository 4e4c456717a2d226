import fc from 'fast-check';
import type { FinishedCall, SpeechSegment } from '../domain/call.ts';

const WORDS = [
  'Price',
  'price’s',
  'C++',
  'R&D',
  'τιμή',
  'ΤΙΜΗΣ',
  'terrible',
  'great',
  'not',
  'but',
  'half-price',
  '東京',
];
const SIGNS = [' ', ' ', ' ', '-', '. ', '? ', ' <UNIN/> ', '[noise]', ';', ''];

/** Speech of a few known words in random order, so that phrases are found and nearly found. */
export const anySpeech = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...SIGNS)), { maxLength: 12 })
  .map((parts) => parts.flat().join(''));

const anySegment: fc.Arbitrary<SpeechSegment> = fc
  .record(
    {
      speaker: fc.constantFrom('seller' as const, 'customer' as const),
      startMs: fc.integer({ min: 0, max: 20 }),
      lengthMs: fc.integer({ min: 0, max: 10 }),
      text: anySpeech,
      sentimentThousandths: fc.integer({ min: -1000, max: 1000 }),
    },
    { requiredKeys: ['speaker', 'startMs', 'lengthMs', 'text'] },
  )
  .map(({ lengthMs, ...segment }) => ({ ...segment, endMs: segment.startMs + lengthMs }));

/** Calls with overlaps, ties, empty and tag-only segments. */
export const anyCall: fc.Arbitrary<FinishedCall> = fc
  .record(
    {
      callId: fc.constantFrom('call-1', 'call-2'),
      sellerId: fc.constantFrom('ann', 'bob'),
      startedAtMs: fc.integer({ min: 0, max: 2_000_000_000_000 }),
      lengthMs: fc.integer({ min: 0, max: 1000 }),
      segments: fc.array(anySegment, { maxLength: 12 }),
      language: fc.constantFrom('en-GB', 'el'),
      channel: fc.constant('phone'),
      customer: fc.record({ id: fc.constant('k-1'), name: fc.string({ minLength: 1 }) }),
    },
    { requiredKeys: ['callId', 'sellerId', 'startedAtMs', 'lengthMs', 'segments'] },
  )
  .map(({ lengthMs, ...call }) => ({ ...call, endedAtMs: call.startedAtMs + lengthMs }));
