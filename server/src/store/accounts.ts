import type { PersonRole } from '@earshot/contracts';
import type { Connection } from './connection.ts';
import type { Functions } from './functions.ts';
import { ORG } from './keys.ts';

/** What is written of a person who signs in; never a secret. */
export interface StoredAccount {
  id: string;
  email: string;
  name: string;
  role: PersonRole;
  /** Of a manager: the teams that they see; absent: all. */
  teams?: readonly string[];
  createdAt: string;
  isDisabled: boolean;
}

/** An account as it stands, with what is kept beside its record. */
export interface StandingAccount extends StoredAccount {
  seenAtMs?: number;
  hasPassword: boolean;
  hasProvider: boolean;
}

/**
 * What became of an account: its record was no longer the one that the change was made from, its address is another account's, or
 * nobody would be left who administrates.
 */
export type AccountOutcome = 'done' | 'changed' | 'taken' | 'last';

/** A link that sets a password: whose, or for the first admin, who has no account yet. */
export interface StoredJoin {
  purpose: 'firstAdmin' | 'invitation' | 'reset';
  account?: string;
}

/** Who signs in: accounts, their passwords, and the links that set these. Passwords and codes come here only as hashes. */
export class AccountStore {
  readonly #connection: Connection;
  readonly #functions: Functions;

  constructor(connection: Connection, functions: Functions) {
    this.#connection = connection;
    this.#functions = functions;
  }

  async list(): Promise<StandingAccount[]> {
    const [texts, passwords, subjects, seen] = (await this.#connection.pipeline([
      ['HVALS', ORG.accounts],
      ['HKEYS', ORG.passwords],
      ['HKEYS', ORG.subjects],
      ['HGETALL', ORG.seen],
    ])) as string[][];
    const seenAt = new Map<string, string>();
    for (let i = 0; i + 1 < seen!.length; i += 2) seenAt.set(seen![i]!, seen![i + 1]!);
    const [withPassword, withSubject] = [new Set(passwords), new Set(subjects)];
    return texts!.map((text) => {
      const account = JSON.parse(text) as StoredAccount;
      const { id } = account;
      return standing(account, withPassword.has(id), withSubject.has(id), seenAt.get(id));
    });
  }

  async find(id: string): Promise<StandingAccount | undefined> {
    const [text, password, subject, seen] = (await this.#connection.pipeline([
      ['HGET', ORG.accounts, id],
      ['HEXISTS', ORG.passwords, id],
      ['HEXISTS', ORG.subjects, id],
      ['HGET', ORG.seen, id],
    ])) as [string | null, number, number, string | null];
    if (text === null) return undefined;
    return standing(JSON.parse(text) as StoredAccount, password === 1, subject === 1, seen);
  }

  async findByEmail(email: string): Promise<StandingAccount | undefined> {
    const id = await this.#connection.call<string | null>(['HGET', ORG.emails, folded(email)]);
    // Looked up where there is none as well: how long the answer takes does not tell.
    return this.find(id ?? '');
  }

  /** The account that a provider knows by this name. */
  async findBySubject(subject: string): Promise<StandingAccount | undefined> {
    const id = await this.#connection.call<string | null>(['HGET', ORG.providers, subject]);
    return id === null ? undefined : this.find(id);
  }

  /** Whether there is an account, and one with a password. */
  async haveAny(): Promise<{ accounts: boolean; passwords: boolean }> {
    const [accounts, passwords] = (await this.#connection.pipeline([
      ['HLEN', ORG.accounts],
      ['HLEN', ORG.passwords],
    ])) as [number, number];
    return { accounts: accounts > 0, passwords: passwords > 0 };
  }

  async passwordOf(id: string): Promise<string | undefined> {
    return (await this.#connection.call<string | null>(['HGET', ORG.passwords, id])) ?? undefined;
  }

  add(account: StoredAccount): Promise<AccountOutcome> {
    return this.#put(account, '', recordOf(account));
  }

  /** Puts `next` in the place of what stands; who is disabled by it is signed out everywhere. */
  change(standing: StoredAccount, next: StoredAccount): Promise<AccountOutcome> {
    return this.#put(next, recordOf(standing), recordOf(next));
  }

  /** Removes an account and everything that is kept of it. */
  remove(standing: StoredAccount): Promise<AccountOutcome> {
    return this.#put({ ...standing, isDisabled: true }, recordOf(standing), '');
  }

  #put(account: StoredAccount, before: string, after: string): Promise<AccountOutcome> {
    const { id, email, role, isDisabled } = account;
    const flags = [role === 'admin' && !isDisabled, isDisabled].map((is) => (is ? '1' : ''));
    const args = [id, folded(email), before, after, ...flags];
    return this.#functions.call('put_account', ORG.accounts, args);
  }

  /** Keeps a link by the hash of its code; an older one of the same account ends. */
  async putJoin(hash: string, join: StoredJoin, ttlMs: number): Promise<void> {
    const args = [join.account ?? '', hash, JSON.stringify(join), String(ttlMs)];
    await this.#functions.call('put_join', ORG.accounts, args);
  }

  /** What a link is for; that does not spend it. */
  async findJoin(hash: string): Promise<StoredJoin | undefined> {
    const text = await this.#connection.call<string | null>(['GET', ORG.join(hash)]);
    return text === null ? undefined : (JSON.parse(text) as StoredJoin);
  }

  /**
   * Sets an account's password by a link, which is spent by it, and ends its sessions. With `first`, that account is made by it: the
   * only one that there is. False where the link is spent, or no longer good for anything.
   */
  async join(hash: string, id: string, password: string, first?: StoredAccount): Promise<boolean> {
    const made = first ? [folded(first.email), recordOf(first)] : ['', ''];
    return (await this.#functions.call('join', ORG.accounts, [hash, id, password, ...made])) === 'done';
  }

  /** Changes a password; all sessions of the account end but the one of hash `but`. False where another one stands by now. */
  async setPassword(
    id: string,
    { standing, next, but }: { standing: string | undefined; next: string; but: string },
  ): Promise<boolean> {
    const args = [id, standing ?? '', next, but];
    return (await this.#functions.call<number>('set_password', ORG.accounts, args)) === 1;
  }

  /** Links an account to what a provider knows it by; false where either is linked to another. */
  async linkSubject(id: string, subject: string): Promise<boolean> {
    return (await this.#functions.call<number>('link_subject', ORG.accounts, [id, subject])) === 1;
  }

  /** Forgets what a provider knows an account by, and signs it out everywhere. */
  unlinkSubject(id: string): Promise<'done' | 'none' | 'last'> {
    return this.#functions.call('unlink_subject', ORG.accounts, [id]);
  }
}

/** Addresses are the same whatever their case. */
function folded(email: string): string {
  return email.toLowerCase();
}

/** The record as it is written and compared: always the same fields in the same order. */
function recordOf({ id, email, name, role, teams, createdAt, isDisabled }: StoredAccount): string {
  return JSON.stringify({ id, email, name, role, teams, createdAt, isDisabled });
}

function standing(
  account: StoredAccount,
  hasPassword: boolean,
  hasProvider: boolean,
  seen: string | null | undefined,
): StandingAccount {
  return { ...account, hasPassword, hasProvider, ...(seen != null && { seenAtMs: Number(seen) }) };
}
