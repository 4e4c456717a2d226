import type { Scope } from '@earshot/contracts';
import { addInto, type Counters } from '../domain/contribution.ts';
import type { ScopedSums, SellerSums } from '../domain/dashboard.ts';
import type { Store } from '../store/store.ts';
import type { Directory } from './directory.ts';
import type { SaidInScope } from './said.ts';
import type { SellerCounters } from './sums.ts';
import { type SellerDay, WordFields } from './word-fields.ts';

const KEYS_A_READ = 16;

/** Reads every partition's part of each of these keys, some at a time. */
async function readAll(
  store: Store,
  keys: readonly string[],
  read: (partition: number, some: readonly string[]) => Promise<void>,
): Promise<void> {
  const reads: Promise<void>[] = [];
  for (let partition = 0; partition < store.partitions; partition++)
    for (let i = 0; i < keys.length; i += KEYS_A_READ)
      reads.push(read(partition, keys.slice(i, i + KEYS_A_READ)));
  await Promise.all(reads);
}

/** Every partition's part of each bucket, by key. */
export async function readBuckets(
  store: Store,
  keys: readonly string[],
): Promise<Map<string, SellerCounters[]>> {
  const held = new Map<string, SellerCounters[]>();
  await readAll(store, keys, async (partition, some) => {
    const { buckets } = await store.reader.buckets(partition, some);
    for (const [key, sellers] of buckets) held.set(key, [...(held.get(key) ?? []), sellers]);
  });
  return held;
}

/** What every seller said on these days, read field by field. */
export async function readSaid(
  store: Store,
  dayKeys: readonly string[],
): Promise<Pick<SaidInScope, 'days' | 'fields'>> {
  const said: SellerDay[] = [];
  const fields = new WordFields();
  await readAll(store, dayKeys, async (partition, some) => {
    const { days } = await store.reader.words(partition, some);
    for (const sellers of days.values())
      for (const [sellerId, counts] of sellers) said.push(fields.dayOf(sellerId, counts));
  });
  return { days: said, fields };
}

/** Sums of whole buckets, made when they are asked for. */
export function plainSums(buckets: readonly SellerCounters[], directory: Directory): ScopedSums {
  const made = new Map<Scope, Counters>();
  return {
    of(scope) {
      let totals = made.get(scope);
      if (!totals) {
        totals = new Map();
        for (const sellers of buckets)
          for (const [sellerId, counters] of sellers)
            if (directory.isIn(scope, sellerId)) addInto(totals, counters);
        made.set(scope, totals);
      }
      return totals;
    },
  };
}

/** Sums of whole buckets by seller. */
export function plainSellerSums(buckets: readonly SellerCounters[]): SellerSums {
  const totals = new Map<string, Counters>();
  for (const sellers of buckets)
    for (const [sellerId, counters] of sellers) {
      const one = totals.get(sellerId) ?? new Map();
      totals.set(sellerId, one);
      addInto(one, counters);
    }
  return { entries: () => totals };
}
