/** Features are hashed into this many places, a power of 2. */
const HASHED_BITS = 17;
const HASHED = 2 ** HASHED_BITS;

/**
 * Where the weights of features stand. Most are hashed and share a place with others, which evens out over a text. Words that
 * vectors tell of stand alone: what a vector gives a word would be told of every feature that shares its place.
 */
export class Places {
  /** The features that stand alone, in the order of their places, which come after the hashed ones. */
  readonly alone: Uint32Array;
  readonly count: number;
  readonly #placeOf: ReadonlyMap<number, number>;

  constructor(alone: Uint32Array) {
    this.alone = alone;
    this.count = HASHED + alone.length;
    // Keys with a sign, which are found faster than numbers beyond 2³¹.
    this.#placeOf = new Map(Array.from(alone, (feature, at) => [feature | 0, HASHED + at]));
  }

  placeOf(feature: number): number {
    return this.#placeOf.get(feature | 0) ?? feature >>> (32 - HASHED_BITS);
  }
}
