/**
 * A word or symbol as it is compared: NFKD, marks removed, full case folding, final sigma as sigma, a possessive
 * `'s` dropped.
 */
export function folded(word: string): string {
  return withoutPossessive(foldedLetters(word));
}

/**
 * Folds each character for itself, so that a word folds to its letters' folds. Lower case after NFKD is the full case
 * folding but for `ß`, final sigma and nine letters of Old Slavonic.
 */
export function foldedLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ');
}

export function withoutPossessive(form: string): string {
  if (form[form.length - 1] !== 's') return form;
  const before = form[form.length - 2];
  return before === "'" || before === '’' ? form.slice(0, -2) : form;
}
