import { ChangesLost } from '../store/failures.ts';
import type { Packed } from '../store/packed.ts';
import type { PackedBuckets } from '../store/packed-buckets.ts';
import type { PartitionReader } from '../store/partition-reader.ts';
import { type SellerDay, WordFields } from './word-fields.ts';

/** Days of words are the largest hashes that there are: few at a time leave Redis and this process room between. */
const DAYS_A_READ = 4;
/** In one piece they take a tenth of that. */
const PIECES_A_READ = 16;
/** So many days are let go of before what they held is. */
const FEW_DAYS = 31;

/** Where words are read from. */
export interface WordSource {
  reader: Pick<PartitionReader, 'words'>;
  packed: Pick<PackedBuckets, 'read'>;
}

/** What sellers said on one day, as it was read; never changed. */
export type DayWords = readonly SellerDay[];

interface Day {
  words: DayWords;
  /** Calls of the day have changed since it was read. */
  isStale: boolean;
}

/** Words by day, each day read once and again when calls of it have changed. */
export class WordDays {
  readonly #days = new Map<string, Day>();
  #fields = new WordFields();
  /** Days that were let go of since the fields are these. */
  #dropped = 0;

  constructor(
    private readonly source: WordSource,
    /** The epoch of each partition that positions belong to. */
    private readonly epochs: readonly string[],
  ) {}

  /** A call of this day has changed. */
  changed(key: string): void {
    const day = this.#days.get(key);
    if (day) day.isStale = true;
  }

  /** The days of these keys as they are now. Rejects with StoreUnavailable or ChangesLost. */
  async load(keys: readonly string[]): Promise<DayWords[]> {
    const wanted = keys.filter((key) => this.#days.get(key)?.isStale !== false);
    if (wanted.length > 0) await this.#read(wanted);
    return keys.map((key) => this.#days.get(key)!.words);
  }

  /** What the numbers in the days that were loaded last stand for. */
  get fields(): WordFields {
    return this.#fields;
  }

  /**
   * Lets go of every day that is not in `keys`. After many, of all: what only days of long ago held would keep its number for as long
   * as the server runs.
   */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.#days.keys())
      if (!keys.has(key)) {
        this.#days.delete(key);
        this.#dropped += 1;
      }
    if (this.#dropped <= Math.max(FEW_DAYS, this.#days.size)) return;
    this.#days.clear();
    this.#fields = new WordFields();
    this.#dropped = 0;
  }

  async #read(keys: readonly string[]): Promise<void> {
    // Fresh from here on: what changes while it is being read may be in the answer or not, and is read again.
    for (const key of keys) this.#days.set(key, { words: this.#days.get(key)?.words ?? [], isStale: false });
    try {
      const parts = await Promise.all(this.epochs.map((_, partition) => this.#part(partition, keys)));
      for (const [i, key] of keys.entries()) this.#days.get(key)!.words = parts.flatMap((days) => days[i]!);
    } catch (error) {
      for (const key of keys) this.changed(key);
      throw error;
    }
  }

  /** What a partition holds of each day: in one piece where it is kept so, else field by field. */
  async #part(partition: number, keys: readonly string[]): Promise<DayWords[]> {
    const checked = <T extends { epoch: string }>(read: T): T => {
      if (read.epoch !== this.epochs[partition]) throw new ChangesLost(partition, 'another epoch');
      return read;
    };
    const { reader, packed } = this.source;
    const wanted = keys.map((key) => ({ which: 'w' as const, key }));
    const { pieces } = checked(await packed.read(partition, wanted));
    const loose = keys.filter((_, i) => pieces[i] === 'loose');
    const days = new Map<string, DayWords>();
    for (let i = 0; i < loose.length; i += DAYS_A_READ) {
      const read = checked(await reader.words(partition, loose.slice(i, i + DAYS_A_READ)));
      for (const [key, sellers] of read.days)
        days.set(
          key,
          [...sellers].map(([sellerId, counts]) => this.#fields.dayOf(sellerId, counts)),
        );
    }
    return pieces.map((piece, i) => {
      if (piece === 'nothing') return [];
      return piece === 'loose' ? days.get(keys[i]!)! : this.#unpacked(piece);
    });
  }

  #unpacked(packed: Packed): DayWords {
    const numbers = Int32Array.from(packed.columns, (field) => this.#fields.numbered(field));
    return packed.rows.map((sellerId, row) => {
      const fields: number[] = [];
      const counts: number[] = [];
      packed.each(row, (column, count) => {
        fields.push(numbers[column]!);
        counts.push(count);
      });
      return { sellerId, fields: Int32Array.from(fields), counts: Float64Array.from(counts) };
    });
  }
}

/** What sellers said over the days of one period. */
export class PeriodWords {
  #fields: WordFields;
  readonly #days = new Map<string, DayWords>();
  #version = 0;

  constructor(private readonly source: WordDays) {
    this.#fields = source.fields;
  }

  /** What the numbers in its days stand for. */
  get fields(): WordFields {
    return this.#fields;
  }

  /** Another number whenever a day is another. */
  get version(): number {
    return this.#version;
  }

  get keys(): Iterable<string> {
    return this.#days.keys();
  }

  /** The days by key: as they are now, whatever is read later. */
  days(): ReadonlyMap<string, DayWords> {
    return new Map(this.#days);
  }

  /** Makes the days these, as they are now. Others may run between some and the next. */
  async follow(keys: readonly string[]): Promise<void> {
    for (let i = 0; i < keys.length; i += PIECES_A_READ) {
      const some = keys.slice(i, i + PIECES_A_READ);
      const days = await this.source.load(some);
      const version = this.#version;
      some.forEach((key, n) => {
        this.#exchange(key, days[n]);
      });
      if (this.#version !== version) await new Promise((resolve) => setImmediate(resolve));
    }
    const wanted = new Set(keys);
    for (const key of [...this.#days.keys()]) if (!wanted.has(key)) this.#exchange(key, undefined);
    this.#fields = this.source.fields;
  }

  #exchange(key: string, after: DayWords | undefined): void {
    if (this.#days.get(key) === after) return;
    if (after) this.#days.set(key, after);
    else this.#days.delete(key);
    this.#version += 1;
  }
}
