import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { addInto } from '../domain/contribution.ts';
import type { Store } from '../store/store.ts';
import type { NodeState } from '../views/node-state.ts';
import type { BucketReader, Keeps, SellerCounters } from '../views/sums.ts';

/** Buckets of a large organisation take Redis milliseconds each: a few at a time leave room between. */
const IDS_A_READ = 16;

/** What buckets hold of some counters, by their ids; one that holds none of them is left out. */
export type PastBuckets = ReadonlyMap<string, SellerCounters>;

/**
 * Reads buckets of every partition as they are now, and takes apart of them no more than is kept. While some are taken apart the
 * next are on their way. Rejects with StoreUnavailable.
 */
export async function readPast(
  store: Store,
  state: NodeState,
  { ids, keeps }: { ids: readonly string[]; keeps: Keeps },
): Promise<PastBuckets> {
  const held = new Map<string, Map<string, Map<string, number>>>();
  const nameOf = kept(keeps);
  const lots = Array.from({ length: Math.ceil(ids.length / IDS_A_READ) }, (_, i) =>
    ids.slice(i * IDS_A_READ, (i + 1) * IDS_A_READ),
  ).flatMap((some) => Array.from({ length: store.partitions }, (_, partition) => ({ some, partition })));
  const read = (lot: (typeof lots)[number] | undefined) => {
    if (!lot) return undefined;
    const keys = lot.some.map((id) => state.keyOf(id));
    const reading = store.reader.buckets(lot.partition, keys, nameOf);
    // Whoever waits for it is told; until somebody does it must not end the process.
    reading.catch(() => {});
    return reading;
  };
  let next = read(lots[0]);
  for (const [i, { some }] of lots.entries()) {
    const { buckets } = (await next)!;
    next = read(lots[i + 1]);
    for (const id of some)
      for (const [sellerId, counters] of buckets.get(state.keyOf(id)) ?? []) {
        const sellers = held.get(id) ?? new Map<string, Map<string, number>>();
        held.set(id, sellers);
        const totals = sellers.get(sellerId);
        if (totals) addInto(totals, counters);
        else sellers.set(sellerId, counters);
      }
    await yieldToOthers();
  }
  return held;
}

/** Names of counters that are kept, each looked at once. */
function kept(keeps: Keeps): (counter: string) => string | undefined {
  const names = new Map<string, string | undefined>();
  return (counter) => {
    if (!names.has(counter)) names.set(counter, keeps(counter) ? counter : undefined);
    return names.get(counter);
  };
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
