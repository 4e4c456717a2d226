import type { FirstHearing } from '../store/records.ts';

/** When each brand was first heard: every partition knows it of its own calls, and the earliest of them stands. */
export class FirstHearings {
  readonly #parts: Map<string, FirstHearing>[];
  readonly #standing = new Map<string, FirstHearing>();
  #earliest: ReadonlyMap<string, FirstHearing> | undefined;

  constructor(parts: readonly ReadonlyMap<string, FirstHearing>[]) {
    this.#parts = parts.map((part) => new Map(part));
    for (const part of parts) for (const brandId of part.keys()) this.#join(brandId);
  }

  /** Over all partitions, by brand id: the same map while nothing of it changes. */
  get earliest(): ReadonlyMap<string, FirstHearing> {
    this.#earliest ??= new Map(this.#standing);
    return this.#earliest;
  }

  /** A partition's first hearing of a brand now; undefined: it has none. True where another one stands then. */
  set(partition: number, brandId: string, first: FirstHearing | undefined): boolean {
    if (first) this.#parts[partition]!.set(brandId, first);
    else this.#parts[partition]!.delete(brandId);
    return this.#join(brandId);
  }

  #join(brandId: string): boolean {
    let earliest: FirstHearing | undefined;
    for (const part of this.#parts) {
      const first = part.get(brandId);
      if (first && (!earliest || isEarlier(first, earliest))) earliest = first;
    }
    if (earliest === this.#standing.get(brandId)) return false;
    if (earliest) this.#standing.set(brandId, earliest);
    else this.#standing.delete(brandId);
    this.#earliest = undefined;
    return true;
  }
}

function isEarlier(a: FirstHearing, b: FirstHearing): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.callId < b.callId);
}
