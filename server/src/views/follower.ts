import { ChangesLost, StoreUnavailable } from '../store/failures.ts';
import type { ChangeReader } from '../store/partition-reader.ts';
import type { Settings } from '../store/settings.ts';
import { Warm, type WarmOptions } from './warm.ts';

const BLOCK_MS = 1_000;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 2_000;
/**
 * A process may end between writing settings and announcing them: nobody would be told then, and this node would show figures by
 * the old ones for ever.
 */
const SETTINGS_CHECK_MS = 30_000;

export interface FollowerOptions extends WarmOptions {
  /** Everything was read anew: views must be made from it. */
  loaded: (warm: Warm) => void;
  /** Changes were folded. */
  folded: () => void;
  /** Something unexpected went wrong; the follower begins anew. */
  failed: (error: unknown) => void;
  /** How often settings are compared with those that stand, announced or not. */
  settingsCheckMs?: number;
}

/**
 * Reads every partition's changes for ever and folds them. While the store is away it waits; when changes are lost it
 * reads everything anew. Nothing ends it but `stop`.
 */
export class Follower {
  #warm: Warm | undefined;
  #reader: ChangeReader | undefined;
  #settings: Settings | undefined;
  #settingsCheckedAt = 0;
  #asOfMs = 0;
  /** When the reading began by which the changes were last known to their end (`performance.now()`). */
  #endReachedAt = -Infinity;
  #isStopped = false;
  #wake: (() => void) | undefined;
  #done: Promise<void> | undefined;

  constructor(private readonly options: FollowerOptions) {}

  /** What is in memory; undefined until it is first read, and while it is being read anew. */
  get warm(): Warm | undefined {
    return this.#warm;
  }

  /** The latest instant at which every partition's changes were read to their end; it never goes back. */
  get asOfMs(): number {
    return this.#asOfMs;
  }

  /** For how long nobody knows whether there were more changes, in milliseconds. */
  get behindMs(): number {
    return performance.now() - this.#endReachedAt;
  }

  start(): void {
    this.#done ??= this.#follow();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wake?.();
    await this.#reader?.close().catch(() => undefined);
    this.#warm?.abandon(new StoreUnavailable('down'));
    await this.#done;
  }

  /** Throws away what is in memory; it is read anew. */
  lose(reason: Error): void {
    this.#warm?.abandon(reason);
    this.#warm = undefined;
  }

  async #follow(): Promise<void> {
    let retryMs = FIRST_RETRY_MS;
    while (!this.#isStopped) {
      try {
        await this.#step();
        retryMs = FIRST_RETRY_MS;
      } catch (error) {
        if (this.#isStopped) return;
        if (!(error instanceof StoreUnavailable)) this.lose(error as Error);
        if (!(error instanceof StoreUnavailable || error instanceof ChangesLost)) this.options.failed(error);
        await this.#reader?.close().catch(() => undefined);
        this.#reader = undefined;
        await this.#wait(retryMs * (0.5 + Math.random() / 2));
        retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
      }
    }
  }

  async #step(): Promise<void> {
    const { store, clock } = this.options;
    if (!this.#warm) {
      this.#endReachedAt = performance.now();
      this.#warm = await Warm.load(this.options, this.#settings);
      this.#settings = this.#warm.state.settings;
      this.#settingsCheckedAt = performance.now();
      this.options.loaded(this.#warm);
    }
    const warm = this.#warm;
    this.#reader ??= await store.reader.openChanges();
    const startedAtMs = clock.now();
    const startedAt = performance.now();
    const batches = await this.#reader.read(warm.state.positions, BLOCK_MS);
    if (this.#warm !== warm) return;
    for (const { partition, changes } of batches)
      for (const change of changes) {
        if (change.kind === 'settings' && !(await warm.state.isCurrent()))
          throw new ChangesLost(partition, 'other settings');
        await warm.apply(partition, change);
      }
    if (this.#reader?.atEnd) {
      this.#asOfMs = Math.max(this.#asOfMs, startedAtMs);
      this.#endReachedAt = startedAt;
    }
    warm.settle();
    this.options.folded();
    await this.#checkSettings(warm);
  }

  async #checkSettings({ state }: Warm): Promise<void> {
    const { settingsCheckMs = SETTINGS_CHECK_MS } = this.options;
    if (performance.now() - this.#settingsCheckedAt < settingsCheckMs) return;
    if (!(await state.isCurrent())) throw new ChangesLost(0, 'settings that nobody announced');
    this.#settingsCheckedAt = performance.now();
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
