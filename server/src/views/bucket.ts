import { addInto, type Contribution, type Counters } from '../domain/contribution.ts';
import type { Packed } from '../store/packed.ts';
import type { Names } from './names.ts';
import { countersOf, packedBySeller, packedTotals } from './packed-counters.ts';
import { type BucketReader, type Holding, type Keeps, type KeepsFew, keptOf } from './sums.ts';

/** A contribution put in or taken out by the change `seq` of a partition. */
export interface Fold {
  partition: number;
  seq: number;
  contribution: Contribution;
  sign: 1 | -1;
}

/** A fold on its way into buckets; what each kind of sums keeps of it is picked out once for all of them. */
export class BucketFold implements Fold {
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

/** What a partition holds of a bucket, and the sequence at which it was read: by seller, or in one piece. */
export interface Part {
  seq: number;
  held: Map<string, Counters> | Packed;
  /** All that was read; absent: everything. */
  only?: KeepsFew | undefined;
}

/**
 * One bucket in memory: all partitions' parts, each exact for the sequence at which it was read, and every later
 * change that falls into it. What came in one piece stays so until such a change: a day that is over hardly ever sees one.
 */
export class Bucket implements Holding {
  /** Sums that hold this bucket, and follow it. */
  readonly readers = new Set<BucketReader>();
  /** By partition, the sequence at which it was read; undefined until it is. */
  readAt: readonly number[] | undefined;
  readonly #sellers = new Map<string, Counters>();
  #packed: readonly Packed[] = [];
  #only: KeepsFew | undefined;
  /** Changes that came while it was being read: some of them are in what was read, some are not. */
  #late: BucketFold[] = [];

  constructor(
    readonly key: string,
    only?: KeepsFew,
  ) {
    this.#only = only;
  }

  /** All that it holds; absent: everything. */
  get only(): KeepsFew | undefined {
    return this.#only;
  }

  /** It is to be filled with everything, whatever was asked for. */
  widen(): void {
    this.#only = undefined;
  }

  /** Everyone of whom it holds something. */
  get sellers(): ReadonlySet<string> {
    return new Set([...this.#sellers.keys(), ...this.#packed.flatMap(({ columns }) => columns)]);
  }

  fold(fold: BucketFold): void {
    if (!this.readAt) {
      this.#late.push(fold);
      return;
    }
    if (fold.seq <= this.readAt[fold.partition]!) return;
    const { sellerId } = fold.contribution;
    const held = fold.kept(this.#only);
    if (held.size === 0) return;
    this.#unpack();
    addInto(this.#seller(sellerId), held, fold.sign);
    for (const reader of this.readers) {
      const kept = fold.kept(reader.keeps);
      if (kept.size > 0) reader.add(sellerId, kept, fold.sign);
    }
  }

  /** Takes in what each partition held, which is its own from then on, and the changes that came since. */
  fill(parts: readonly Part[]): void {
    const packed: Packed[] = [];
    for (const { held } of parts)
      if (held instanceof Map) this.#take(held);
      else packed.push(held);
    this.#packed = packed;
    this.readAt = parts.map((part) => part.seq);
    const late = this.#late;
    this.#late = [];
    for (const fold of late) this.fold(fold);
  }

  totals(keeps: Keeps | undefined, isIn?: (sellerId: string) => boolean): Counters {
    const totals: Counters = new Map();
    for (const [sellerId, counters] of this.#sellers)
      if (!isIn || isIn(sellerId)) addInto(totals, keptOf(counters, keeps));
    for (const packed of this.#packed) addInto(totals, packedTotals(packed, keeps, isIn));
    return totals;
  }

  *bySeller(keeps: Keeps | undefined): Iterable<readonly [string, ReadonlyMap<string, number>]> {
    for (const [sellerId, counters] of this.#sellers) {
      const kept = keptOf(counters, keeps);
      if (kept.size > 0) yield [sellerId, kept];
    }
    for (const packed of this.#packed) yield* packedBySeller(packed, keeps);
  }

  /** What it holds of one seller. */
  of(sellerId: string): Counters {
    const counters: Counters = new Map(this.#sellers.get(sellerId));
    for (const packed of this.#packed) addInto(counters, countersOf(packed, sellerId));
    return counters;
  }

  #unpack(): void {
    const packed = this.#packed;
    this.#packed = [];
    for (const one of packed) this.#take(packedBySeller(one, this.#only));
  }

  #take(sellers: Iterable<readonly [string, Counters]>): void {
    for (const [sellerId, counters] of sellers) {
      const known = this.#sellers.get(sellerId);
      if (known) addInto(known, counters);
      else this.#sellers.set(sellerId, counters);
    }
  }

  #seller(sellerId: string): Counters {
    let counters = this.#sellers.get(sellerId);
    if (!counters) {
      counters = new Map();
      this.#sellers.set(sellerId, counters);
    }
    return counters;
  }
}
