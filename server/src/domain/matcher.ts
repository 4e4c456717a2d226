import type { Token } from './token.ts';
import { tokensOf } from './words.ts';

/** A place where a phrase of one entry stands: UTF-16 offsets into the text. */
export interface Mention {
  /** Index of the entry in the list that the matcher was made from. */
  entry: number;
  start: number;
  end: number;
}

interface Node {
  next?: Map<string, Node>;
  /** Entries one of whose phrases ends here. */
  entries?: number[];
}

const NONE: readonly [number, number[]][] = [];

/**
 * Finds the phrases of many entries at once: a trie over folded words and symbols, so that the time for a text does
 * not grow with the number of phrases. A phrase's symbols must stand as written, attached where they are attached;
 * between its words may stand white space or one hyphen, and nothing else.
 */
export class Matcher {
  readonly #root: Node = {};

  /** @param entries each with its phrases; a phrase without a word or symbol is never found. */
  constructor(entries: readonly { readonly phrases: readonly string[] }[]) {
    for (const [entry, { phrases }] of entries.entries()) {
      for (const phrase of phrases) this.#add(entry, tokensOf(phrase));
    }
  }

  #add(entry: number, phrase: readonly Token[]): void {
    let node = this.#root;
    for (const [i, token] of phrase.entries()) {
      node.next ??= new Map();
      const key = i === 0 ? token.form : edgeOf(token);
      const next = node.next.get(key) ?? {};
      node.next.set(key, next);
      node = next;
    }
    if (node === this.#root || node.entries?.includes(entry)) return;
    node.entries = [...(node.entries ?? []), entry];
  }

  /**
   * Every mention in the text, from left to right: for one entry the longest phrase at each place, no place twice.
   * Mentions of different entries may overlap.
   */
  find(text: string): Mention[] {
    const mentions: Mention[] = [];
    if (this.#root.next === undefined) return mentions;
    const tokens = tokensOf(text);
    /** By entry: the token after its last mention. */
    const ends = new Map<number, number>();
    for (let from = 0; from < tokens.length; from++) {
      for (const [to, entries] of this.#phrasesAt(tokens, from)) {
        for (const entry of entries) {
          if ((ends.get(entry) ?? 0) > from) continue;
          ends.set(entry, to);
          mentions.push({ entry, start: tokens[from]!.start, end: tokens[to - 1]!.end });
        }
      }
    }
    return mentions;
  }

  /** The phrases that begin at a token, the longest first: the token after each, and whose it is. */
  #phrasesAt(tokens: readonly Token[], from: number): readonly [number, number[]][] {
    let node = this.#root.next?.get(tokens[from]!.form);
    if (node === undefined) return NONE;
    const found: [number, number[]][] = [];
    for (let to = from + 1; node !== undefined; to++) {
      if (node.entries) found.unshift([to, node.entries]);
      const token = tokens[to];
      node = token && node.next?.get(edgeOf(token));
    }
    return found;
  }
}

/** NUL, which no text holds, tells `R&D` from `R & D`. */
const edgeOf = (token: Token) => (token.isAttached ? `\0${token.form}` : token.form);
