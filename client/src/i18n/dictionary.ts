import type { Flatten } from '@solid-primitives/i18n';
import type { dictionary as english } from './en/index.ts';
import type { Plural } from './plural.ts';

/** English decides what there is to say; every other language must say all of it. */
export type Dictionary = typeof english;
export type FlatDictionary = Flatten<Dictionary>;

type KeysOf<Value> = {
  [K in keyof FlatDictionary]: FlatDictionary[K] extends Value ? K : never;
}[keyof FlatDictionary];

export type TextKey = KeysOf<string>;
export type PluralKey = KeysOf<Plural>;

/** What one language's folder gives. */
export interface Language {
  /** The language's own name for itself. */
  name: string;
  /** The region whose customs hold where the reader's browser names none, such as `en-GB`. */
  region: string;
  dictionary: Dictionary;
}
