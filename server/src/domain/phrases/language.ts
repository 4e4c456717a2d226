/** The languages whose nouns are told. */
export type PhraseLanguage = 'en' | 'el';

const GREEK = /[\u0370-\u03ff\u1f00-\u1fff]/;

/** What no text in capital letters holds, and nearly every other near its beginning. */
const SMALL = /[a-zα-ω]/;

/** English words that no neighbour of English has as an everyday word of its own. */
const ENGLISH =
  /\b(?:the|and|you|your|we|our|of|is|are|this|that|it|with|have|what|they|would|how|can|for|if)\b/i;

/** Whether a text is all in capital letters, so that these tell nothing. */
export function isShoutedText(text: string): boolean {
  return text.length > 6 && !SMALL.test(text) && text === text.toUpperCase();
}

/**
 * The language in which nouns are looked for: that of the tag, where the text is in its script; without a tag, Greek by its
 * letters, and Latin letters as English where an English word stands among them. Undefined: neither.
 */
export function phraseLanguageOf(text: string, tag?: string): PhraseLanguage | undefined {
  const tagged = tag?.toLowerCase().split(/[-_]/)[0];
  const hasGreek = GREEK.test(text);
  if (hasGreek && isMostlyGreek(text))
    return tagged === undefined || tagged === 'el' || tagged === 'en' ? 'el' : undefined;
  if (hasGreek) return undefined;
  if (tagged === 'en') return 'en';
  if (tagged !== undefined) return undefined;
  return ENGLISH.test(text) ? 'en' : undefined;
}

/** Whether a text has at least as many letters of Greek as of English. */
function isMostlyGreek(text: string): boolean {
  let greek = 0;
  let latin = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) latin += 1;
    else if ((code >= 0x370 && code <= 0x3ff) || (code >= 0x1f00 && code <= 0x1fff)) greek += 1;
  }
  return greek >= latin;
}
