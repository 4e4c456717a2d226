import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bucketsOf, cover, type Level, spanOf } from './buckets.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './calendar.ts';
import { zoneOf } from './zone.ts';

const zone = fc
  .constantFrom(
    'UTC',
    'Europe/Athens',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
    'Africa/Cairo',
    'Pacific/Apia',
  )
  .map(zoneOf);
/** Around Apia's skipped day, St John's clock moved over midnight, and any other time. */
const minute = fc
  .oneof(
    fc.integer({ min: Date.parse('2005-01-01'), max: Date.parse('2030-01-01') }),
    fc.integer({ min: Date.parse('2011-12-25'), max: Date.parse('2012-01-05') }),
    fc.integer({ min: Date.parse('2010-11-05'), max: Date.parse('2010-11-09') }),
  )
  .map((atMs) => Math.floor(atMs / MINUTE_MS) * MINUTE_MS);
const span = fc.tuple(
  minute,
  fc
    .oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3 * 366 * 1440 }))
    .map((n) => n * MINUTE_MS),
);

test('an instant’s five buckets hold it, each within the next', () => {
  fc.assert(
    fc.property(zone, minute, fc.nat(MINUTE_MS - 1), (zone, start, ms) => {
      const spans = bucketsOf(start + ms, zone).map((bucket) => spanOf(bucket.id, zone));
      spans.forEach((inner, i) => {
        expect(inner.fromMs <= start + ms && start + ms < inner.toMs).toBe(true);
        const outer = spans[i + 1] ?? inner;
        expect(outer.fromMs <= inner.fromMs && inner.toMs <= outer.toMs).toBe(true);
      });
    }),
  );
});

test('a bucket is kept for its level’s time after its end, months and ever for ever', () => {
  fc.assert(
    fc.property(zone, minute, (zone, atMs) => {
      const kept: Record<Level, number> = {
        minute: 49 * HOUR_MS,
        hour: 100 * DAY_MS,
        day: 2196 * DAY_MS,
        month: 0,
        ever: 0,
      };
      for (const { id, level, expiresAtMs } of bucketsOf(atMs, zone)) {
        expect(expiresAtMs).toBe(kept[level] && spanOf(id, zone).toMs + kept[level]);
      }
    }),
  );
});

describe('a cover', () => {
  test('is of spans that follow each other and make up exactly what is covered', () => {
    fc.assert(
      fc.property(zone, span, (zone, [fromMs, length]) => {
        let endMs = fromMs;
        for (const id of cover(fromMs, fromMs + length, zone)) {
          const part = spanOf(id, zone);
          expect(part.fromMs).toBe(endMs);
          expect(part.toMs).toBeGreaterThan(part.fromMs);
          endMs = part.toMs;
        }
        expect(endMs).toBe(fromMs + length);
      }),
      { numRuns: 500 },
    );
  });

  test('holds exactly one bucket of an instant within, and none of an instant without', () => {
    fc.assert(
      fc.property(
        zone,
        span,
        fc.double({ min: -0.2, max: 1.2, noNaN: true }),
        (zone, [fromMs, length], where) => {
          const atMs = Math.floor(fromMs + where * length);
          const ids = new Set(cover(fromMs, fromMs + length, zone));
          const held = bucketsOf(atMs, zone).filter((bucket) => ids.has(bucket.id));
          expect(held.length).toBe(atMs >= fromMs && atMs < fromMs + length ? 1 : 0);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('is shortest: each of its buckets is the largest around it that lies within the span', () => {
    fc.assert(
      fc.property(zone, span, (zone, [fromMs, length]) => {
        for (const id of cover(fromMs, fromMs + length, zone)) {
          const within = bucketsOf(spanOf(id, zone).fromMs, zone).filter((bucket) => {
            const { fromMs: first, toMs } = spanOf(bucket.id, zone);
            return first >= fromMs && toMs <= fromMs + length;
          });
          expect(within.at(-1)?.id).toBe(id);
        }
      }),
    );
  });

  it('takes a whole month as one, and an empty span as none', () => {
    const athens = zoneOf('Europe/Athens');
    const { fromMs, toMs } = spanOf('M:2026-10', athens);
    expect(toMs - fromMs).toBe(31 * DAY_MS + HOUR_MS);
    expect(cover(fromMs, toMs, athens)).toEqual(['M:2026-10']);
    expect(cover(fromMs, toMs + DAY_MS + MINUTE_MS, athens)).toEqual([
      'M:2026-10',
      'd:2026-11-01',
      `m:${(toMs + DAY_MS) / MINUTE_MS}`,
    ]);
    expect(cover(fromMs, fromMs, athens)).toEqual([]);
  });

  it('refuses ends that no bucket has', () => {
    expect(() => cover(1, MINUTE_MS, zoneOf('UTC'))).toThrow(RangeError);
    expect(() => cover(0, MINUTE_MS + 1, zoneOf('UTC'))).toThrow(RangeError);
  });
});

test('what is not the id of a bucket is refused', () => {
  for (const id of [
    '',
    'm:',
    'm:1.5',
    'm:1e3',
    'h:x',
    'd:2026-13-01',
    'd:2026-11',
    'd:2026-02-30',
    'M:2026',
    'M:',
    'x:1',
    'ever',
  ]) {
    expect(() => spanOf(id, zoneOf('UTC')), id).toThrow(RangeError);
  }
});

test('both 3 o’clock hours of Athens’ autumn night are buckets of their own', () => {
  const athens = zoneOf('Europe/Athens');
  const hour = (text: string) => bucketsOf(Date.parse(text), athens)[1]?.id;
  expect(hour('2026-10-25T03:59+03:00')).not.toBe(hour('2026-10-25T03:00+02:00'));
});
