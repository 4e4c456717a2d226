import type { BrandWord } from './brand-words.ts';

/** What the whole of a call tells about how its words are written. */
export interface CallWriting {
  /** Capitals tell names from other words. They do not in text all in small or all in capital letters, in headlines, in German. */
  capitalsTell: boolean;
  /** Words that are also heard with a small letter. */
  small: ReadonlySet<string>;
  /** The ordinary words are those of the gazetteer's language, so that an unknown first word of a sentence may be a name. */
  isKnownLanguage: boolean;
}

/**
 * Above this share of the words within sentences, capitals are decoration; in a language whose words are not known, they may be
 * grammar, as in German, whose nouns all have them.
 */
const MOST_CAPITALS = { known: 0.5, unknown: 0.15 };
/** Of fewer words a share says nothing. */
const FEW_WORDS = 12;

export function writingOf(segments: readonly (readonly BrandWord[])[]): CallWriting {
  const small = new Set<string>();
  let ordinary = 0;
  let within = 0;
  let capitals = 0;
  let opening = 0;
  for (const words of segments) {
    for (const { form, shape, opens, isOrdinary } of words) {
      if (shape === 'number') continue;
      if (shape !== 'lower') {
        if (opens) opening++;
      } else if (!small.has(form)) {
        small.add(form);
        if (isOrdinary) ordinary++;
      }
      if (opens || form.length < 2) continue;
      within++;
      if (shape !== 'lower') capitals++;
    }
  }
  const isKnownLanguage = ordinary >= small.size / 2;
  const most = isKnownLanguage ? MOST_CAPITALS.known : MOST_CAPITALS.unknown;
  const isFew = within < FEW_WORDS;
  return {
    capitalsTell: small.size > 0 && opening + capitals > 0 && (isFew || capitals <= most * within),
    small,
    isKnownLanguage,
  };
}
