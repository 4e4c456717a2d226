/** The languages whose nouns are told. */
export type PhraseLanguage = 'en' | 'el';

const GREEK = /[\u0370-\u03ff\u1f00-\u1fff]/g;
const LATIN = /[a-z]/gi;

/** English words that no neighbour of English has as an everyday word of its own. */
const ENGLISH =
  /\b(?:the|and|you|your|we|our|of|is|are|this|that|it|with|have|what|they|would|how|can|for|if)\b/i;

/**
 * The language in which nouns are looked for: that of the tag, where the text is in its script; without a tag, Greek by its
 * letters, and Latin letters as English where an English word stands among them. Undefined: neither.
 */
export function phraseLanguageOf(text: string, tag?: string): PhraseLanguage | undefined {
  const tagged = tag?.toLowerCase().split(/[-_]/)[0];
  const greek = text.match(GREEK)?.length ?? 0;
  if (greek > 0 && greek >= (text.match(LATIN)?.length ?? 0))
    return tagged === undefined || tagged === 'el' || tagged === 'en' ? 'el' : undefined;
  if (greek > 0) return undefined;
  if (tagged === 'en') return 'en';
  if (tagged !== undefined) return undefined;
  return ENGLISH.test(text) ? 'en' : undefined;
}
