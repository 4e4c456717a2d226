import { addInto, type Contribution, type Counters } from '../domain/contribution.ts';
import { ChangesLost } from '../store/failures.ts';
import type { PartitionReader } from '../store/partition-reader.ts';
import { Names } from './names.ts';
import { type BucketReader, type Keeps, type KeepsFew, keptOf } from './sums.ts';

/** Hashes of a large organisation take Redis milliseconds each: a few at a time leave room for applying between. */
const KEYS_A_READ = 16;

/** A contribution put in or taken out by the change `seq` of a partition. */
export interface Fold {
  partition: number;
  seq: number;
  contribution: Contribution;
  sign: 1 | -1;
}

/** A fold on its way into buckets; what each kind of sums keeps of it is picked out once for all of them. */
class BucketFold implements Fold {
  readonly partition: number;
  readonly seq: number;
  readonly contribution: Contribution;
  readonly sign: 1 | -1;
  readonly #kept = new Map<Keeps | undefined, ReadonlyMap<string, number>>();

  constructor({ partition, seq, contribution, sign }: Fold, names: Names) {
    this.partition = partition;
    this.seq = seq;
    this.contribution = { ...contribution, counters: names.shared(contribution.counters) };
    this.sign = sign;
  }

  kept(keeps: Keeps | undefined): ReadonlyMap<string, number> {
    let kept = this.#kept.get(keeps);
    if (!kept) {
      kept = keptOf(this.contribution.counters, keeps);
      this.#kept.set(keeps, kept);
    }
    return kept;
  }
}

/**
 * One bucket in memory: all partitions' parts, each exact for the sequence at which it was read, and every later
 * change that falls into it.
 */
export class Bucket {
  readonly sellers = new Map<string, Counters>();
  /** Sums that hold this bucket, and follow it. */
  readonly readers = new Set<BucketReader>();
  /** By partition, the sequence at which it was read; undefined until it is. */
  readAt: readonly number[] | undefined;
  /** Changes that came while it was being read: some of them are in what was read, some are not. */
  #late: BucketFold[] = [];

  constructor(
    readonly key: string,
    /** All that it holds; absent: everything. */
    readonly only?: KeepsFew,
  ) {}

  fold(fold: BucketFold): void {
    if (!this.readAt) {
      this.#late.push(fold);
      return;
    }
    if (fold.seq <= this.readAt[fold.partition]!) return;
    const { sellerId } = fold.contribution;
    const held = fold.kept(this.only);
    if (held.size === 0) return;
    addInto(this.#seller(sellerId), held, fold.sign);
    for (const reader of this.readers) {
      const kept = fold.kept(reader.keeps);
      if (kept.size > 0) reader.add(sellerId, kept, fold.sign);
    }
  }

  /** Takes in what each partition held, which is its own from then on, and the changes that came since. */
  fill(parts: readonly { seq: number; sellers: ReadonlyMap<string, Counters> }[]): void {
    for (const part of parts)
      for (const [sellerId, counters] of part.sellers) {
        const known = this.sellers.get(sellerId);
        if (known) addInto(known, counters);
        else this.sellers.set(sellerId, counters);
      }
    this.readAt = parts.map((part) => part.seq);
    const late = this.#late;
    this.#late = [];
    for (const fold of late) this.fold(fold);
  }

  #seller(sellerId: string): Counters {
    let counters = this.sellers.get(sellerId);
    if (!counters) {
      counters = new Map();
      this.sellers.set(sellerId, counters);
    }
    return counters;
  }
}

/** A bucket that somebody wants, or a few counters of it. */
export interface Wanted {
  key: string;
  only?: KeepsFew | undefined;
}

interface Entry {
  bucket: Bucket;
  filled: Promise<unknown>;
}

/**
 * The buckets that some window needs, each read once and followed from then on. Where no more than a few counters of one are wanted no
 * more is read: of a day they are a fraction.
 */
export class BucketCache {
  /** By key, then by what is held; everything stands under `undefined`. */
  readonly #buckets = new Map<string, Map<KeepsFew | undefined, Entry>>();
  readonly #names = new Names();

  constructor(
    private readonly reader: PartitionReader,
    /** The epoch of each partition that positions belong to. */
    private readonly epochs: readonly string[],
    /** The key of the bucket of all time. */
    private readonly everKey: string,
  ) {}

  /** The buckets that are wanted, read where they are not here yet. Rejects with StoreUnavailable or ChangesLost. */
  async load(wanted: readonly Wanted[]): Promise<Bucket[]> {
    const missing = new Map<KeepsFew | undefined, Set<string>>();
    for (const { key, only } of wanted) {
      if (this.#entry(key, only)) continue;
      const keys = missing.get(only) ?? new Set();
      missing.set(only, keys.add(key));
    }
    for (const [only, keys] of missing) {
      const some = [...keys];
      for (let i = 0; i < some.length; i += KEYS_A_READ) this.#read(some.slice(i, i + KEYS_A_READ), only);
    }
    const entries = wanted.map(({ key, only }) => this.#entry(key, only)!);
    await Promise.all(entries.map((entry) => entry.filled));
    return entries.map((entry) => entry.bucket);
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
    const read = await this.#reader(only);
    const parts = await Promise.all(this.epochs.map((_, partition) => read(partition, keys)));
    parts.forEach((part, partition) => {
      if (part.epoch !== this.epochs[partition]) throw new ChangesLost(partition, 'another epoch');
    });
    for (const bucket of buckets)
      bucket.fill(
        parts.map((part) => ({ seq: part.seq, sellers: part.buckets.get(bucket.key) ?? new Map() })),
      );
  }

  /** Reads buckets of a partition, whole or as far as is wanted. */
  async #reader(only: KeepsFew | undefined): Promise<PartitionReader['buckets']> {
    if (!only) return (partition, keys) => this.reader.buckets(partition, keys, this.#names.one);
    // Who was erased is listed nowhere, but counts on in the deals: everyone who counts anywhere is in the bucket of all time.
    const [ever] = await this.load([{ key: this.everKey }]);
    const sellers = [...ever!.sellers.keys()];
    return (partition, keys) => this.reader.counters(partition, keys, { names: only.names, sellers });
  }
}
