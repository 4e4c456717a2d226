export type Language = 'en' | 'el';
export type Mood = 'good' | 'plain' | 'bad';

/** What people say about one thing, in one language: the customer by mood, and the seller. */
export interface Lines extends Record<Mood, readonly string[]> {
  seller: readonly string[];
}

/** Something that calls are about; it is also a tracked keyword. */
export interface Topic {
  id: string;
  label: string;
  phrases: readonly string[];
  /** How often it comes up, against the others. */
  weight: number;
  lines: Record<Language, Lines>;
}
