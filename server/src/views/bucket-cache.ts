import { addInto, type Contribution, type Counters } from '../domain/contribution.ts';
import { ChangesLost } from '../store/failures.ts';
import type { PartitionReader } from '../store/partition-reader.ts';
import { Names } from './names.ts';
import { type BucketReader, type Keeps, keptOf } from './sums.ts';

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

  constructor(readonly key: string) {}

  fold(fold: BucketFold): void {
    if (!this.readAt) {
      this.#late.push(fold);
      return;
    }
    if (fold.seq <= this.readAt[fold.partition]!) return;
    const { sellerId, counters } = fold.contribution;
    addInto(this.#seller(sellerId), counters, fold.sign);
    for (const reader of this.readers) {
      const kept = fold.kept(reader.keeps);
      if (kept.size > 0) reader.add(sellerId, kept, fold.sign);
    }
  }

  /** Takes in what each partition held, then the changes that came since. */
  fill(parts: readonly { seq: number; sellers: ReadonlyMap<string, Counters> }[], names: Names): void {
    for (const part of parts)
      for (const [sellerId, counters] of part.sellers) {
        const known = this.sellers.get(sellerId);
        const shared = names.shared(counters);
        if (known) addInto(known, shared);
        else this.sellers.set(sellerId, shared);
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

/** The buckets that some window needs, each read once and followed from then on. */
export class BucketCache {
  readonly #buckets = new Map<string, { bucket: Bucket; filled: Promise<unknown> }>();
  readonly #names = new Names();

  constructor(
    private readonly reader: PartitionReader,
    /** The epoch of each partition that positions belong to. */
    private readonly epochs: readonly string[],
  ) {}

  /** The buckets of these keys, read where they are not here yet. Rejects with StoreUnavailable or ChangesLost. */
  async load(keys: readonly string[]): Promise<Bucket[]> {
    const missing = [...new Set(keys)].filter((key) => !this.#buckets.has(key));
    for (let i = 0; i < missing.length; i += KEYS_A_READ) this.#read(missing.slice(i, i + KEYS_A_READ));
    const entries = keys.map((key) => this.#buckets.get(key)!);
    await Promise.all(entries.map((entry) => entry.filled));
    return entries.map((entry) => entry.bucket);
  }

  #read(keys: readonly string[]): void {
    const buckets = keys.map((key) => new Bucket(key));
    const filled = this.#fill(buckets).catch((error: unknown) => {
      for (const bucket of buckets)
        if (this.#buckets.get(bucket.key)?.bucket === bucket) this.#buckets.delete(bucket.key);
      throw error;
    });
    filled.catch(() => undefined);
    for (const bucket of buckets) this.#buckets.set(bucket.key, { bucket, filled });
  }

  async #fill(buckets: readonly Bucket[]): Promise<void> {
    const keys = buckets.map((bucket) => bucket.key);
    const parts = await Promise.all(this.epochs.map((_, partition) => this.reader.buckets(partition, keys)));
    parts.forEach((part, partition) => {
      if (part.epoch !== this.epochs[partition]) throw new ChangesLost(partition, 'another epoch');
    });
    for (const bucket of buckets)
      bucket.fill(
        parts.map((part) => ({ seq: part.seq, sellers: part.buckets.get(bucket.key) ?? new Map() })),
        this.#names,
      );
  }

  /** Folds into those of `keys` that are here. */
  fold(keys: readonly string[], change: Fold): void {
    const fold = new BucketFold(change, this.#names);
    for (const key of keys) this.#buckets.get(key)?.bucket.fold(fold);
  }

  /** Lets go of every bucket that is not in `keys`. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.#buckets.keys()) if (!keys.has(key)) this.#buckets.delete(key);
  }
}
