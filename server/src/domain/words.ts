import { folded } from './folding.ts';
import { quickTokens } from './quick-words.ts';
import { addToken, type Token } from './token.ts';

/** Word boundaries do not depend on the language: the dictionaries of scripts without spaces are shared. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Several ask for the words of one text, one after the other. */
let last: { text: string; tokens: readonly Token[] } = { text: '', tokens: [] };

/** The words (UAX 29, folded) and symbols of a text. */
export function tokensOf(text: string): readonly Token[] {
  if (last.text !== text) last = { text, tokens: quickTokens(text) ?? segmentedTokens(text) };
  return last.tokens;
}

/** The number of words by UAX 29. */
export function wordCount(text: string): number {
  return tokensOf(text).reduce((count, token) => count + (token.isWord ? 1 : 0), 0);
}

/**
 * The segmenter's time grows much faster than the text where no space divides it: 100,000 characters of Thai or Japanese in one
 * piece take seconds, and in pieces of this length milliseconds.
 */
const PIECE_UNITS = 4_000;

/** Words never reach over these, whatever comes after but a mark or an invisible sign, which would belong to them. */
const DIVIDES = /[\s。、！？]/;
const CONTINUES = /^[\s\p{M}\p{Cf}]/u;

/** The tokens as the platform's segmenter gives them: right for every script, and slow. Long text is cut into pieces. */
export function segmentedTokens(text: string, { pieceUnits = PIECE_UNITS } = {}): Token[] {
  const tokens: Token[] = [];
  for (let from = 0; from < text.length; ) {
    const to = endOfPiece(text, from, pieceUnits);
    for (const { segment, index, isWordLike } of segmenter.segment(text.slice(from, to))) {
      const isWord = isWordLike === true;
      if (!isWord && /^\s+$/.test(segment)) continue;
      const start = from + index;
      addToken(tokens, { start, end: start + segment.length, form: folded(segment), isWord });
    }
    from = to;
  }
  return tokens;
}

/** Where a piece ends: behind a space or full stop in its second half, else between two characters. */
function endOfPiece(text: string, from: number, pieceUnits: number): number {
  const limit = from + pieceUnits;
  if (limit >= text.length) return text.length;
  const continues = (at: number) => CONTINUES.test(String.fromCodePoint(text.codePointAt(at)!));
  for (let at = limit; at > from + pieceUnits / 2; at--)
    if (DIVIDES.test(text[at - 1]!) && !continues(at)) return at;
  return isInsideCharacter(text, limit) && limit - 1 > from ? limit - 1 : limit;
}

function isInsideCharacter(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text[at]!) && /[\uD800-\uDBFF]/.test(text[at - 1]!);
}
