import type { CallLine } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallPage, firstPage, shown, withMore, withNews } from './call-pages.ts';

const line = (n: number): CallLine => ({
  callId: `c${String(n).padStart(4, '0')}`,
  seller: { id: 's', name: 'S' },
  startedAt: new Date(n * 60_000).toISOString(),
  endedAt: new Date(n * 60_000 + 1_000).toISOString(),
  durationSec: 1,
  keywords: {},
  competitors: {},
  brands: {},
});
/** Calls of these numbers, the latest first, and whether there are more. */
const page = (numbers: number[], next?: string): CallPage => ({
  calls: [...numbers].sort((a, b) => b - a).map(line),
  next,
});
const numbers = (lines: readonly CallLine[]) => lines.map(({ callId }) => Number(callId.slice(1)));

describe('a list of calls that others come into', () => {
  it('what is new waits until it is asked for, and nothing moves', () => {
    const before = firstPage(page([3, 2, 1], 'x'));
    const after = withNews(before, page([5, 4, 3], 'y'), false);
    expect(numbers(after.lines)).toEqual([3, 2, 1]);
    expect(numbers(after.waiting)).toEqual([5, 4]);
    expect(after.next).toBe('x');
    expect(numbers(shown(after).lines)).toEqual([5, 4, 3, 2, 1]);
  });

  it('what is new goes to its place at once while the list is at rest', () => {
    expect(numbers(withNews(firstPage(page([2, 1])), page([3, 2, 1]), true).lines)).toEqual([3, 2, 1]);
  });

  it('a call that is no longer counted is marked, and leaves with the next showing', () => {
    const after = withNews(firstPage(page([3, 2, 1])), page([3, 1]), false);
    expect([...after.gone]).toEqual(['c0002']);
    expect(numbers(shown(after).lines)).toEqual([3, 1]);
  });

  it('a call below what was read anew is not gone', () => {
    const after = withNews(withMore(firstPage(page([3, 2], 'x')), page([1])), page([4, 3], 'y'), false);
    expect(after.gone.size).toBe(0);
  });

  it('reading page by page while calls come in loses none and repeats none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ grow: fc.nat(5), isRead: fc.boolean() }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 4 }),
        (events, size) => {
          let newest = 10;
          const standing = () => Array.from({ length: newest }, (_, i) => newest - i);
          const read = (below: number) => {
            const rest = standing().filter((n) => n < below);
            return page(rest.slice(0, size), rest.length > size ? String(rest[size - 1]) : undefined);
          };
          let pages = firstPage(read(Infinity));
          for (const { grow, isRead } of events) {
            newest += Math.min(grow, size);
            pages = withNews(pages, read(Infinity), false);
            if (isRead && pages.next !== undefined) pages = withMore(pages, read(Number(pages.next)));
            if (isRead) pages = shown(pages);
          }
          while (pages.next !== undefined) pages = withMore(pages, read(Number(pages.next)));
          const seen = numbers(shown(pages).lines);
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen).toEqual([...seen].sort((a, b) => b - a));
          expect(pages.gone.size).toBe(0);
        },
      ),
    );
  });
});
