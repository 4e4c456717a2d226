import type { OwnSession, PasswordChange } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { Store } from '../store/store.ts';
import { Audit } from './audit.ts';
import { Passwords } from './passwords.ts';
import type { Principal } from './principal.ts';
import { type AccountSession, Sessions } from './sessions.ts';

/** What people do with their own accounts. Who is signed in without one has no sessions to tell of but the one at hand. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly store: Store,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /**
   * Sets another password; all other sessions of the account end. The current one is asked for wherever there is one: undefined where
   * that is wrong, or another one stands by now.
   */
  async changePassword(who: Principal, id: string, change: PasswordChange): Promise<'done' | undefined> {
    const standing = await this.store.accounts.passwordOf(id);
    const isRight = standing === undefined || (await this.passwords.matches(standing, change.current ?? ''));
    if (!isRight) return undefined;
    const next = await this.passwords.hash(change.password);
    await this.audit.note({ who, what: 'changedAccess', entity: { kind: 'account', id } });
    const but = (await this.own(who))?.hash ?? '';
    return (await this.store.accounts.setPassword(id, { standing, next, but })) ? 'done' : undefined;
  }

  /** Where somebody is signed in, the place that was used last first. */
  async places(who: Principal): Promise<OwnSession[]> {
    const sessions = who.account ? await this.sessions.of(who.account.id) : [];
    return sessions.map(([, session]) => placeOf(session, who));
  }

  /** Signs out everywhere else. */
  async leaveOthers(who: Principal): Promise<void> {
    if (!who.account) return;
    await this.store.access.endSessions(who.account.id, (await this.own(who))?.hash);
  }

  /** Signs out at one place; false where there is no such one. */
  async leave(who: Principal, sessionId: string): Promise<boolean> {
    const found = await this.own({ ...who, session: sessionId });
    if (!found || !who.account) return false;
    await this.store.access.deleteSession(found.hash, who.account.id);
    return true;
  }

  private async own({ account, session }: Principal): Promise<{ hash: string } | undefined> {
    if (!account || session === undefined) return undefined;
    const found = (await this.sessions.of(account.id)).find(([, { id }]) => id === session);
    return found && { hash: found[0] };
  }
}

function placeOf({ id, createdAtMs, seenAtMs, browser }: AccountSession, { session }: Principal): OwnSession {
  return {
    id,
    createdAt: new Date(createdAtMs).toISOString(),
    lastSeenAt: new Date(seenAtMs).toISOString(),
    isThisOne: id === session,
    ...(browser !== undefined && { browser }),
  };
}
