import type { Position } from './node-state.ts';

/** Waits until the node has folded every partition up to some sequences. */
export class Arrivals {
  readonly #waiting = new Set<{
    readAt: readonly number[];
    resolve: () => void;
    reject: (e: Error) => void;
  }>();
  #lost: Error | undefined;

  constructor(private readonly positions: readonly Position[]) {}

  /** Why nothing is waited for any more. */
  get lost(): Error | undefined {
    return this.#lost;
  }

  /** Resolves once the positions have reached these sequences; rejects where the node gives up before. */
  at(readAt: readonly number[]): Promise<void> {
    if (this.#lost) return Promise.reject(this.#lost);
    if (this.#hasReached(readAt)) return Promise.resolve();
    return new Promise((resolve, reject) => this.#waiting.add({ readAt, resolve, reject }));
  }

  /** Tells those who wait for a position that it is reached. */
  settle(): void {
    for (const waiter of this.#waiting)
      if (this.#hasReached(waiter.readAt)) {
        this.#waiting.delete(waiter);
        waiter.resolve();
      }
  }

  /** Ends it: whoever waits is told why. */
  abandon(reason: Error): void {
    this.#lost = reason;
    for (const waiter of this.#waiting) waiter.reject(reason);
    this.#waiting.clear();
  }

  #hasReached(readAt: readonly number[]): boolean {
    return readAt.every((seq, partition) => this.positions[partition]!.seq >= seq);
  }
}
