import type { Counters } from '../domain/contribution.ts';

/**
 * Every counter's name once. Each reading of the store brings texts of its own; thousands of maps that hold the same
 * object instead are smaller, and find it the faster for it.
 */
export class Names {
  readonly #names = new Map<string, string>();

  /** A copy of `counters` under shared names. */
  shared(counters: ReadonlyMap<string, number>): Counters {
    const shared: Counters = new Map();
    for (const [text, value] of counters) {
      let name = this.#names.get(text);
      if (name === undefined) {
        name = text;
        this.#names.set(text, text);
      }
      shared.set(name, value);
    }
    return shared;
  }
}
