/** So many changes at once are cheaper sorted in than put in one by one. */
const MANY = 64;

/**
 * Items in an order in which no two are equal, kept sorted while they come and go: a change costs as much as the logarithm of
 * their number. What it is asked for last is what it sorts last: changes wait until then.
 */
export class Ranking<T> {
  #sorted: T[] = [];
  #coming = new Set<T>();
  #going = new Set<T>();

  constructor(private readonly compare: (a: T, b: T) => number) {}

  get size(): number {
    return this.#sorted.length + this.#coming.size - this.#going.size;
  }

  /** An item comes (1), or the very same object goes (−1). */
  put(item: T, sign: 1 | -1): void {
    if (sign === 1) this.#coming.add(item);
    else if (!this.#coming.delete(item)) this.#going.add(item);
  }

  /** The first `limit` of them, in their order. */
  first(limit: number): T[] {
    this.#settle();
    return this.#sorted.slice(0, limit);
  }

  #settle(): void {
    const [coming, going] = [this.#coming, this.#going];
    if (coming.size + going.size > MANY) {
      const staying = going.size > 0 ? this.#sorted.filter((item) => !going.has(item)) : this.#sorted;
      this.#sorted = [...staying, ...coming].sort(this.compare);
    } else {
      for (const item of going) this.#sorted.splice(this.#placeOf(item), 1);
      for (const item of coming) this.#sorted.splice(this.#placeOf(item), 0, item);
    }
    coming.clear();
    going.clear();
  }

  /** How many come before an item. */
  #placeOf(item: T): number {
    let from = 0;
    let to = this.#sorted.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.compare(this.#sorted[middle]!, item) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
