import { ROLES, type Role } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { StandingAccount } from '../store/accounts.ts';
import { StoreUnavailable } from '../store/failures.ts';
import { Store } from '../store/store.ts';
import type { Principal } from './principal.ts';
import { hashOf, newSecret } from './secrets.ts';

const DAY_MS = 24 * 3600_000;
const SESSION_MS = 30 * DAY_MS;
/** A session in use is written again at most this often: one of a link, and one of an account, which tells when it was last seen. */
const RENEWED_AFTER_MS = DAY_MS;
const SEEN_AGAIN_AFTER_MS = 5 * 60_000;

/** Whom a link signs in. */
export interface Invitation {
  /** Of the link, and of the session that comes by it. */
  id: string;
  role: Role;
  name: string;
  /** Of a manager: the teams that they see; absent: all. */
  teams?: readonly string[] | undefined;
}

/** A session that has just been opened: its secret is in its cookie, and nowhere else. */
export interface Opened {
  secret: string;
  principal: Principal;
}

const invitationSchema = z.object({
  id: z.string().default(() => newId()),
  /** When the link was made; of some time ago where nobody has written it down. */
  madeAtMs: z.number().default(0),
  role: z.enum(ROLES),
  name: z.string(),
  teams: z.array(z.string()).exactOptional(),
});
const linkSessionSchema = invitationSchema.extend({ expiresAtMs: z.number() });
type LinkSession = z.output<typeof linkSessionSchema>;

/** It holds no role: what its account may do is asked of the account, each time. */
const accountSessionSchema = z.object({
  account: z.string(),
  id: z.string(),
  createdAtMs: z.number(),
  seenAtMs: z.number(),
  expiresAtMs: z.number(),
  browser: z.string().exactOptional(),
});
export type AccountSession = z.output<typeof accountSessionSchema>;
const sessionSchema = z.union([accountSessionSchema, linkSessionSchema]);

/** One-time links, and sessions: of those who came by a link, and of accounts. Secrets reach the store only as hashes. */
@Injectable()
export class Sessions {
  constructor(private readonly store: Store) {}

  /** Makes a code that signs in once, within `ttlMs`. */
  async invite(invitation: Invitation, { ttlMs, nowMs }: { ttlMs: number; nowMs: number }): Promise<string> {
    const code = newSecret();
    await this.store.access.putLink(hashOf(code), { ...invitation, madeAtMs: nowMs }, ttlMs);
    return code;
  }

  /** Ends every link that signs in, and every session that came by one; that of `who` stays. */
  async endLinks({ kind, account, id }: Principal, nowMs: number): Promise<void> {
    const but = kind === 'session' && !account ? { but: id } : {};
    await this.store.access.endLinks({ atMs: nowMs, ...but });
  }

  /** Opens a session for a code, which is spent by it; undefined where the code is unknown, spent or too old. */
  async open(code: string, nowMs: number): Promise<Opened | undefined> {
    const invitation = invitationSchema.safeParse(await this.store.access.takeLink(hashOf(code)));
    if (!invitation.success || (await this.isEnded(invitation.data))) return undefined;
    const secret = newSecret();
    const session = { ...invitation.data, expiresAtMs: nowMs + SESSION_MS };
    await this.store.access.putSession(hashOf(secret), session, SESSION_MS);
    return { secret, principal: guestOf(session) };
  }

  /**
   * Opens a session of an account. `password` is the stored one that was compared: undefined is answered where another one stands
   * by now, or where the account is gone or disabled.
   */
  async openFor(
    account: StandingAccount,
    { password, browser }: { password?: string; browser: string | undefined },
    nowMs: number,
  ): Promise<Opened | undefined> {
    const secret = newSecret();
    const session: AccountSession = {
      ...{ account: account.id, id: newId(), createdAtMs: nowMs, seenAtMs: nowMs },
      expiresAtMs: nowMs + SESSION_MS,
      ...(browser !== undefined && { browser }),
    };
    const principal = principalOf(account, session);
    if (!principal) return undefined;
    const key = { hash: hashOf(secret), password };
    const isOpen = await this.store.access.openSession(key, session, { ttlMs: SESSION_MS, nowMs });
    return isOpen ? { secret, principal } : undefined;
  }

  /** Who has the session with this hash; its end is moved on while it is in use. */
  async find(hash: string, nowMs: number): Promise<Principal | undefined> {
    const found = sessionSchema.safeParse(await this.store.access.findSession(hash));
    if (!found.success || found.data.expiresAtMs <= nowMs) return undefined;
    const session = found.data;
    if (!('account' in session)) {
      if (await this.isEnded(session)) return undefined;
      const isLong = session.expiresAtMs - nowMs >= SESSION_MS - RENEWED_AFTER_MS;
      return guestOf(isLong ? session : await this.renewed(hash, session, nowMs));
    }
    const account = await this.store.accounts.find(session.account);
    if (!account || account.isDisabled) return undefined;
    const isSeen = nowMs - session.seenAtMs <= SEEN_AGAIN_AFTER_MS;
    return principalOf(
      account,
      isSeen ? session : await this.renewed(hash, { ...session, seenAtMs: nowMs }, nowMs),
    );
  }

  /** The sessions of an account by the hashes of their secrets, the one seen last first. */
  async of(account: string): Promise<[hash: string, session: AccountSession][]> {
    const sessions = await this.store.access.sessionsOf<AccountSession>(account);
    return [...sessions].sort(([, a], [, b]) => b.seenAtMs - a.seenAtMs);
  }

  /** Ends a session. */
  async close(secret: string): Promise<void> {
    const hash = hashOf(secret);
    const found = sessionSchema.safeParse(await this.store.access.findSession(hash));
    const account = found.success && 'account' in found.data ? found.data.account : undefined;
    await this.store.access.deleteSession(hash, account);
  }

  /** Whether a link, and what came by it, was ended since it was made. */
  private async isEnded({ id, madeAtMs }: Pick<LinkSession, 'id' | 'madeAtMs'>): Promise<boolean> {
    const ended = await this.store.access.linksEnded();
    return ended !== undefined && madeAtMs <= ended.atMs && id !== ended.but;
  }

  /** The session with its end moved on. A store that takes no writes leaves it as it is: whoever is signed in can still read. */
  private async renewed<T extends AccountSession | LinkSession>(
    hash: string,
    session: T,
    nowMs: number,
  ): Promise<T> {
    const next = { ...session, expiresAtMs: nowMs + SESSION_MS };
    const account = 'account' in next ? next.account : undefined;
    try {
      await this.store.access.renewSession(hash, next, { account, ttlMs: SESSION_MS, nowMs });
      return next;
    } catch (error) {
      if (error instanceof StoreUnavailable) return session;
      throw error;
    }
  }
}

/** Names a session or an account, and tells nothing of any secret. */
export function newId(): string {
  return newSecret().slice(0, 12);
}

/** Who came by a link, without an account. */
function guestOf({ role, name, teams, id, expiresAtMs }: LinkSession): Principal {
  return { ...{ role, name, kind: 'session', id, expiresAtMs }, ...(teams && { teams }) };
}

/** Who an account is, signed in by a session of its own; undefined while it is disabled. */
function principalOf(
  { id, role, name, teams, email, hasPassword, isDisabled }: StandingAccount,
  session: AccountSession,
): Principal | undefined {
  if (isDisabled) return undefined;
  return {
    ...{ role, name, kind: 'session', id, session: session.id, expiresAtMs: session.expiresAtMs },
    ...(role === 'manager' && teams && { teams }),
    account: { id, email, hasPassword },
  };
}
