import type { TokenInfo } from '@earshot/contracts';
import type { Connection } from './connection.ts';
import { ORG } from './keys.ts';

export type StoredToken = TokenInfo;

/** Tokens, one-time links and sessions. Secrets come here only as SHA-256 in hexadecimal; nothing is decided here. */
export class AccessStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async putToken(hash: string, info: StoredToken): Promise<void> {
    await this.#connection.call(['HSET', ORG.tokens, hash, JSON.stringify(info)]);
  }

  async findToken(hash: string): Promise<StoredToken | undefined> {
    return decode(await this.#connection.call<string | null>(['HGET', ORG.tokens, hash]));
  }

  async listTokens(): Promise<StoredToken[]> {
    const texts = await this.#connection.call<string[]>(['HVALS', ORG.tokens]);
    return texts.map((text) => JSON.parse(text) as StoredToken);
  }

  /** Whether there was such a token. */
  async deleteToken(id: string): Promise<boolean> {
    const flat = await this.#connection.call<string[]>(['HGETALL', ORG.tokens]);
    for (let i = 0; i + 1 < flat.length; i += 2) {
      if ((JSON.parse(flat[i + 1]!) as StoredToken).id !== id) continue;
      return (await this.#connection.call<number>(['HDEL', ORG.tokens, flat[i]!])) === 1;
    }
    return false;
  }

  putLink(hash: string, value: object, ttlMs: number): Promise<void> {
    return this.#put(ORG.link(hash), value, ttlMs);
  }

  /** Gives a link's value to the first who asks, and to nobody after. */
  async takeLink<T extends object>(hash: string): Promise<T | undefined> {
    return decode(await this.#connection.call<string | null>(['GETDEL', ORG.link(hash)]));
  }

  putSession(hash: string, value: object, ttlMs: number): Promise<void> {
    return this.#put(ORG.session(hash), value, ttlMs);
  }

  async findSession<T extends object>(hash: string): Promise<T | undefined> {
    return decode(await this.#connection.call<string | null>(['GET', ORG.session(hash)]));
  }

  async deleteSession(hash: string): Promise<void> {
    await this.#connection.call(['DEL', ORG.session(hash)]);
  }

  async #put(key: string, value: object, ttlMs: number): Promise<void> {
    await this.#connection.call(['SET', key, JSON.stringify(value), 'PX', String(ttlMs)]);
  }
}

function decode<T>(text: string | null): T | undefined {
  return text === null ? undefined : (JSON.parse(text) as T);
}
