import type { Token } from '../token.ts';

/** How many words after a negation it turns, up to the next sign of punctuation. */
const NEGATION_REACH = 4;

const NEGATIONS = new Set(
  'not no never none nothing nobody without cannot cant dont doesnt didnt isnt wasnt wont wouldnt couldnt shouldnt arent aint havent hasnt hadnt hardly barely neither nor nowhere'.split(
    ' ',
  ),
);
const TURNS = new Set(['but', 'however', 'although', 'though']);
const ENDS_NEGATION = new Set(['.', ',', ';', ':', '!', '?']);
/** Punctuation that says something; commas and full stops are the transcriber's. */
const TELLING_SIGNS = new Set(['!', '?', ':', '(', ')']);

/** The words of a text as the classifier sees them. */
export interface MarkedWords {
  /** Folded, numbers as `0`, and with a `!` in front where a negation reaches them. */
  words: string[];
  signs: string[];
  /** Place of the last word such as "but": what comes after it is what the speaker means. −1: none. */
  turnAt: number;
}

/** Marks what negations reach, so that "not happy" and "happy" have nothing in common. */
export function markedWords(tokens: readonly Token[]): MarkedWords {
  const words: string[] = [];
  const signs: string[] = [];
  let turnAt = -1;
  let negated = 0;
  for (const { form, isWord } of tokens) {
    if (!isWord) {
      if (ENDS_NEGATION.has(form)) negated = 0;
      if (TELLING_SIGNS.has(form)) signs.push(form);
      continue;
    }
    const word = plainWord(form);
    if (TURNS.has(word)) {
      turnAt = words.length;
      negated = 0;
    }
    words.push(negated > 0 ? `!${word}` : word);
    negated = isNegation(word) ? NEGATION_REACH : negated - 1;
  }
  return { words, signs, turnAt };
}

/** A word without its mark. */
export const plainOf = (word: string) => (word.startsWith('!') ? word.slice(1) : word);

function plainWord(form: string): string {
  const first = form.charCodeAt(0);
  if (first >= 48 && first <= 57) return '0';
  return form.includes('’') ? form.replaceAll('’', "'") : form;
}

const isNegation = (word: string) => NEGATIONS.has(word) || word.endsWith("n't");
