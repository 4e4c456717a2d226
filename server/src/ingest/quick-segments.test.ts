import { segmentSchema } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { quickSegments } from './quick-segments.ts';

const schema = z.array(segmentSchema);

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'Hello',
    'Καλημέρα',
    'cafe\u0301',
    'a\u0000',
    '\ud800',
    'a\u202eb',
    '<tag/>',
    'a\nb\tc',
    '',
  ),
);
const seconds = fc.oneof(fc.integer({ min: -1, max: 604_801 }), fc.double(), fc.constantFrom(0, 604_800, -0));
const usual = fc.record(
  {
    speaker: fc.constantFrom('seller', 'customer'),
    start: fc.integer({ min: 0, max: 100 }),
    end: fc.integer({ min: 50, max: 200 }),
    text,
    sentiment: fc.double({ min: -1, max: 1, noNaN: true }),
  },
  { requiredKeys: ['speaker', 'start', 'end', 'text'] },
);
const odd = fc.record(
  {
    speaker: fc.oneof(fc.constantFrom('seller', 'customer', 'bot', ''), fc.anything()),
    start: fc.oneof(seconds, fc.anything()),
    end: fc.oneof(seconds, fc.anything()),
    text: fc.oneof(text, fc.anything()),
    sentiment: fc.oneof(fc.double(), fc.anything()),
    extra: fc.constant(1),
  },
  { requiredKeys: [] },
);

/** Usual but for one field. */
const nearly = fc
  .tuple(usual, odd, fc.constantFrom('speaker', 'start', 'end', 'text', 'sentiment', 'extra'))
  .map(([segment, others, key]) => ({
    ...segment,
    ...(key in others ? { [key]: others[key as keyof typeof others] } : {}),
  }));

describe('segments taken the quick way', () => {
  it('are those that the schema takes, made the same', () => {
    let taken = 0;
    const segments = fc.array(
      fc.oneof({ weight: 12, arbitrary: usual }, { weight: 4, arbitrary: nearly }, odd, fc.jsonValue()),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(segments, (values) => {
        const quick = quickSegments(values);
        const slow = schema.safeParse(values);
        if (slow.success) expect(quick).toEqual(slow.data);
        else expect(quick).toBeUndefined();
        if (quick !== undefined && quick.length > 0) taken += 1;
      }),
      { numRuns: 2_000 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it.each(['"__proto__":{"a":1},', '"constructor":1,', '"toString":1,'])('hold no field %s', (field) => {
    const value: unknown = JSON.parse(`[{${field}"speaker":"seller","start":0,"end":1,"text":"a"}]`);
    expect(quickSegments(value as unknown[])).toBeUndefined();
  });
});
