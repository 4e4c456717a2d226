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

/** A hash with fields `<sellerId>|<name>` (`field value field value …`), by seller. */
export function decodeSellers(hash: readonly string[]): Map<string, Counters> {
  const sellers = new Map<string, Counters>();
  for (let i = 0; i + 1 < hash.length; i += 2) {
    const field = hash[i]!;
    const bar = field.indexOf('|');
    const sellerId = field.slice(0, bar);
    let counters = sellers.get(sellerId);
    if (counters === undefined) {
      counters = new Map();
      sellers.set(sellerId, counters);
    }
    counters.set(field.slice(bar + 1), Number(hash[i + 1]));
  }
  return sellers;
}
