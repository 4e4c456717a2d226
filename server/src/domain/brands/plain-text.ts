import type { BrandWord } from './brand-words.ts';
import type { Gazetteer } from './gazetteer.ts';

/** One short word is too easily another word, or another language's. */
const LEAST_LETTERS = 4;

/** Names in text whose capitals tell nothing: only well-known ones, and of those only what can mean nothing else. */
export function namesInPlainText(
  words: readonly BrandWord[],
  known: Gazetteer,
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let i = 0; i < words.length; ) {
    const to = endOfName(words, i, known);
    if (to === undefined) {
      i++;
      continue;
    }
    found.push({ start: words[i]!.start, end: words[to - 1]!.end });
    i = to;
  }
  return found;
}

function endOfName(words: readonly BrandWord[], from: number, known: Gazetteer): number | undefined {
  const most = known.longest.get(words[from]!.form) ?? 1;
  let key = '';
  let end: number | undefined;
  for (let i = from; i < words.length && i < from + most; i++) {
    if (i > from && words[i]!.gap === 'border') break;
    key = i === from ? words[i]!.form : `${key} ${words[i]!.form}`;
    if (known.known.has(key) && isUnmistakable(words.slice(from, i + 1), known)) end = i + 1;
  }
  return end;
}

function isUnmistakable(words: readonly BrandWord[], known: Gazetteer): boolean {
  const [first] = words as [BrandWord];
  if (words.length > 1) return words.some(({ form, isOrdinary }) => form.length > 1 && !isOrdinary);
  const { given, family, places } = known;
  if (first.form.length < LEAST_LETTERS || first.isOrdinary) return false;
  return ![given, family, places].some((list) => list.has(first.form));
}
