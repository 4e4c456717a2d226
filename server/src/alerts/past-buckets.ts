import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { addInto } from '../domain/contribution.ts';
import type { Store } from '../store/store.ts';
import type { NodeState } from '../views/node-state.ts';
import { type BucketReader, type Keeps, keptOf, type SellerCounters } from '../views/sums.ts';

/** Buckets of a large organisation take Redis milliseconds each: a few at a time leave room between. */
const IDS_A_READ = 16;

/** What buckets hold of some counters, by their ids; one that holds none of them is left out. */
export type PastBuckets = ReadonlyMap<string, SellerCounters>;

/** Reads buckets of every partition as they are now, and lets go at once of what is not kept. Rejects with StoreUnavailable. */
export async function readPast(
  store: Store,
  state: NodeState,
  { ids, keeps }: { ids: readonly string[]; keeps: Keeps },
): Promise<PastBuckets> {
  const held = new Map<string, Map<string, Map<string, number>>>();
  for (let i = 0; i < ids.length; i += IDS_A_READ) {
    const some = ids.slice(i, i + IDS_A_READ);
    for (let partition = 0; partition < store.partitions; partition++) {
      const { buckets } = await store.reader.buckets(
        partition,
        some.map((id) => state.keyOf(id)),
      );
      for (const id of some)
        for (const [sellerId, counters] of buckets.get(state.keyOf(id)) ?? []) {
          const kept = keptOf(counters, keeps);
          if (kept.size === 0) continue;
          const sellers = held.get(id) ?? new Map<string, Map<string, number>>();
          held.set(id, sellers);
          const totals = sellers.get(sellerId) ?? new Map<string, number>();
          sellers.set(sellerId, totals);
          addInto(totals, kept);
        }
      await yieldToOthers();
    }
  }
  return held;
}

/** Sums over buckets that are exchanged from one moment to the next: what stays is not added again. */
export class PastSums<Sums extends BucketReader> {
  #signs = new Map<string, 1 | -1>();

  constructor(
    private readonly buckets: PastBuckets,
    readonly sums: Sums,
  ) {}

  /** Makes the sums those of the buckets in `more`, less those in `less`. */
  be(more: readonly string[], less: readonly string[] = []): Sums {
    const next = new Map<string, 1 | -1>();
    for (const id of more) next.set(id, 1);
    for (const id of less) next.set(id, -1);
    for (const [id, sign] of this.#signs) if (next.get(id) !== sign) this.#add(id, sign === 1 ? -1 : 1);
    for (const [id, sign] of next) if (this.#signs.get(id) !== sign) this.#add(id, sign);
    this.#signs = next;
    return this.sums;
  }

  #add(id: string, sign: 1 | -1): void {
    for (const [sellerId, counters] of this.buckets.get(id) ?? []) this.sums.add(sellerId, counters, sign);
  }
}
