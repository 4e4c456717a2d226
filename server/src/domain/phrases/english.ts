import type { Token } from '../token.ts';
import { ADVERB } from './english-lexicon.ts';
import { type Around, isNounHere, type Part, partOf } from './english-part.ts';
import { type EnglishWord, englishWords } from './english-word.ts';
import { type ClosedClass, fillerAdjectives, fillerNouns } from './english-words.ts';
import type { PhraseWord } from './phrase-word.ts';

const EXPECTS: Partial<Record<ClosedClass, Around['expects']>> = {
  determiner: 'noun',
  number: 'noun',
  preposition: 'noun',
  have: 'noun',
  pronoun: 'verb',
  auxiliary: 'verb',
  to: 'verb',
};
/** Verbs whose person is an object: "send you access". */
const GIVES = new Set(
  `give gave given giving send sent sending show shows offer tell bring get cost save saves help let need using use want walk
  call thank`.split(/\s+/),
);

/**
 * The noun phrases of an English text, each a run of words that ends in its head: adjectives and nouns before a noun. There is
 * no grammar behind it: a word is what the lexicon says, and where it may be noun or verb, what stands beside it says.
 */
export function englishChunks(text: string, tokens: readonly Token[]): PhraseWord[][] {
  const reader = new Reader(text);
  const words = englishWords(text, tokens);
  for (let i = 0; i < words.length; i++) {
    const next = words[i + 1];
    reader.read(words[i]!, { before: words[i - 1], next: next?.startsClause ? undefined : next });
  }
  return reader.end();
}

class Reader {
  readonly #text: string;
  readonly #chunks: PhraseWord[][] = [];
  #chunk: PhraseWord[] = [];
  #expects: Around['expects'] = 'either';
  #isAfterBe = false;

  constructor(text: string) {
    this.#text = text;
  }

  end(): PhraseWord[][] {
    this.#close();
    return this.#chunks;
  }

  read(
    word: EnglishWord,
    { before, next }: { before: EnglishWord | undefined; next: EnglishWord | undefined },
  ) {
    if (word.startsClause) this.#closeExpecting('either');
    const around = { expects: this.#expects, isAfterBe: this.#isAfterBe, chunk: this.#chunk, next };
    if (word.closed !== undefined && !(word.closed === 'verb' && isNounHere(word, around)))
      this.#passClosed(word.closed, before);
    else if (word.isName) this.#closeExpecting(word.isPossessive ? 'noun' : 'either');
    else this.#take(word, partOf(word, around));
  }

  #passClosed(closed: ClosedClass, before: EnglishWord | undefined): void {
    if (closed === 'adverb') {
      this.#close();
      return;
    }
    const isGiven = closed === 'pronoun' && before !== undefined && GIVES.has(before.word);
    if (closed === 'joins') this.#closeExpecting(this.#chunk.length > 0 ? 'list' : this.#expects);
    else this.#closeExpecting(isGiven ? 'either' : (EXPECTS[closed] ?? 'either'));
    this.#isAfterBe = closed === 'be';
  }

  #take(word: EnglishWord, part: Part): void {
    if (part === 'other') {
      // An adverb leaves open what was expected: "we will gladly support".
      if ((word.form.bits & ADVERB) !== 0) this.#close();
      else this.#closeExpecting('either');
      return;
    }
    const isNoun = part === 'noun';
    if (!isNoun && (fillerAdjectives.has(word.word) || this.#chunk.some((before) => before.isNoun)))
      this.#close();
    if (isNoun || !fillerAdjectives.has(word.word)) this.#chunk.push(this.#phraseWord(word, isNoun));
    if (word.isPossessive) this.#close();
    this.#expects = 'noun';
    this.#isAfterBe = false;
  }

  #closeExpecting(expects: Around['expects']): void {
    this.#close();
    this.#expects = expects;
    this.#isAfterBe = false;
  }

  #close(): void {
    while (this.#chunk.length > 0 && !this.#chunk[this.#chunk.length - 1]!.isNoun) this.#chunk.pop();
    if (this.#chunk.length === 0) return;
    this.#chunks.push(this.#chunk);
    this.#chunk = [];
  }

  #phraseWord({ token, word, form, isAcronym, isPossessive }: EnglishWord, isNoun: boolean): PhraseWord {
    const isCut = isPossessive && token.end - 2 > token.start;
    const written = this.#text.slice(token.start, isCut ? token.end - 2 : token.end);
    const isPlural = isNoun && form.inflection === 's';
    return {
      key: isNoun ? form.singular : word,
      joins: word,
      label: isAcronym ? written : written.toLowerCase(),
      isNoun,
      isFiller: isNoun && (fillerNouns.has(word) || (isPlural && fillerNouns.has(form.singular))),
      isPlural,
      start: token.start,
      end: token.end,
    };
  }
}
