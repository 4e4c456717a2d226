import type { TokenInfo } from '@earshot/contracts';
import type { Connection } from './connection.ts';
import type { Functions } from './functions.ts';
import { ORG } from './keys.ts';

export type StoredToken = TokenInfo;

/** Links were ended: all that had been made by then, and the sessions that came by them, but the one of whoever ended them. */
export interface LinksEnded {
  atMs: number;
  but?: string;
}

/** More sessions of one account than people have: the one next to end makes room. */
const MAX_SESSIONS = 100;

/** How long a session is kept from now. */
export interface Lasting {
  ttlMs: number;
  nowMs: number;
}

/** Tokens, one-time links and sessions. Secrets come here only as SHA-256 in hexadecimal; nothing is decided here. */
export class AccessStore {
  readonly #connection: Connection;
  readonly #functions: Functions;

  constructor(connection: Connection, functions: Functions) {
    this.#connection = connection;
    this.#functions = functions;
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

  async endLinks(ended: LinksEnded): Promise<void> {
    await this.#connection.call(['SET', ORG.linksEnded, JSON.stringify(ended)]);
  }

  /** When links were ended last; undefined where they never were. */
  async linksEnded(): Promise<LinksEnded | undefined> {
    return decode(await this.#connection.call<string | null>(['GET', ORG.linksEnded]));
  }

  putSession(hash: string, value: object, ttlMs: number): Promise<void> {
    return this.#put(ORG.session(hash), value, ttlMs);
  }

  async findSession<T extends object>(hash: string): Promise<T | undefined> {
    return decode(await this.#connection.call<string | null>(['GET', ORG.session(hash)]));
  }

  /** Writes a session in use again and moves its end on; one that has ended meanwhile stays ended. */
  async renewSession(
    hash: string,
    value: object,
    { account = '', ttlMs, nowMs }: Lasting & { account?: string | undefined },
  ): Promise<void> {
    const args = [account, hash, JSON.stringify(value), String(ttlMs), String(nowMs)];
    await this.#functions.call('renew_session', ORG.accounts, args);
  }

  /**
   * Opens a session of an account. False where the account is gone, or where its password is no longer the one, given by its hash, that
   * was compared.
   */
  async openSession(
    { hash, password = '' }: { hash: string; password?: string | undefined },
    value: { account: string },
    { ttlMs, nowMs }: Lasting,
  ): Promise<boolean> {
    const texts = [value.account, password, hash, JSON.stringify(value)];
    const numbers = [ttlMs, nowMs, MAX_SESSIONS].map(String);
    return (await this.#functions.call<number>('open_session', ORG.accounts, [...texts, ...numbers])) === 1;
  }

  /** The sessions of an account, by their hashes. */
  async sessionsOf<T extends object>(account: string): Promise<Map<string, T>> {
    const hashes = await this.#connection.call<string[]>(['ZRANGE', ORG.sessionsOf(account), '0', '-1']);
    if (hashes.length === 0) return new Map();
    const texts = await this.#connection.call<(string | null)[]>(['MGET', ...hashes.map(ORG.session)]);
    return new Map(
      hashes.flatMap((hash, i) => {
        const session = decode<T>(texts[i]!);
        return session ? [[hash, session] as const] : [];
      }),
    );
  }

  async deleteSession(hash: string, account?: string): Promise<void> {
    const commands = [['DEL', ORG.session(hash)]];
    if (account !== undefined) commands.push(['ZREM', ORG.sessionsOf(account), hash]);
    await this.#connection.transaction(commands);
  }

  /** Ends all sessions of an account, but the one of hash `but`. */
  async endSessions(account: string, but = ''): Promise<void> {
    await this.#functions.call('end_sessions', ORG.accounts, [account, but]);
  }

  async #put(key: string, value: object, ttlMs: number): Promise<void> {
    await this.#connection.call(['SET', key, JSON.stringify(value), 'PX', String(ttlMs)]);
  }
}

function decode<T>(text: string | null): T | undefined {
  return text === null ? undefined : (JSON.parse(text) as T);
}
