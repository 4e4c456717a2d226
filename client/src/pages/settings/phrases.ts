/** The phrases of a text, one a line, each once, without the empty ones. */
export function phrasesOf(text: string): string[] {
  const phrases = text.split('\n').map((line) => line.trim());
  return [...new Set(phrases)].filter((phrase) => phrase !== '');
}
