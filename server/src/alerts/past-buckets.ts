import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { addInto, type Counters } from '../domain/contribution.ts';
import type { ScopedSums } from '../domain/dashboard.ts';
import { ChangesLost, StoreUnavailable } from '../store/failures.ts';
import type { Part } from '../views/bucket.ts';
import { type BucketSource, lotsOf, readParts } from '../views/bucket-reading.ts';
import type { NodeState } from '../views/node-state.ts';
import { packedBySeller } from '../views/packed-counters.ts';
import { type KeepsFew, keepsOnly, type RunningSums, type SellerCounters } from '../views/sums.ts';

/** What buckets hold of some counters, by their ids; one that holds none of them is left out. */
export type PastBuckets = ReadonlyMap<string, SellerCounters>;

/** What is read of the past. */
export interface PastReading {
  /** Ids of buckets. */
  ids: readonly string[];
  /** Names of counters. */
  counters: readonly string[];
  /** Who may be counted in a partition that has heard their names from nobody. */
  sellers: () => Promise<readonly string[]>;
}

/**
 * Reads some counters in buckets of every partition, as they are now, and hardly more than that: of most figures it is a tenth of
 * what hours hold. While some buckets are taken apart the next are on their way. Rejects with StoreUnavailable.
 */
export async function readPast(
  source: BucketSource,
  state: NodeState,
  { ids, counters, sellers }: PastReading,
): Promise<PastBuckets> {
  const only = keepsOnly(...counters);
  const idOf = new Map(ids.map((id) => [state.keyOf(id), id]));
  const lots = lotsOf([...idOf.keys()]);
  const read = (keys: readonly string[] | undefined) => {
    if (!keys) return undefined;
    const reading = readParts(source, { keys, epochs: state.epochs }, { only, sellers, nameOf: same });
    // Whoever waits for it is told; until somebody does it must not end the process.
    reading.catch(() => {});
    return reading;
  };
  const held = new Map<string, SellerCounters>();
  let next = read(lots[0]);
  for (const [i, keys] of lots.entries()) {
    const parts = await next!.catch(unavailable);
    next = read(lots[i + 1]);
    for (const [place, key] of keys.entries()) {
      const bySeller = joined(parts[place]!, only);
      if (bySeller.size > 0) held.set(idOf.get(key)!, bySeller);
    }
    await yieldToOthers();
  }
  return held;
}

const same = (text: string) => text;

/** A partition that is another one by now is read anew by this node in a moment. */
function unavailable(error: unknown): never {
  throw error instanceof ChangesLost ? new StoreUnavailable('loading', error) : error;
}

/** What all partitions hold of a bucket. */
function joined(parts: readonly Part[], only: KeepsFew): SellerCounters {
  const joint = new Map<string, Counters>();
  for (const { held } of parts)
    for (const [sellerId, counters] of held instanceof Map ? held : packedBySeller(held, only)) {
      const totals = joint.get(sellerId);
      if (totals) addInto(totals, counters);
      else joint.set(sellerId, counters);
    }
  return joint;
}

/** Sums over buckets that are exchanged from one moment to the next: what stays is not added again. */
export class PastSums {
  #signs = new Map<string, 1 | -1>();

  constructor(
    private readonly buckets: PastBuckets,
    private readonly sums: RunningSums,
  ) {}

  /** Makes the sums those of the buckets in `more`, less those in `less`. */
  be(more: readonly string[], less: readonly string[] = []): ScopedSums {
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
