import { foldedLetters } from '../folding.ts';
import { memoised } from '../memo.ts';

const NOT_LETTER_OR_DIGIT = /[^\p{L}\p{N}]+/gu;
const POSSESSIVE = /(?<=\p{L}|\p{N})['’ʼ](?:s|S)?(?=$|[^\p{L}\p{N}])/gu;
const DOTTED = /(?<=(?:^|[^\p{L}\p{N}])\p{L})\.(?=\p{L}(?:$|[^\p{L}\p{N}]))/gu;

/** What a name may end in without being another name: the forms of a company in law. */
const LEGAL = new Set(
  (
    'inc incorporated corp corporation company companies co ltd limited llc llp lp plc gmbh ag kg kgaa se sa sas sarl srl spa bv nv oy oyj ab asa aps ' +
    'pty pte kk sae sab cv aktiengesellschaft αε αβεε επε ικε οε α.ε ооо оао зао пао ао'
  ).split(' '),
);
export const isLegalForm = (word: string): boolean => LEGAL.has(word);

/** The words of a name as they are compared: folded, without articles before it and forms of law and possessives after it. */
export function nameWords(name: string): string[] {
  const words = wordsOf(name.replace(POSSESSIVE, ''));
  let from = 0;
  let to = words.length;
  if (to - from > 1 && words[from] === 'the') from++;
  while (to - from > 1 && LEGAL.has(words[to - 1]!)) to--;
  return words.slice(from, to);
}

/** Folded letters and digits, word by word; full stops between single letters join them (J.P. is JP). */
function wordsOf(text: string): string[] {
  const joined = text.replace(DOTTED, '');
  return foldedLetters(joined).replace(NOT_LETTER_OR_DIGIT, ' ').trim().split(' ').filter(Boolean);
}

const LONGEST_ID = 64;
/** Ids become keys of JSON, where these would be taken for something of JavaScript's own (and an id holds no underscore). */
const RESERVED = new Set(['constructor', 'prototype']);
const PLURAL_OF_CAPITALS = /^([\p{Lu}\p{N}&]{2,})s$/u;

/**
 * A name's id: its folded letters and digits, the same for Relecloud, RELECLOUD'S, Relecloud Inc. and Rele-Cloud, whatever the
 * settings. Empty where a name has no letter, or is a key that JavaScript keeps for itself.
 */
export const brandIdOf = memoised(idOf);

function idOf(name: string): string {
  const words = nameWords(name.replace(PLURAL_OF_CAPITALS, '$1').replace(/(?<=.\p{L})\.com$/iu, ''));
  const letters = words
    .filter((word) => word !== 'and')
    .join('')
    .normalize('NFC');
  return /\p{L}/u.test(letters) && !RESERVED.has(letters) ? [...letters].slice(0, LONGEST_ID).join('') : '';
}
