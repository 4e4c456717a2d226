/** One word of a noun phrase. */
export interface PhraseWord {
  /** As it is compared: folded, in the form that all its inflections share. */
  key: string;
  /** The same before another word of the phrase. */
  joins: string;
  /** As it is shown. */
  label: string;
  isNoun: boolean;
  /** Says nothing alone, nor as the head of a phrase ("time", "thing"). */
  isFiller: boolean;
  isPlural: boolean;
  /** Its place in the text, in UTF-16 units. */
  start: number;
  end: number;
}
