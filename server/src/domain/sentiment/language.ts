import { tokensOf } from '../words.ts';

const LETTER = /\p{L}/gu;
const LATIN_LETTER = /\p{Script=Latin}/gu;
/** Tags that leave the language open: undetermined, several, not coded. */
const OPEN_TAGS = new Set(['', 'und', 'mul', 'mis', 'zxx']);

const ENGLISH = new Set(
  `the and you that it of is are have not for with this but my your can what we they be would will from i'm
  don't how there when which if so about please yes thank thanks hello okay our their just like get does did why where been
  were could should`.split(/\s+/),
);
/** Everyday words of other languages in Latin letters that mean nothing in English; Greek in Latin letters too. */
const OTHER = new Set(
  `der das und ist nicht ich wir sie ein eine mit fur auf zu dem haben habe auch aber wie sehr ja nein danke bitte
  le les des est pas je vous nous une dans avec mais oui bonjour merci tres c'est qui que sur
  el los las una por muy gracias pero esta estoy tengo hola quiero para
  il che di sono grazie molto non per questo buongiorno
  het een niet ik dat zijn maar goed heb dank
  nao obrigado muito uma com voce
  jest nie dzien dobry prosze czy och att jag inte det som tack bir ve bu icin cok
  sunt foarte este pentru nu ez nem egy hogy ei olen mutta yang tidak ini saya dan untuk
  kai den einai tha mas sas ton gia mou efharisto kalimera nai ohi poli`.split(/\s+/),
);

/** Letters that English does not use, but many languages in Latin letters do. Names and loan words hold few of them. */
const FOREIGN_LETTER = /[à-öø-ÿāăąćčďđęěğıłńňőřśşšťůűźżžțșœơư\u1E00-\u1EFF]/giu;
const NOT_ASCII = /[^\0-\x7F]/;
/** Of so many words of English at least one is an everyday one: mostly three or more are. */
const WORDS_FOR_ONE = 12;
/** Names and loan words have some letters that English does not use, beside English words. */
const FOREIGN_LETTERS_FOR_ONE = 6;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Whether at least half of the letters of a text are Latin. A text without letters has nothing against it. */
export function isLatin(text: string): boolean {
  let plainLetters = 0;
  let others = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) others += 1;
    else if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) plainLetters += 1;
  }
  return plainLetters >= others || 2 * count(text, LATIN_LETTER) >= count(text, LETTER);
}

/**
 * Whether texts of one speaker are English: by the tag, where one is given. Else their letters must be Latin, everyday English
 * words at least as many as those of a dozen other languages and not missing where there are many words, and letters that English
 * does not use few beside them. That is a guess, and it is only needed where a transcriber says nothing.
 */
export function isEnglish(texts: readonly string[], tag = ''): boolean {
  const primary = tag.toLowerCase().split(/[-_]/)[0]!;
  if (!OPEN_TAGS.has(primary)) return primary === 'en' || primary === 'eng';
  const text = texts.join('\n');
  if (!/\p{L}/u.test(text) || !isLatin(text)) return false;
  let words = 0;
  let english = 0;
  let other = 0;
  for (const { form } of tokensOf(text)) {
    const word = form.includes('’') ? form.replaceAll('’', "'") : form;
    words += 1;
    if (ENGLISH.has(word)) english += 1;
    else if (OTHER.has(word)) other += 1;
  }
  const foreign = NOT_ASCII.test(text) ? count(text, FOREIGN_LETTER) : 0;
  return (
    english >= other &&
    english >= Math.floor(words / WORDS_FOR_ONE) &&
    foreign < Math.max(2, FOREIGN_LETTERS_FOR_ONE * english)
  );
}
