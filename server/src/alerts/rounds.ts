import { StoreUnavailable } from '../store/failures.ts';

/** Does something again and again until it is stopped, never twice at once; while the store is away it goes on trying. */
export class Rounds {
  #isStopped = false;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: {
      everyMs: number;
      round: () => Promise<void>;
      /** Something unexpected went wrong; the next round tries again. */
      failed: (error: unknown) => void;
    },
  ) {}

  start(): void {
    this.#round = this.#run();
  }

  /** Resolves when the round under way is over. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#round;
  }

  async #run(): Promise<void> {
    const startedAt = performance.now();
    try {
      await this.options.round();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) this.options.failed(error);
    }
    if (this.#isStopped) return;
    const waitMs = Math.max(0, startedAt + this.options.everyMs - performance.now());
    this.#timer = setTimeout(() => {
      this.#round = this.#run();
    }, waitMs);
  }
}
