import type { Store } from '../store/store.ts';
import { LeasedJob } from './leased-job.ts';
import { Packer } from './packer.ts';

export interface PackingOptions {
  store: Store;
  /** Something unexpected went wrong; the job begins anew. */
  failed: (error: unknown) => void;
}

const POLL_MS = 2_000;
/** Between two buckets, each of which keeps this process busy for some milliseconds. */
const PAUSE_MS = 5;

/** Has buckets that are over packed, on one node at a time. */
export class Packing {
  readonly #job: LeasedJob;

  constructor({ store, failed }: PackingOptions) {
    const packer = new Packer({ store });
    this.#job = new LeasedJob({
      ...{ store, name: 'packing', failed, lost: () => packer.forget(), restMs: () => POLL_MS },
      work: () =>
        packer.pass(async () => {
          await this.#job.keep();
          await this.#job.pause(PAUSE_MS);
        }),
    });
  }

  start(): void {
    this.#job.start();
  }

  stop(): Promise<void> {
    return this.#job.stop();
  }
}
