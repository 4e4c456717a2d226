const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu;
const FIRST = /^.\p{M}*/u;
const MOST = 3;
/** In place of a name without a letter. */
const NOBODY = '•';

/** A name as its initials: `Ελένη Παπαδοπούλου` is `ΕΠ`. */
export function initialsOf(name: string): string {
  const words = name.normalize('NFC').match(WORD) ?? [];
  const letters = words.slice(0, MOST).map((word) => FIRST.exec(word)![0].toUpperCase());
  return letters.length === 0 ? NOBODY : letters.join('');
}
