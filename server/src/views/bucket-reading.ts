import { ChangesLost } from '../store/failures.ts';
import { isPacked, type PackedBuckets } from '../store/packed-buckets.ts';
import type { PartitionReader } from '../store/partition-reader.ts';
import type { Part } from './bucket.ts';
import type { KeepsFew } from './sums.ts';

/** Hashes of a large organisation take Redis milliseconds each: a few at a time leave room for applying between. */
const KEYS_A_READ = 16;
/** In one piece they take a hundredth of that. */
const PIECES_A_READ = 64;

/** Where buckets are read from. */
export interface BucketSource {
  reader: Pick<PartitionReader, 'buckets' | 'counters'>;
  packed: Pick<PackedBuckets, 'read'>;
}

/** What is wanted of some buckets. */
interface Reading {
  /** No more than these counters, where reading all would take longer. */
  only: KeepsFew | undefined;
  /** Who may be counted in a partition that has heard their names from nobody. */
  sellers: () => Promise<readonly string[]>;
  nameOf: (text: string) => string;
}

/** The keys in the lots in which they are read: those that may be in one piece, and the others. */
export function lotsOf(keys: readonly string[]): string[][] {
  const pieces = lots(keys.filter(isPacked), PIECES_A_READ);
  const hashes = keys.filter((key) => !isPacked(key));
  return [...pieces, ...lots(hashes, KEYS_A_READ)];
}

/**
 * Every partition's part of each bucket: in one piece where it is kept so, else field by field. Rejects with StoreUnavailable, and
 * with ChangesLost where a partition is no longer in the epoch that it was.
 */
export async function readParts(
  { reader, packed }: BucketSource,
  { keys, epochs }: { keys: readonly string[]; epochs: readonly string[] },
  { only, sellers, nameOf }: Reading,
): Promise<Part[][]> {
  const checked = <T extends { epoch: string }>(read: T, partition: number): T => {
    if (read.epoch !== epochs[partition]) throw new ChangesLost(partition, 'another epoch');
    return read;
  };
  const loose = async (partition: number, some: readonly string[]) => {
    const read = only
      ? await reader.counters(partition, some, { names: only.names, sellers: await sellers() })
      : await reader.buckets(partition, some, nameOf);
    const { seq, buckets } = checked(read, partition);
    return some.map((key): Part => ({ seq, held: buckets.get(key) ?? new Map(), only }));
  };
  const parts = epochs.map(async (_, partition) => {
    if (!keys.every(isPacked)) return loose(partition, keys);
    const wanted = keys.map((key) => ({ which: 'c' as const, key }));
    const { seq, pieces } = checked(await packed.read(partition, wanted, nameOf), partition);
    const left = keys.filter((_key, i) => pieces[i] === 'loose');
    const read = await Promise.all(lots(left, KEYS_A_READ).map((some) => loose(partition, some)));
    const rest = read.flat();
    return pieces.map((piece): Part => {
      if (piece === 'loose') return rest.shift()!;
      return { seq, held: piece === 'nothing' ? new Map() : piece };
    });
  });
  const ofPartitions = await Promise.all(parts);
  return keys.map((_, i) => ofPartitions.map((some) => some[i]!));
}

function lots(keys: readonly string[], size: number): string[][] {
  const lot = (_: unknown, i: number) => keys.slice(i * size, (i + 1) * size);
  return Array.from({ length: Math.ceil(keys.length / size) }, lot);
}
