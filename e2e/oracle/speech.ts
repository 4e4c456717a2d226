/** What a transcriber notes between words: `<UNIN/>`, `<UNSURE>`, `[noise]`. */
const NOTE = /<\/?[A-Za-z][^<>]*>|\[[^[\]]*\]/g;

const words = new Intl.Segmenter('en', { granularity: 'word' });

/** What was said, without the transcriber's notes: white space in place of each, as long, so that every place stays. */
export const withoutNotes = (text: string) => text.replace(NOTE, (note) => ' '.repeat(note.length));

/** Whether a text says anything: it holds a letter or a digit. */
export const isSpoken = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** A word folded, or a symbol; attached where it follows the one before without white space, one being a symbol. */
export interface Token {
  form: string;
  isAttached: boolean;
}

interface Piece {
  form: string;
  isWord: boolean;
  start: number;
  end: number;
}

const HYPHENS = ['-', '\u2010'];

/** The words and symbols of a text in order; white space, and the one hyphen between two words, are neither. */
export function tokensOf(text: string): Token[] {
  const pieces = [...words.segment(text)].map(
    ({ segment, index, isWordLike }): Piece => ({
      form: folded(segment),
      isWord: isWordLike === true,
      start: index,
      end: index + segment.length,
    }),
  );
  const standing = pieces.filter((piece, i) => {
    const joinsWords = pieces[i - 1]?.isWord && pieces[i + 1]?.isWord && HYPHENS.includes(piece.form);
    return piece.form.trim() !== '' && !joinsWords;
  });
  return standing.map((piece, i) => {
    const before = standing[i - 1];
    const touches = before?.end === piece.start;
    return { form: piece.form, isAttached: touches && !(before.isWord && piece.isWord) };
  });
}

/** NFKD, marks removed, full case folding, final sigma as sigma, possessive dropped. */
function folded(word: string): string {
  const bare = word.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(/['’]s$/, '');
}

/**
 * How many places of `text` hold one of the phrases: from the left, the longest phrase at each place, no place
 * counted twice.
 */
export function mentionsIn(text: readonly Token[], phrases: readonly (readonly Token[])[]): number {
  const longestFirst = phrases.toSorted((a, b) => b.length - a.length);
  let mentions = 0;
  for (let place = 0; place < text.length; ) {
    const found = longestFirst.find((phrase) => standsAt(text, place, phrase));
    if (found !== undefined) mentions += 1;
    place += found?.length ?? 1;
  }
  return mentions;
}

function standsAt(text: readonly Token[], place: number, phrase: readonly Token[]): boolean {
  return phrase.every((token, i) => {
    const spoken = text[place + i];
    return spoken?.form === token.form && (i === 0 || spoken.isAttached === token.isAttached);
  });
}
