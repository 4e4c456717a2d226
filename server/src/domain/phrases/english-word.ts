import { memoised } from '../memo.ts';
import type { Token } from '../token.ts';
import { type Form, formOf } from './english-forms.ts';
import { ADJECTIVE, NOUN } from './english-lexicon.ts';
import { type ClosedClass, closedClasses, fillerNouns, givenNames, titles } from './english-words.ts';
import { isShoutedText } from './language.ts';

/** One word of an English text, with what can be said of it before looking at its neighbours. */
export interface EnglishWord {
  /** Its place in the text. */
  token: Token;
  /** Folded, with a straight apostrophe. */
  word: string;
  closed: ClosedClass | undefined;
  form: Form;
  /** A name of a person or a brand. */
  isName: boolean;
  isAcronym: boolean;
  isPossessive: boolean;
  /** A sign of punctuation, or what is no word, stands before it. */
  startsClause: boolean;
}

const PLAIN = /^[a-z][a-z0-9]*$/;
const CAPITAL = /^\p{Lu}/u;
const ACRONYM = /^[A-Z][A-Z0-9]{1,5}$/;

export function englishWords(text: string, tokens: readonly Token[]): EnglishWord[] {
  const isShouted = isShoutedText(text);
  const words: EnglishWord[] = [];
  let startsClause = true;
  let startsSentence = true;
  for (const token of tokens) {
    if (!token.isWord) {
      // Of "R&D" nothing is divided.
      if (token.isAttached && token.form === '&') continue;
      startsClause = true;
      startsSentence ||= /[.!?…:"“]/.test(token.form);
      continue;
    }
    const word = token.form.includes('’') ? token.form.replace('’', "'") : token.form;
    const { closed, form, isPlain } = entryOf(word);
    if (!isPlain) {
      startsClause = true;
      continue;
    }
    const isCapital = !isShouted && isUpper(text, token.start);
    const isAcronym = isCapital && closed === undefined && ACRONYM.test(text.slice(token.start, token.end));
    const before = startsClause ? undefined : words[words.length - 1];
    const isName =
      closed === undefined && !isAcronym && isNameHere(word, form, { isCapital, startsSentence, before });
    const isPossessive = endsPossessive(text, token.end);
    words.push({ token, word, closed, form, isName, isAcronym, isPossessive, startsClause });
    startsClause = false;
    startsSentence = false;
  }
  return words;
}

interface Entry {
  closed: ClosedClass | undefined;
  form: Form;
  /** Letters and digits only, or a word of a closed class. */
  isPlain: boolean;
}

const entryOf = memoised((word): Entry => {
  const closed = closedClasses.get(word) ?? (/^\d/.test(word) ? 'number' : undefined);
  return { closed, form: formOf(word), isPlain: closed !== undefined || PLAIN.test(word) };
});

function endsPossessive(text: string, end: number): boolean {
  const last = text[end - 1];
  if (last !== 's' && last !== 'S') return false;
  return text[end - 2] === "'" || text[end - 2] === '’';
}

function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? code >= 65 && code <= 90 : CAPITAL.test(text.slice(at, at + 1));
}

interface Written {
  isCapital: boolean;
  startsSentence: boolean;
  before: EnglishWord | undefined;
}

/**
 * A given name; what is capitalised and unknown; within a sentence also a known noun with a capital ("we moved from Target"), unless
 * a determiner says that it is one thing of many.
 */
function isNameHere(word: string, form: Form, { isCapital, startsSentence, before }: Written): boolean {
  if (givenNames.has(word)) return true;
  if (!isCapital) return false;
  if (!form.isKnown) return true;
  if (before !== undefined && (before.isName || titles.has(before.word))) return true;
  if (startsSentence || fillerNouns.has(word)) return false;
  return (form.bits & NOUN) !== 0 && (form.bits & ADJECTIVE) === 0 && before?.closed !== 'determiner';
}
