import { knownNouns } from './greek-words.ts';

/** Endings of nouns and adjectives, folded, the longest first: what case and number change. */
const INFLECTION =
  /(?:ματοσ|ματων|ματα|ουδων|ουδεσ|αδων|αδεσ|σεωσ|σεων|σεισ|ξεωσ|ξεων|ξεισ|ψεωσ|ψεων|ψεισ|ιουσ|ιου|ιων|ιοσ|ιοι|ιεσ|ιασ|ιησ|ιο|ια|ιη|ι|ουσ|ου|οσ|οι|ον|ο|ων|ησ|εισ|εσ|εασ|εα|ασ|α|η|υ)$/;
/** A stem this short takes its gender along: else *tax* and *time*, *country* and *space* were one. */
const SHORT_STEM = 4;

/**
 * What the inflections of a Greek noun or adjective share: `τιμή`, `τιμής`, `τιμές` and `τιμών` are one. It is no dictionary
 * form and is never shown.
 */
export function greekStem(word: string): string {
  if (!/^[α-ω]{4,}$/.test(word)) return word;
  const ending = INFLECTION.exec(word)?.[0] ?? '';
  const kept = /^[σξψ]ε/.test(ending) ? ending[0]! : ending.startsWith('ματ') ? 'μ' : '';
  const stem = word.slice(0, word.length - ending.length) + kept;
  if (stem.length < 3) return word;
  if (stem.length > SHORT_STEM) return stem;
  return `${stem}${/^ι?(?:ο|υ)/.test(ending) ? 'ο' : ending === '' ? '' : 'α'}`;
}

const nounStems: ReadonlySet<string> = new Set(knownNouns.map(greekStem));

/** Endings that no verb and hardly an adjective has, folded. */
const NOUN_ENDING =
  /(?:..[σξψ](?:η|ησ|εισ|εων|εωσ)|..μα(?:τοσ|τα|των)?|.οτητ(?:α|ασ|εσ|ων)|.[ιυ]τητ(?:α|ασ|εσ|ων)|..σμ(?:οσ|ου|ο|οι|ων|ουσ)|.εια|.ειασ|.ειεσ|.ειων|.τηρι(?:ο|ου|α|ων)|..τζμεντ|..λογι(?:ο|α|ου|ων))$/;
/** Feminine nouns in -ία carry their accent there; adjectives in -ια do not. */
const ACCENTED_NOUN_ENDING = /(?:ία|ίας|ίες|ιών)$/;

/** Whether a word is a noun by itself, without anything before it. */
export function isNounByForm(folded: string, written: string): boolean {
  return nounStems.has(greekStem(folded)) || NOUN_ENDING.test(folded) || ACCENTED_NOUN_ENDING.test(written);
}

/** Endings of verbs, folded, that hardly a noun has; `εισ` and `α` are left to what stands before. */
const VERB_ENDING =
  /(?:ω|[^σξψ]εισ|ει|ουμε|ομε|ετε|ειτε|ατε|ουν|ουνε|αμε|αν|αει|αω|μαι|σαι|ται|σθε|στε|ασε|ησε|ισε|εψε|αξε|[^σ]ε|θηκ[αε]|θηκαν|οντασ|ωντασ)$/;
/** A past with its accent on the syllable that marks it: `έγραψα`, `έδειξα`. */
const AUGMENTED = /^[έή]\p{L}*[σξψ]α$/u;

export function looksLikeVerb(folded: string, written: string): boolean {
  return (VERB_ENDING.test(folded) && !/(?:σμε|οτε)$/.test(folded)) || AUGMENTED.test(written);
}
