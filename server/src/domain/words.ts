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

/** The tokens as the platform's segmenter gives them: right for every script, and slow. */
export function segmentedTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    const isWord = isWordLike === true;
    if (!isWord && /^\s+$/.test(segment)) continue;
    addToken(tokens, { start: index, end: index + segment.length, form: folded(segment), isWord });
  }
  return tokens;
}
