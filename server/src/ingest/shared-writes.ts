import { Injectable } from '@nestjs/common';
import type { NewEntry } from '../store/inbox.ts';
import { Store } from '../store/store.ts';

/** An event on its way to the inbox of its entity's partition. */
export type Entry = Required<NewEntry>;

/**
 * Writes what many requests bring in at the same moment in one round trip: what comes in one turn of the event loop goes
 * out at its end. Each request waits for the round trip that carries its events, and fails with it.
 */
@Injectable()
export class SharedWrites {
  private entries: Entry[] = [];
  private writing: Promise<void> | undefined;

  constructor(private readonly store: Store) {}

  /** Resolves when the entries are in the store. Throws `StoreUnavailable`: they may be there all the same. */
  add(entries: readonly Entry[]): Promise<void> {
    this.entries.push(...entries);
    this.writing ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        const together = this.entries;
        this.entries = [];
        this.writing = undefined;
        this.store.inbox.add(together).then(resolve, reject);
      });
    });
    return this.writing;
  }
}
