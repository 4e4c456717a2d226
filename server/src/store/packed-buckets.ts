import { BULK_DEADLINE_MS, type Connection } from './connection.ts';
import { Functions } from './functions.ts';
import { keysAfter } from './hashes.ts';
import { keysOf } from './keys.ts';
import { Packed } from './packed.ts';
import { decodeMonths } from './partition-meta.ts';
import { type Position, positionOf } from './position.ts';

/** Buckets of counters (`c`), or what sellers said by days (`w`). */
export type Which = 'c' | 'w';

/** A bucket of one of the two kinds, by its key. */
export interface PackedBucket {
  which: Which;
  key: string;
}

/** What there is of a bucket: one piece; nothing, since nothing is counted in it; or `loose` fields that must be read one by one. */
export type Piece = Packed | 'nothing' | 'loose';

/** A mark that nobody comes back for is gone by then. */
const MARKED_MS = 600_000;

/**
 * Buckets of days and months that are over, each in one piece beside its fields: of a year of days that is a tenth to read. What is
 * written to such a bucket takes its piece away in the same step (`lua/packed`), so none is ever of another moment than its fields.
 * Rows are counters and columns are sellers, so that whoever wants a few counters passes the rest over; of words rows are sellers.
 */
export class PackedBuckets {
  readonly #connection: Connection;
  readonly #functions: Functions;
  readonly #bulk: Connection;
  readonly #bulkFunctions: Functions;

  constructor(parts: { commands: Connection; bulk: Connection; functions: Functions }) {
    this.#connection = parts.commands;
    this.#functions = parts.functions;
    this.#bulk = parts.bulk;
    this.#bulkFunctions = new Functions(parts.bulk, BULK_DEADLINE_MS);
  }

  /** What there is in one piece of these buckets, at one instant; names of rows are those that `rowOf` gives. */
  async read(
    partition: number,
    buckets: readonly PackedBucket[],
    rowOf?: (text: string) => string,
  ): Promise<Position & { pieces: Piece[] }> {
    const from = this.#bulk.isReady ? this.#bulkFunctions : this.#functions;
    type Raw = (Buffer | null)[];
    const args = buckets.map(nameOf);
    const [epoch, seq, ...found] = await from.callForBytes<Raw>('packed', keysOf(partition).meta, args);
    // A partition that has no epoch yet is given one by whoever reads fields.
    const pieces = found.map((bytes) => (epoch ? pieceOf(bytes, rowOf) : 'loose'));
    return { ...positionOf([epoch, seq].map(textOf), from), pieces };
  }

  /** The buckets that are not in one piece, as far as that is known. */
  async loose(partition: number): Promise<PackedBucket[]> {
    const names = await this.#connection.call<string[]>(['SMEMBERS', keysOf(partition).loose]);
    return names.map(bucketOf);
  }

  /** Lists those of these buckets that hold something and are not in one piece, so that they are packed. */
  async list(partition: number, buckets: readonly PackedBucket[]): Promise<void> {
    await this.#functions.call('list_loose', keysOf(partition).meta, buckets.map(nameOf));
  }

  /** Marks buckets: what is written to them from now on takes the mark away. */
  async mark(partition: number, mark: string, buckets: readonly PackedBucket[]): Promise<void> {
    if (buckets.length === 0) return;
    const args = [String(MARKED_MS), mark, ...buckets.map(nameOf)];
    await this.#functions.call('mark_loose', keysOf(partition).meta, args);
  }

  /** Those that have not been written to since they were marked. */
  async marked(partition: number, mark: string, buckets: readonly PackedBucket[]): Promise<PackedBucket[]> {
    if (buckets.length === 0) return [];
    const args = [mark, ...buckets.map(nameOf)];
    return (await this.#functions.call<string[]>('marked', keysOf(partition).meta, args)).map(bucketOf);
  }

  /** Keeps a bucket in one piece, as it was read after it was marked; false where it has been written to since. */
  async keep(
    partition: number,
    mark: string,
    { bucket, bytes }: { bucket: PackedBucket; bytes: Buffer },
  ): Promise<boolean> {
    const args = [mark, nameOf(bucket), bytes];
    return (await this.#functions.call<number>('keep_packed', keysOf(partition).meta, args)) === 1;
  }

  /** All that are in one piece, or marked. */
  async all(partition: number): Promise<PackedBucket[]> {
    return (await keysAfter(this.#connection, keysOf(partition).packed(''))).map(bucketOf);
  }

  /** The keys of the buckets of all months that hold something. */
  async months(partition: number): Promise<string[]> {
    const flat = await this.#connection.call<string[]>(['HGETALL', keysOf(partition).months]);
    const pairs = flat.flatMap((field, i): [string, string][] =>
      i % 2 === 0 ? [[field, flat[i + 1]!]] : [],
    );
    return [...decodeMonths(pairs)].filter(([, count]) => count > 0).map(([key]) => key);
  }
}

/** Whether a bucket is one that is kept in one piece once it is over. */
export function isPacked(key: string): boolean {
  return /^[^:]+:[dM]:/.test(key);
}

/** The name under which it is listed. */
export function nameOf({ which, key }: PackedBucket): string {
  return `${which}:${key}`;
}

const bucketOf = (name: string): PackedBucket => ({ which: name[0] as Which, key: name.slice(2) });
const textOf = (bytes: Buffer | null | undefined) => bytes?.toString();

function pieceOf(bytes: Buffer | null, rowOf?: (text: string) => string): Piece {
  if (bytes === null) return 'loose';
  if (bytes.length === 0) return 'nothing';
  return Packed.read(bytes, rowOf) ?? 'loose';
}
