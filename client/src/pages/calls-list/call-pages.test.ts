import type { CallLine } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallPage, firstPage, shown, withMore, withNews, withNewsOf } from './call-pages.ts';

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

  it('a re-reading that stopped before anything marks nothing as gone, and takes back nothing that waits', () => {
    const before = withNews(firstPage(page([3, 2, 1])), page([4, 3, 2, 1]), false);
    const after = withNews(before, { calls: [], next: 'y', searchedBackTo: line(6).endedAt }, false);
    expect(after.gone.size).toBe(0);
    expect(numbers(after.waiting)).toEqual([4]);
  });

  it('a re-reading that stopped on its way tells what is gone as far as it came, and no farther', () => {
    const stopped = { calls: [line(3)], next: 'y', searchedBackTo: line(2).endedAt };
    expect([...withNews(firstPage(page([4, 3, 2, 1])), stopped, false).gone]).toEqual(['c0004']);
  });

  it('what a re-reading has of the next page is none that came in', () => {
    const after = withNews(firstPage(page([5, 4, 3], 'x')), page([5, 3, 2], 'y'), false);
    expect(after.waiting).toEqual([]);
    expect([...after.gone]).toEqual(['c0004']);
    const soFar = { calls: [], next: 'x', searchedBackTo: line(5).endedAt };
    expect(numbers(withNews(firstPage(soFar), page([6, 4]), false).waiting)).toEqual([6]);
  });

  it('of more new calls than a page holds no list with a hole is made: it says so, and at rest begins anew', () => {
    const before = firstPage(page([3, 2, 1]));
    const after = withNews(before, page([9, 8, 7], 'y'), false);
    expect(after).toMatchObject({ isCut: true, gone: new Set() });
    expect(withNews(after, page([9, 8, 7], 'y'), false).isCut).toBe(true);
    const anew = withNews(before, page([9, 8, 7], 'y'), true);
    expect([numbers(anew.lines), anew.next, anew.isCut]).toEqual([[9, 8, 7], 'y', false]);
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
            newest += grow;
            pages = withNews(pages, read(Infinity), false);
            if (isRead && pages.next !== undefined) pages = withMore(pages, read(Number(pages.next)));
            if (isRead) pages = pages.isCut ? firstPage(read(Infinity)) : shown(pages);
          }
          if (pages.isCut) pages = firstPage(read(Infinity));
          while (pages.next !== undefined) pages = withMore(pages, read(Number(pages.next)));
          const seen = numbers(shown(pages).lines);
          expect(seen).toEqual(standing());
          expect(pages.gone.size).toBe(0);
        },
      ),
    );
  });
});

describe('a list in another order, with its latest calls beside it', () => {
  const inOrder = (numbers: number[], next?: string): CallPage => ({ calls: numbers.map(line), next });
  const latest = firstPage(page([5, 4, 3], 'y'));

  it('stays as it was read: what is new waits, what is gone is marked where that is known', () => {
    const before = withMore(firstPage(inOrder([2, 5, 3], 'x')), inOrder([1, 4]));
    const after = withNewsOf(before, withNews(latest, page([7, 6, 5, 3], 'z'), false));
    expect(numbers(after.lines)).toEqual([2, 5, 3, 1, 4]);
    expect(numbers(after.waiting)).toEqual([7, 6]);
    expect([...after.gone]).toEqual(['c0004']);
    expect(after.next).toBe(before.next);
  });

  it('a new call that a further page already has waits no more', () => {
    const before = withNewsOf(firstPage(inOrder([2, 5], 'x')), withNews(latest, page([6, 5, 4], 'z'), false));
    expect(numbers(before.waiting)).toEqual([6]);
    const after = withMore(before, inOrder([6, 4]));
    expect(numbers(after.lines)).toEqual([2, 5, 6, 4]);
    expect(after.waiting).toEqual([]);
  });
});
