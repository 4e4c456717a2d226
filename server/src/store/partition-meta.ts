import type { Counters } from '../domain/contribution.ts';
import { type Position, positionOf } from './position.ts';

export type RawMeta = (string | null)[];

/** What a partition says of itself. */
export interface PartitionMeta extends Position {
  /** Empty where none was ever set. */
  plan: string;
  shownRev: number;
  clockMs: number;
  /** The generations of buckets that everything applied must be counted in; empty where they were never set. */
  generations: string;
  /** How often what stands was moved to other buckets: no change tells of that. */
  recounts: number;
}

export const META_FIELDS = ['epoch', 'seq', 'plan', 'shownRev', 'clock', 'generations', 'recounts'];

export function decodeMeta(raw: RawMeta, from: Parameters<typeof positionOf>[1]): PartitionMeta {
  const [, , plan, shownRev, clock, generations, recounts] = raw;
  return {
    ...positionOf(raw, from),
    plan: plan ?? '',
    shownRev: Number(shownRev ?? 0),
    clockMs: Number(clock ?? 0),
    generations: generations ?? '',
    recounts: Number(recounts ?? 0),
  };
}

/** Counts by the key of a month's bucket; those of the time before there were generations are the first one's. */
export function decodeMonths(pairs: readonly (readonly [string, string])[]): Counters {
  const months: Counters = new Map();
  for (const [field, count] of pairs) {
    const month = field.includes(':') ? field : `1:M:${field}`;
    months.set(month, (months.get(month) ?? 0) + Number(count));
  }
  return months;
}

/** The text that stands for all that say the same; undefined for a counter that is not wanted. */
export type NameOf = (text: string) => string | undefined;

/**
 * Hashes with fields `<sellerId>|<name>` (`field value field value …`), by seller. Days have the same fields: each is taken apart
 * once, since that, over the days of a year, is what a reader waits for. What `nameOf` has no name for is left out.
 */
export function decodeSellers(
  hashes: readonly (readonly string[])[],
  nameOf: NameOf,
): Map<string, Counters>[] {
  const sellerIds: string[] = [];
  const places = new Map<string, number>();
  const fields = new Map<string, { seller: number; name: string | undefined }>();
  const fieldOf = (text: string) => {
    const bar = text.indexOf('|');
    const sellerId = text.slice(0, bar);
    const seller = places.get(sellerId) ?? sellerIds.push(sellerId) - 1;
    places.set(sellerId, seller);
    const field = { seller, name: nameOf(text.slice(bar + 1)) };
    fields.set(text, field);
    return field;
  };
  return hashes.map((hash) => {
    const bySeller: (Counters | undefined)[] = [];
    for (let i = 0; i + 1 < hash.length; i += 2) {
      const { seller, name } = fields.get(hash[i]!) ?? fieldOf(hash[i]!);
      if (name === undefined) continue;
      const counters = bySeller[seller] ?? new Map<string, number>();
      bySeller[seller] = counters;
      counters.set(name, Number(hash[i + 1]));
    }
    const sellers = new Map<string, Counters>();
    for (const [seller, counters] of bySeller.entries())
      if (counters) sellers.set(sellerIds[seller]!, counters);
    return sellers;
  });
}

const SPACE = 32;

/** Some counters of a bucket, by seller: a line each, `seller value value …` in the order of `names`, nothing for 0. */
export function decodeCounters(text: string, names: readonly string[]): Map<string, Counters> {
  const sellers = new Map<string, Counters>();
  if (text === '') return sellers;
  for (const line of text.split('\n')) {
    const counters: Counters = new Map();
    const sellerEnd = line.indexOf(' ');
    // Of many counters most are 0: no text is made of what stands for these.
    for (let place = 0, at = sellerEnd + 1; at <= line.length; place++) {
      let end = at;
      while (end < line.length && line.charCodeAt(end) !== SPACE) end++;
      if (end > at) counters.set(names[place]!, Number(line.slice(at, end)));
      at = end + 1;
    }
    sellers.set(line.slice(0, sellerEnd), counters);
  }
  return sellers;
}
