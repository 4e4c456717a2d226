import { type Period, periodSchema, type Scope, scopeSchema } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, FIXED_KINDS, isSameRequest, requestOf } from './request-url.ts';

const period: fc.Arbitrary<Period> = fc.oneof(
  fc.constantFrom(...FIXED_KINDS).map((kind) => ({ kind })),
  fc.tuple(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: 1, max: 1e11 })).map(([from, length]) => ({
    kind: 'custom' as const,
    from: new Date(from).toISOString(),
    to: new Date(from + length).toISOString(),
  })),
);
const scope: fc.Arbitrary<Scope> = fc.constantFrom<Scope>('all', 'team:x', 'team:emea/north:1', 'team:a@b');

/** What the address becomes in a browser, and back. */
function travelled(address: ReturnType<typeof addressOf>) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(address)) if (value !== undefined) query.set(key, value);
  return Object.fromEntries(new URLSearchParams(query.toString()));
}

describe('the address of a view', () => {
  it('leads back to the view, which the wire allows', () => {
    fc.assert(
      fc.property(scope, period, (scope, period) => {
        const request = requestOf(travelled(addressOf({ scope, period })));
        expect(request).toEqual({ scope, period });
        expect(isSameRequest(request, { scope, period })).toBe(true);
        expect(scopeSchema.safeParse(request.scope).success).toBe(true);
        expect(periodSchema.safeParse(request.period).success).toBe(true);
      }),
    );
  });

  it('is empty for all teams and all time', () => {
    expect(travelled(addressOf({ scope: 'all', period: { kind: 'allTime' } }))).toEqual({});
  });

  it('of no team leads who sees some teams only to the first of theirs', () => {
    expect(requestOf({}, ['b', 'a']).scope).toBe('team:b');
    expect(requestOf({ scope: 'all', period: 'last7d' }, ['b'])).toEqual({
      scope: 'team:b',
      period: { kind: 'last7d' },
    });
    expect(requestOf({ scope: 'team:a' }, ['b', 'a']).scope).toBe('team:a');
  });

  it('asks for everything where it cannot be read', () => {
    fc.assert(
      fc.property(
        fc.record({ scope: fc.string(), period: fc.string(), from: fc.string(), to: fc.string() }),
        (address) => {
          expect(() => requestOf(address)).not.toThrow();
        },
      ),
    );
    const everything = { scope: 'all', period: { kind: 'allTime' } };
    expect(requestOf({ scope: 'tea', period: 'never' })).toEqual(everything);
    expect(requestOf({ scope: ['team:a', 'team:b'], period: 'custom' })).toEqual(everything);
    expect(requestOf({ period: 'custom', from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' })).toEqual(
      everything,
    );
  });
});
