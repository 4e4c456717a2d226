import type { MarkKind } from '../../charts/timeline/mark-shape.tsx';
import { KINDS } from './places.ts';

/** Where and how a call is read, as its address says. */
export interface ReadingAddress {
  /** Seconds from the start. */
  at: number | undefined;
  kinds: ReadonlySet<MarkKind>;
  isOnlyMarked: boolean;
  query: string;
}

type Address = Partial<Record<string, string | string[] | undefined>>;

/** What cannot be read is as if it were absent: the beginning, every kind of mark, everything that was said. */
export function readingOf({ at, marks, only, find }: Address): ReadingAddress {
  const sec = typeof at === 'string' && at !== '' ? Number(at) : Number.NaN;
  const named = typeof marks === 'string' ? marks.split(',') : undefined;
  return {
    at: Number.isFinite(sec) && sec >= 0 ? sec : undefined,
    kinds: new Set(KINDS.filter((kind) => named === undefined || named.includes(kind))),
    isOnlyMarked: only === '1',
    query: typeof find === 'string' ? find : '',
  };
}

/** Only what differs from the beginning of the whole call. */
export function addressOfReading({ at, kinds, isOnlyMarked, query }: ReadingAddress) {
  return {
    at: at === undefined ? undefined : String(Math.round(at * 10) / 10),
    marks: kinds.size === KINDS.length ? undefined : [...kinds].join(',') || 'none',
    only: isOnlyMarked ? '1' : undefined,
    find: query.trim() === '' ? undefined : query.trim(),
  };
}
