/** Something that is opened, and when it is ready. */
export interface Opened<T> {
  what: T;
  ready: Promise<void>;
}

/** Things opened once however many ask for them; what could not be opened is opened again for who asks next. */
export class SharedOnes<K, T> {
  readonly #ones = new Map<K, Opened<T>>();

  get(key: K, open: () => Opened<T>): Opened<T> {
    const known = this.#ones.get(key);
    if (known) return known;
    const opened = open();
    this.#ones.set(key, opened);
    opened.ready.catch(() => {
      if (this.#ones.get(key) === opened) this.#ones.delete(key);
    });
    return opened;
  }

  /** The one of a key, if it was ever asked for. */
  peek(key: K): T | undefined {
    return this.#ones.get(key)?.what;
  }

  *all(): Iterable<T> {
    for (const { what } of this.#ones.values()) yield what;
  }

  /** Lets go of all but these, and answers what went. */
  keepOnly(keys: ReadonlySet<K>): T[] {
    const gone: T[] = [];
    for (const [key, { what }] of this.#ones)
      if (!keys.has(key)) {
        this.#ones.delete(key);
        gone.push(what);
      }
    return gone;
  }
}
