import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantSchema } from './text.ts';

const isInstant = (text: unknown) => instantSchema.safeParse(text).success;

describe('an instant', () => {
  it('may be written with a small t and z, and is the same one', () => {
    expect(instantSchema.parse('2026-11-24t09:31:07z')).toBe('2026-11-24t09:31:07z');
    fc.assert(
      fc.property(fc.date({ min: new Date(0), noInvalidDate: true, max: new Date('9999-12-31') }), (date) => {
        const text = date.toISOString();
        expect(isInstant(text.toLowerCase())).toBe(isInstant(text));
        expect(Date.parse(text.toLowerCase())).toBe(date.getTime());
      }),
    );
  });

  it.each([
    '2026-11-24T09:31:07',
    '2026-11-24 09:31:07Z',
    '2026-11-24',
    '2026-02-30T00:00:00z',
    '2026-11-24T25:00:00Z',
    '1969-12-31T23:59:59z',
    ' 2026-11-24T09:31:07Z',
    '2026-11-24T09:31:07Z\n',
    1795512667000,
    null,
  ])('is not %j', (text) => {
    expect(isInstant(text)).toBe(false);
  });

  it('that is none is told with an example', () => {
    expect(instantSchema.safeParse('now').error?.issues[0]?.message).toMatch(
      /RFC 3339.*2026-11-24T09:31:07Z/,
    );
    expect(instantSchema.safeParse(5).error?.issues[0]?.message).toMatch(/RFC 3339/);
  });
});
