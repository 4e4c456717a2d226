import { Injectable } from '@nestjs/common';
import type { Named } from '../store/erasures.ts';
import type { NewEntry } from '../store/inbox.ts';
import { Store } from '../store/store.ts';

/** An event on its way to the inbox of its entity's partition. */
export type Entry = Required<NewEntry> & {
  /** What it speaks of or names that can have been erased for good. */
  erasable: readonly Pick<Named, 'kind' | 'id'>[];
};

/**
 * Writes what many requests bring in at the same moment in one round trip, behind one that asks what of it was erased: what comes in
 * one turn of the event loop goes out at its end. Each request waits for the round trip that carries its events, and fails with it.
 */
@Injectable()
export class SharedWrites {
  private entries: Entry[] = [];
  private writing: Promise<ReadonlySet<Entry>> | undefined;

  constructor(private readonly store: Store) {}

  /**
   * Resolves when the entries are in the store, but for those that speak of what was erased: the answer holds these, and perhaps
   * others' as well. Throws `StoreUnavailable`: they may be there all the same.
   */
  add(entries: readonly Entry[]): Promise<ReadonlySet<Entry>> {
    this.entries.push(...entries);
    this.writing ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        const together = this.entries;
        this.entries = [];
        this.writing = undefined;
        this.write(together).then(resolve, reject);
      });
    });
    return this.writing;
  }

  private async write(entries: readonly Entry[]): Promise<ReadonlySet<Entry>> {
    const erased = await this.erasedOf(entries);
    await this.store.inbox.add(erased.size === 0 ? entries : entries.filter((entry) => !erased.has(entry)));
    return erased;
  }

  private async erasedOf(entries: readonly Entry[]): Promise<Set<Entry>> {
    const named = entries.flatMap((entry) => {
      const partition = this.store.partitionOf(entry.entityId);
      return entry.erasable.map((what) => ({ ...what, partition, entry }));
    });
    const areErased = await this.store.erasures.areErased(named);
    return new Set(named.filter((_, i) => areErased[i]).map(({ entry }) => entry));
  }
}
