import { StoreUnavailable } from '../store/failures.ts';
import type { Store } from '../store/store.ts';
import { Pause } from './pause.ts';

/** The work must begin anew: this node lost it to another or is ending, or something else is to be done by now. */
export class Overtaken extends Error {}

export interface LeasedJobOptions {
  store: Store;
  /** Of the lease; no two jobs share one. */
  name: string;
  /** Done again and again while this node has the job; rejects with Overtaken where it must begin anew. */
  work: () => Promise<void>;
  /** Another node may have the job by now, or the work failed: what was known of how far it is holds no more. */
  lost?: () => void;
  /** Something unexpected went wrong; the work begins anew. */
  failed: (error: unknown) => void;
  /** How long it rests before it looks for work again. */
  restMs: () => number;
}

const LEASE_MS = 15_000;

/** Work over the whole store that one node does at a time, and that any node takes up where another left it. */
export class LeasedJob {
  readonly #options: Required<LeasedJobOptions>;
  readonly #idle = new Pause();
  readonly #within = new Pause();
  #isStopped = false;
  #done: Promise<void> | undefined;

  constructor(options: LeasedJobOptions) {
    this.#options = { lost: () => {}, ...options };
  }

  start(): void {
    this.#done ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#idle.end();
    this.#within.end();
    await this.#done;
  }

  /** Looks for work at once. */
  wake(): void {
    this.#idle.end();
  }

  /** A wait within the work, which ends with the job. */
  pause(ms: number): Promise<void> {
    return this.#within.for(ms);
  }

  /** Keeps the job for a while longer. Rejects with Overtaken where this node has lost it, or is ending. */
  async keep(): Promise<void> {
    const { store, name, lost } = this.#options;
    if (!(await store.leases.renew(name, LEASE_MS))) {
      lost();
      throw new Overtaken();
    }
    if (this.#isStopped) throw new Overtaken();
  }

  /** Something else is to be done by now: ends the work, and looks again at once. */
  beginAnew(): never {
    this.wake();
    throw new Overtaken();
  }

  async #run(): Promise<void> {
    const { store, name, work, lost, failed, restMs } = this.#options;
    while (!this.#isStopped) {
      try {
        if (await store.leases.hold(name, LEASE_MS)) await work();
        else lost();
      } catch (error) {
        if (!(error instanceof Overtaken)) {
          lost();
          if (!(error instanceof StoreUnavailable)) failed(error);
        }
      }
      if (!this.#isStopped) await this.#idle.for(restMs());
    }
    await store.leases.release(name).catch(() => undefined);
  }
}
