/** A text in the forms that a language has for numbers: `other` always, the rest where the language has them. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Marks an entry of a dictionary as a plural, so that another language may give it other forms. */
export const plural = (forms: Plural): Plural => forms;
