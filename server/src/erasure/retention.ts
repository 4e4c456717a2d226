import { encodeCall } from '../domain/call-codec.ts';
import { retiredCall } from '../domain/retired-call.ts';
import { englishAnalyser } from '../domain/sentiment.ts';
import { Pause } from '../pipeline/pause.ts';
import { StoreUnavailable } from '../store/failures.ts';
import type { Step } from '../store/records.ts';
import type { Store } from '../store/store.ts';

export interface RetentionOptions {
  store: Store;
  /** Something unexpected went wrong; it is tried again. */
  failed: (error: unknown) => void;
  now?: () => number;
  pollMs?: number;
}

const JOB = 'retention';
const LEASE_MS = 15_000;
const POLL_MS = 10_000;
/** Calls read and applied at once. */
const PAGE = 25;
const DAY_MS = 24 * 3600_000;

/**
 * Removes the text of calls when their time has come, on one node at a time, the oldest first. Figures stay: only the words that
 * sellers said are counted no longer. While calls are counted for changed trackers it waits, so that none is lost to the new ones
 * in the middle.
 */
export class Retention {
  readonly #options: Required<RetentionOptions>;
  readonly #store: Store;
  readonly #idle = new Pause();
  #isStopped = false;
  #done: Promise<void> | undefined;

  constructor(options: RetentionOptions) {
    this.#options = { now: Date.now, pollMs: POLL_MS, ...options };
    this.#store = options.store;
  }

  start(): void {
    this.#done ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#idle.end();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      try {
        if (await this.#store.leases.hold(JOB, LEASE_MS)) await this.#pass();
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) this.#options.failed(error);
      }
      if (!this.#isStopped) await this.#idle.for(this.#options.pollMs);
    }
    await this.#store.leases.release(JOB).catch(() => undefined);
  }

  async #pass(): Promise<void> {
    const settings = await this.#store.settings.load();
    const days = settings?.retention?.transcriptDays;
    if (settings === undefined || days === undefined) return;
    const beforeMs = this.#options.now() - days * DAY_MS;
    for (let partition = 0; partition < this.#store.partitions; partition++) {
      for (;;) {
        if (this.#isStopped || !(await this.#store.leases.renew(JOB, LEASE_MS))) return;
        const callIds = await this.#store.calls.withText(partition, beforeMs, PAGE);
        if (callIds.length === 0) break;
        if (!(await this.#mayRetire(partition))) return;
        // First, so that a tracker made from here on says since when it counts.
        if ((settings.textsFromMs ?? 0) < beforeMs) {
          settings.textsFromMs = beforeMs;
          await this.#store.settings.change({ textsFromMs: beforeMs });
        }
        if (!(await this.#retire(partition, callIds))) return;
        await this.#store.jobs.askRewrite();
      }
    }
  }

  /** Whether every stored call is counted for the newest trackers, and for no others. */
  async #mayRetire(partition: number): Promise<boolean> {
    const { shown, newest } = await this.#store.trackers.revs();
    const { state } = await this.#store.jobs.progress('backfill');
    const { plan } = await this.#store.reader.meta(partition);
    return shown === newest && state === 'idle' && !plan.includes('+');
  }

  /** Whether all went; a call that is not yet analysed under the partition's plan stays, and so does the rest for this time. */
  async #retire(partition: number, callIds: readonly string[]): Promise<boolean> {
    const found = await Promise.all(callIds.map((callId) => this.#store.calls.find(callId)));
    const steps = found.flatMap((stored): Step[] => {
      if (stored === undefined) return [];
      const { callId, order, call } = stored;
      const document = encodeCall(retiredCall(call, englishAnalyser));
      return [{ sellers: [], people: [], retirement: { callId, order, document } }];
    });
    const { plan } = await this.#store.reader.meta(partition);
    const outcomes = await this.#store.ledger.apply(partition, steps, { nowMs: this.#options.now(), plan });
    return !outcomes.includes('stale');
  }
}
