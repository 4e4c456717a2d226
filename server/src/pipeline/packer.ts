import { randomUUID } from 'node:crypto';
import { spanOf } from '../domain/buckets.ts';
import { dateText, firstDayOf, HOUR_MS, monthOfText } from '../domain/calendar.ts';
import { type Zone, zoneOf } from '../domain/zone.ts';
import { encodePacked, type Table, turned } from '../store/packed.ts';
import { nameOf, type PackedBucket } from '../store/packed-buckets.ts';
import type { Store } from '../store/store.ts';

export interface PackerOptions {
  store: Store;
  /** How long after its end a bucket counts as over: calls come in late. */
  afterMs?: number;
  now?: () => number;
}

const LISTED_AT_ONCE = 500;

/** The generation of buckets that is shown. */
interface Shown {
  generation: number;
  zone: Zone;
}

/**
 * Keeps buckets of days and months that are over in one piece, so that nobody who looks at a long time waits for a hundred thousand
 * fields. A bucket is marked in one pass and packed in the next if the mark still stands: so one that is being written to is
 * not packed again and again, and none is kept as it was before the last write.
 */
export class Packer {
  readonly #options: Required<PackerOptions>;
  readonly #store: Store;
  /** The mark of the last pass; undefined before the first. */
  #mark: string | undefined;

  constructor(options: PackerOptions) {
    this.#options = { afterMs: HOUR_MS, now: Date.now, ...options };
    this.#store = options.store;
  }

  /** Another may have gone on by now: begins anew. */
  forget(): void {
    this.#mark = undefined;
  }

  /** Packs what was marked in the pass before and not written to since, and marks the rest; others have their turn `between` two buckets. */
  async pass(between: () => Promise<void> = async () => undefined): Promise<void> {
    const generations = await this.#store.settings.generations();
    if (!generations) return;
    const shown = { ...generations.shown, zone: zoneOf(generations.shown.timeZone) };
    const [before, mark] = [this.#mark, randomUUID()];
    for (let partition = 0; partition < this.#store.partitions; partition++) {
      // What was written before there were pieces is listed nowhere.
      if (before === undefined) await this.#list(partition, shown);
      const loose = await this.#store.packed.loose(partition);
      const over = loose.filter((bucket) => this.#isOver(bucket, shown));
      const still = before === undefined ? [] : await this.#store.packed.marked(partition, before, over);
      for (const bucket of still) {
        const bytes = encodePacked(await packedTable(this.#store, partition, bucket));
        await this.#store.packed.keep(partition, before!, { bucket, bytes });
        await between();
      }
      const packed = new Set(still.map(nameOf));
      const rest = over.filter((bucket) => !packed.has(nameOf(bucket)));
      await this.#store.packed.mark(partition, mark, rest);
    }
    this.#mark = mark;
  }

  /** Lists every month that holds something, and its days, where they are in no piece yet. */
  async #list(partition: number, shown: Shown): Promise<void> {
    const months = await this.#store.packed.months(partition);
    const buckets = months
      .flatMap((key) => bucketsOfMonth(key, shown))
      .filter((bucket) => this.#isOver(bucket, shown));
    for (let from = 0; from < buckets.length; from += LISTED_AT_ONCE)
      await this.#store.packed.list(partition, buckets.slice(from, from + LISTED_AT_ONCE));
  }

  /** One of a generation that is not shown is not looked at: it is being built, or goes. */
  #isOver({ key }: PackedBucket, { generation, zone }: Shown): boolean {
    const prefix = `${generation}:`;
    if (!key.startsWith(prefix)) return false;
    return spanOf(key.slice(prefix.length), zone).toMs + this.#options.afterMs <= this.#options.now();
  }
}

/** A bucket as it is packed, from its fields: by counter, so that those are read that are wanted; of words by seller. */
export async function packedTable(
  { reader }: Pick<Store, 'reader'>,
  partition: number,
  { which, key }: PackedBucket,
): Promise<Table> {
  if (which === 'w') return (await reader.words(partition, [key])).days.get(key)!;
  return turned((await reader.buckets(partition, [key])).buckets.get(key)!);
}

function bucketsOfMonth(key: string, { generation }: Shown): PackedBucket[] {
  const prefix = `${generation}:M:`;
  if (!key.startsWith(prefix)) return [];
  const month = monthOfText(key.slice(prefix.length));
  const buckets: PackedBucket[] = [{ which: 'c', key }];
  for (let day = firstDayOf(month); day < firstDayOf(month + 1); day++)
    for (const which of ['c', 'w'] as const) buckets.push({ which, key: `${generation}:d:${dateText(day)}` });
  return buckets;
}
