import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.ts';
import { Lifecycle } from '../operate/lifecycle.ts';
import { Refused } from '../operate/problem.ts';
import { Store } from '../store/store.ts';

const BELIEVED_MS = 1_000;
/** How long a stream waits for room before it is refused. */
const PATIENCE_MS = 20_000;
const RETRY_AFTER_SEC = 5;

/** How much has been accepted and not yet applied, and whether more may come. */
@Injectable()
export class Backlog {
  private reading: Promise<number> | undefined;
  private readAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly store: Store,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** Throws the refusal where the backlog is over its limit; `StoreUnavailable` where the store does not answer. */
  async demandRoom(): Promise<void> {
    if ((await this.size()) > this.config.maxBacklog) throw full();
  }

  /**
   * For a stream, between its parts: waits until the backlog is under half its limit, so that streams of any length come in at the speed at which they
   * are applied, and leave room for single events. Throws the refusal when that takes too long, or the server ends.
   */
  async waitForRoom(): Promise<void> {
    this.demandLife();
    const startedAtMs = performance.now();
    while ((await this.size()) > this.config.maxBacklog / 2) {
      if (performance.now() - startedAtMs > PATIENCE_MS) throw full();
      await sleep(100);
      this.demandLife();
    }
  }

  private demandLife(): void {
    if (this.lifecycle.isEnding)
      throw new Refused(
        { code: 'store_unavailable', message: 'This server is ending; send the request again whole.' },
        2,
      );
  }

  /** The size as it was at most a second ago; asked once for all who want to know. */
  private size(): Promise<number> {
    const nowMs = performance.now();
    if (this.reading === undefined || nowMs - this.readAtMs > BELIEVED_MS) {
      this.readAtMs = nowMs;
      const reading = this.store.inbox.backlog();
      this.reading = reading;
      reading.catch(() => {
        if (this.reading === reading) this.reading = undefined;
      });
    }
    return this.reading;
  }
}

function full(): Refused {
  return new Refused(
    {
      code: 'backlog_full',
      message: 'Too many events are waiting to be applied; send the request again later.',
    },
    RETRY_AFTER_SEC,
  );
}
