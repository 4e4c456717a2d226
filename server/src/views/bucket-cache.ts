import { Bucket, BucketFold, type Fold } from './bucket.ts';
import { type BucketSource, lotsOf, readParts } from './bucket-reading.ts';
import { Names } from './names.ts';
import type { KeepsFew } from './sums.ts';

/** A bucket that somebody wants, or a few counters of it. */
export interface Wanted {
  key: string;
  only?: KeepsFew | undefined;
}

/** Hours and minutes hold so little that asking everyone for a few counters takes longer than reading all there are. */
function isShort(key: string): boolean {
  return /^[^:]+:[hm]:/.test(key);
}

interface Entry {
  bucket: Bucket;
  filled: Promise<unknown>;
}

/**
 * The buckets that some window needs, each read once and followed from then on. Where no more than a few counters of one are wanted no
 * more is read, unless all of it comes in one piece: of a day they are a fraction.
 */
export class BucketCache {
  /** By key, then by what is held; everything stands under `undefined`. */
  readonly #buckets = new Map<string, Map<KeepsFew | undefined, Entry>>();
  readonly #names = new Names();

  constructor(
    private readonly source: BucketSource,
    /** The epoch of each partition that positions belong to. */
    private readonly epochs: readonly string[],
    /** The key of the bucket of all time. */
    private readonly everKey: string,
  ) {}

  /** The buckets that are wanted, read where they are not here yet. Rejects with StoreUnavailable or ChangesLost. */
  async load(wanted: readonly Wanted[]): Promise<Bucket[]> {
    const missing = new Map<KeepsFew | undefined, Set<string>>();
    for (const { key, only: few } of wanted) {
      if (this.#entry(key, few)) continue;
      const only = isShort(key) ? undefined : few;
      const keys = missing.get(only) ?? new Set();
      missing.set(only, keys.add(key));
    }
    for (const [only, keys] of missing) for (const some of lotsOf([...keys])) this.#read(some, only);
    const entries = wanted.map(({ key, only }) => this.#entry(key, only)!);
    await Promise.all(entries.map((entry) => entry.filled));
    return entries.map((entry) => entry.bucket);
  }

  /** Who was erased is listed nowhere, but counts on in the deals: everyone who counts anywhere is in the bucket of all time. */
  async everyone(): Promise<string[]> {
    const [ever] = await this.load([{ key: this.everKey }]);
    return [...ever!.sellers];
  }

  /** Folds into those of `keys` that are here. */
  fold(keys: readonly string[], change: Fold): void {
    const fold = new BucketFold(change, this.#names);
    for (const key of keys)
      for (const { bucket } of this.#buckets.get(key)?.values() ?? []) bucket.fold(fold);
  }

  /** Lets go of every bucket that is not in `kept`. */
  keepOnly(kept: Iterable<Wanted>): void {
    const needed = new Map<string, Set<KeepsFew | undefined>>();
    for (const { key, only } of kept) needed.set(key, (needed.get(key) ?? new Set()).add(only));
    for (const [key, entries] of this.#buckets) {
      for (const only of entries.keys()) if (!needed.get(key)?.has(only)) entries.delete(only);
      if (entries.size === 0) this.#buckets.delete(key);
    }
  }

  /** What is here of a bucket that holds what is wanted. */
  #entry(key: string, only: KeepsFew | undefined): Entry | undefined {
    const entries = this.#buckets.get(key);
    return entries?.get(undefined) ?? entries?.get(only);
  }

  #read(keys: readonly string[], only: KeepsFew | undefined): void {
    const buckets = keys.map((key) => new Bucket(key, only));
    const filled = this.#fill(buckets, only).catch((error: unknown) => {
      for (const bucket of buckets) {
        const entries = this.#buckets.get(bucket.key);
        if (entries?.get(only)?.bucket === bucket) entries.delete(only);
      }
      throw error;
    });
    filled.catch(() => undefined);
    for (const bucket of buckets) {
      const entries = this.#buckets.get(bucket.key) ?? new Map<KeepsFew | undefined, Entry>();
      this.#buckets.set(bucket.key, entries.set(only, { bucket, filled }));
    }
  }

  async #fill(buckets: readonly Bucket[], only: KeepsFew | undefined): Promise<void> {
    const keys = buckets.map((bucket) => bucket.key);
    const reading = { only, sellers: () => this.everyone(), nameOf: this.#names.one };
    const parts = await readParts(this.source, { keys, epochs: this.epochs }, reading);
    for (const [i, bucket] of buckets.entries()) {
      if (only && parts[i]!.every((part) => !part.only)) this.#widen(bucket, only);
      bucket.fill(parts[i]!);
    }
  }

  /** Everything came where a few counters were wanted: who wants others finds it, unless all of it is here already. */
  #widen(bucket: Bucket, only: KeepsFew): void {
    const entries = this.#buckets.get(bucket.key);
    const entry = entries?.get(only);
    if (!entries || entry?.bucket !== bucket || entries.has(undefined)) return;
    bucket.widen();
    entries.delete(only);
    entries.set(undefined, entry);
  }
}
