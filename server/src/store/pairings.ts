import type { Connection } from './connection.ts';
import type { Functions } from './functions.ts';
import { ORG } from './keys.ts';

/** A new screen that shows a code and waits to be confirmed; of its secret only the SHA-256, in hexadecimal. */
export interface StoredPairing {
  secretHash: string;
  expiresAtMs: number;
  /** The screen that it has become. */
  screenId?: string;
}

/** What became of a pairing that was to begin: another has this code, or too many wait. */
export type PairingOutcome = 'begun' | 'taken' | 'full';

/** Screens that wait to be paired, by their codes. */
export class PairingStore {
  readonly #connection: Connection;
  readonly #functions: Functions;

  constructor(connection: Connection, functions: Functions) {
    this.#connection = connection;
    this.#functions = functions;
  }

  /** Begins one; those whose time is over make room. About `most` are kept at a time. */
  async begin(
    code: string,
    pairing: StoredPairing,
    { nowMs, most }: { nowMs: number; most: number },
  ): Promise<PairingOutcome> {
    const flat = await this.#connection.call<string[]>(['HGETALL', ORG.pairings]);
    const over: string[] = [];
    for (let i = 0; i + 1 < flat.length; i += 2)
      if ((JSON.parse(flat[i + 1]!) as StoredPairing).expiresAtMs <= nowMs) over.push(flat[i]!);
    if (over.length > 0) await this.#connection.call(['HDEL', ORG.pairings, ...over]);
    if (flat.length / 2 - over.length >= most) return 'full';
    const put = ['HSETNX', ORG.pairings, code, JSON.stringify(pairing)];
    return (await this.#connection.call<number>(put)) === 1 ? 'begun' : 'taken';
  }

  /** The pairing of a code whose time is not over. */
  async find(code: string, nowMs: number): Promise<StoredPairing | undefined> {
    const text = await this.#connection.call<string | null>(['HGET', ORG.pairings, code]);
    const pairing = text === null ? undefined : (JSON.parse(text) as StoredPairing);
    return pairing && pairing.expiresAtMs > nowMs ? pairing : undefined;
  }

  /** Puts a pairing in the place of what it was before; false where somebody else was quicker. */
  async exchange(code: string, before: StoredPairing, after: StoredPairing): Promise<boolean> {
    const values = [code, JSON.stringify(before), JSON.stringify(after)];
    return (await this.#functions.call<number>('exchange', ORG.pairings, values)) === 1;
  }
}
