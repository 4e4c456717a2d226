import { createHmac, randomBytes } from 'node:crypto';
import type { IdKind, Reduction } from '../domain/audience.ts';
import type { ScreenStore } from '../store/screens.ts';

/** 72 bits: no two ids of an organisation share them. */
const LETTERS = 12;

/**
 * Ids in place of ids, the same on every node and for ever, so that patches stay small and a page knows a bubble again. Whoever has
 * not the key, which no one is told, can neither turn them back nor try what ids they may stand for.
 */
export class Pseudonyms {
  #key: string | undefined;

  constructor(private readonly screens: Pick<ScreenStore, 'hidingKey'>) {}

  /** Reads the key, once; rejects with StoreUnavailable. */
  async load(): Promise<Reduction['pseudonym']> {
    this.#key ??= await this.screens.hidingKey(randomBytes(32).toString('base64url'));
    return this.of;
  }

  /** Another id; to be asked for once the key is read. */
  readonly of = (kind: IdKind, id: string): string => {
    if (this.#key === undefined) throw new Error('The key of pseudonyms has not been read.');
    const told = createHmac('sha256', this.#key).update(`${kind} ${id}`).digest('base64url');
    return `${kind}-${told.slice(0, LETTERS)}`;
  };
}
