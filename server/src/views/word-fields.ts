import { type Said, saidOf } from '../domain/words-said.ts';

/** What one seller said on one day. Arrays, since a year of maps would be ten times the size. */
export interface SellerDay {
  sellerId: string;
  /** What was said, by its number in `WordFields`. */
  fields: Int32Array;
  /** Packed counts beside them. */
  counts: Float64Array;
}

type Phrase = Pick<Said, 'language' | 'phrase'>;

const keyOf = ({ language, phrase }: Phrase) => `${language}|${phrase}`;

/** The fields (see `wordField`) that words are counted under, by number: the same text once, however many days and sellers have it. */
export class WordFields {
  readonly #numbers = new Map<string, number>();
  readonly #fields: string[] = [];
  readonly #ofPhrases = new Map<string, number[]>();

  /** How many there are. */
  get size(): number {
    return this.#fields.length;
  }

  /** The number of a field, a new one where it has none. */
  numbered(field: string): number {
    let number = this.#numbers.get(field);
    if (number === undefined) {
      number = this.#fields.push(field) - 1;
      this.#numbers.set(field, number);
      const key = keyOf(saidOf(field));
      const known = this.#ofPhrases.get(key);
      if (known) known.push(number);
      else this.#ofPhrases.set(key, [number]);
    }
    return number;
  }

  /** What a seller said on a day, from packed counts by field. */
  dayOf(sellerId: string, counts: ReadonlyMap<string, number>): SellerDay {
    return {
      sellerId,
      fields: Int32Array.from(counts.keys(), (field) => this.numbered(field)),
      counts: Float64Array.from(counts.values()),
    };
  }

  /** The numbers of a phrase, in whatever form and mood it was said. */
  numbersOf(phrase: Phrase): readonly number[] {
    return this.#ofPhrases.get(keyOf(phrase)) ?? [];
  }

  /** What a number stands for. */
  said(number: number): Said {
    return saidOf(this.#fields[number]!);
  }
}
