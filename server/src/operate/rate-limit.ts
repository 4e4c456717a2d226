import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Lets so many requests of each key through in a window of time, which begins at the first of them. */
export class RateLimit {
  private readonly counts: RateLimiterMemory;

  constructor(limit: { requests: number; windowSec: number }) {
    this.counts = new RateLimiterMemory({ points: limit.requests, duration: limit.windowSec });
  }

  /** Counts one request of `key`: undefined where it may pass, else in how many seconds the next one may. */
  async secondsToWait(key: string): Promise<number | undefined> {
    try {
      await this.counts.consume(key);
      return undefined;
    } catch (full) {
      if (!(full instanceof RateLimiterRes)) throw full;
      return Math.ceil(full.msBeforeNext / 1000);
    }
  }

  /** Takes one request of `key` back, as though it had not been. */
  async giveBack(key: string): Promise<void> {
    await this.counts.reward(key);
  }
}
