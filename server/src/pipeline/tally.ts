/** Adds up what may happen very often, and says the sum: at once, then no more often than every `everyMs`. */
export class Tally {
  readonly #everyMs: number;
  readonly #say: (count: number) => void;
  #count = 0;
  #saidAtMs = Number.NEGATIVE_INFINITY;

  constructor(everyMs: number, say: (count: number) => void) {
    this.#everyMs = everyMs;
    this.#say = say;
  }

  /** `nowMs` is of any clock that does not go back. What comes too soon is said with what comes next. */
  add(count: number, nowMs: number): void {
    this.#count += count;
    if (nowMs - this.#saidAtMs < this.#everyMs) return;
    this.#say(this.#count);
    this.#count = 0;
    this.#saidAtMs = nowMs;
  }
}
