import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentHashOf } from './content-hash.ts';
import { compareOrders, type Ordered, type OrderKind, orderOf } from './order.ts';

const kinds: OrderKind[] = ['started', 'finished', 'deleted'];
const name = fc.oneof(
  fc.constantFrom('a', 'a1', 'é', '\uFF21', '\u{10400}'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }).filter((text) => !text.includes('\0')),
);
const ordered: fc.Arbitrary<Ordered> = fc.record({
  timeMs: fc.constantFrom(0, 9, 10, Date.UTC(2026, 10, 24), Date.UTC(9999, 11, 31)),
  kind: fc.constantFrom(...kinds),
  source: name,
  id: name,
  contentHash: fc.constantFrom('', 'aa', 'ab'),
});

test('events are ordered by time, then kind, source, id and content', () => {
  const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  const compare = (a: Ordered, b: Ordered) =>
    a.timeMs - b.timeMs ||
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    byBytes(a.source, b.source) ||
    byBytes(a.id, b.id) ||
    byBytes(a.contentHash, b.contentHash);
  fc.assert(
    fc.property(ordered, ordered, fc.nat(4), (a, other, sharing) => {
      const shared = Object.fromEntries(Object.entries(a).slice(0, sharing));
      const b = { ...other, ...shared };
      expect(Math.sign(compareOrders(orderOf(a), orderOf(b)))).toBe(Math.sign(compare(a, b)));
    }),
    { numRuns: 2_000 },
  );
});

describe('a content hash', () => {
  /** The same value, its members put in another order. */
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(([key, member]) => [key, turned(member)] as const);
    return Object.fromEntries(members.reverse());
  };
  const key = fc.constantFrom('callId', 'seller', 'id', 'name', 'segments', 'start', 'Ω');
  const { content } = fc.letrec((tie) => ({
    content: fc.dictionary(
      key,
      fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constant(null),
        fc.array(tie('content'), { maxLength: 3 }),
        tie('content'),
      ),
    ),
  }));

  test('is that of the data whatever the order of its members, and of no other data', () => {
    fc.assert(
      fc.property(content, content, (a, b) => {
        expect(contentHashOf(turned(a))).toBe(contentHashOf(a));
        const areSame = JSON.stringify(a) === JSON.stringify(b);
        if (areSame) expect(contentHashOf(a)).toBe(contentHashOf(b));
      }),
    );
    expect(contentHashOf({ a: [1, 2] })).not.toBe(contentHashOf({ a: [2, 1] }));
    expect(contentHashOf({ a: '1' })).not.toBe(contentHashOf({ a: 1 }));
  });

  test('is the start of SHA-256 over canonical JSON', () => {
    expect(contentHashOf({ callId: 'c-17' })).toBe('37e1e5245320d5496aaa5c1aa8fec586');
    const call = {
      startedAt: '2026-11-24T09:00:00Z',
      seller: { id: 'ann' },
      customer: { name: 'Zoë', id: 'k-1' },
      callId: 'c-17',
    };
    expect(contentHashOf(call)).toBe('3b36ff7443f2d1a59126d89f5faa4ba7');
  });
});
