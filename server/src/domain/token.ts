/** One word or symbol of a text. */
export interface Token {
  /** Place in the text, in UTF-16 units. */
  start: number;
  end: number;
  /** The word or symbol, folded. */
  form: string;
  isWord: boolean;
  /** Follows the token before it without white space, where one of the two is a symbol: `C++` is not `C + +`. */
  isAttached: boolean;
}

/**
 * Adds the next word or symbol of a text. White space is never added, and the one hyphen that may stand between two
 * words is taken out again: so the same run of tokens is the same phrase.
 */
export function addToken(tokens: Token[], token: Omit<Token, 'isAttached'>): void {
  const { start, end, form, isWord } = token;
  if (form === '') return;
  if (isWord && hyphenEndsAt(tokens, start)) tokens.pop();
  const before = tokens[tokens.length - 1];
  const isAttached = before !== undefined && before.end === start && !(isWord && before.isWord);
  tokens.push({ start, end, form, isWord, isAttached });
}

function hyphenEndsAt(tokens: readonly Token[], place: number): boolean {
  const last = tokens[tokens.length - 1];
  if (last?.end !== place || !last.isAttached || tokens[tokens.length - 2]?.isWord !== true) return false;
  return last.form === '-' || last.form === '\u2010';
}
