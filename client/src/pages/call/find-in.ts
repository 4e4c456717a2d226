import type { Place } from './places.ts';

const MARKS = /\p{M}+/gu;

/** A text as it is compared, and for each of its units where in the text it came from. */
interface Folded {
  text: string;
  from: number[];
}

/** Without case and accents, so that «τιμή» is found by «ΤΙΜΗ»; a final sigma is a sigma. */
const foldLetter = (letter: string) =>
  letter.normalize('NFKD').replace(MARKS, '').toLowerCase().replaceAll('ς', 'σ');

function foldText(text: string): Folded {
  let folded = '';
  const from: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = foldLetter(letter);
    folded += plain;
    for (let i = 0; i < plain.length; i++) from.push(at);
    at += letter.length;
  }
  from.push(at);
  return { text: folded, from };
}

/** Finds words in a transcript, case and accents aside. Texts are folded at the first search. */
export function makeFinder(texts: readonly string[]): (query: string) => Place[] {
  let folded: Folded[] | undefined;
  return (query) => {
    const wanted = foldText(query.trim().replace(/\s+/g, ' ')).text;
    if (wanted === '') return [];
    folded ??= texts.map(foldText);
    return folded.flatMap(({ text, from }, segment) => {
      const found: Place[] = [];
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const last = from[at + wanted.length - 1]!;
        // Up to where the next letter begins: what was folded away belongs to the letter before it.
        const end = from.slice(at + wanted.length).find((place) => place > last) ?? from.at(-1)!;
        found.push({ segment, start: from[at]!, end });
      }
      return found;
    });
  };
}
