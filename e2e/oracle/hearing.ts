/** What was said in one language. */
export interface SaidInLanguage {
  /** All words of the texts in that language. */
  words: number;
  /** Each phrase once, under the form in which it was said most. */
  phrases: readonly { phrase: string; label: string; mentions: number }[];
}

/** A brand that a call names, as the call writes it. */
export interface NamedBrand {
  id: string;
  label: string;
  mentions: number;
}

/**
 * What only knowledge of a language can tell. The oracle has none: a scenario lends it the server's own pure functions, as data
 * about texts. Every figure made of their answers is the oracle's own.
 */
export interface Hearing {
  /** The scores, in thousandths, of all that a call's customer says; undefined where nothing can be told of a text. */
  scoresOf(texts: readonly string[], language: string | undefined): readonly (number | undefined)[];
  /** By language: the nouns and noun phrases in what a call's seller says. */
  phrasesIn(texts: readonly string[], language: string | undefined): ReadonlyMap<string, SaidInLanguage>;
  /** The brands in what a call's two sides say. */
  brandsIn(texts: readonly string[]): readonly NamedBrand[];
  /** The id that every way to write a brand's name has in common; none: empty. */
  brandIdOf(name: string): string;
  /** The ids under which a person would be taken for a brand: by the whole name, the given name, the surname. */
  idsOfPerson(name: string): Iterable<string>;
}

/** Hears no phrase and no brand, and refuses to guess how a text sounds. */
export const DEAF: Hearing = {
  scoresOf: () => {
    throw new Error('a segment has no sentiment, and no scores were given');
  },
  phrasesIn: () => new Map(),
  brandsIn: () => [],
  brandIdOf: () => '',
  idsOfPerson: () => [],
};
