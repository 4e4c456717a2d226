import { Refused } from './problem.ts';

const SEARCHES = 'Too many searches are running on this server; ask again.';

/**
 * Lets a few at a time do what keeps the server busy, and some more wait, in the order of asking; whoever comes beyond those
 * is refused (`rate_limited`).
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(
    private readonly options: {
      atATime: number;
      maxWaiting: number;
      waitSec: number;
      /** What who is refused is told. */
      refusal?: string;
    },
  ) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    const { atATime, maxWaiting, waitSec, refusal = SEARCHES } = this.options;
    if (this.#running >= atATime) {
      if (this.#waiting.length >= maxWaiting)
        throw new Refused({ code: 'rate_limited', message: refusal }, waitSec);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      // Whoever waits longest takes the place over, so that nobody comes in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
