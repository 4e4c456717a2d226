import type { Account, AccountChange, AccountInput, JoinInfo } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import type { StandingAccount, StoredAccount, StoredJoin } from '../store/accounts.ts';
import { Store } from '../store/store.ts';
import { Audit } from './audit.ts';
import type { Principal } from './principal.ts';
import { hashOf, newSecret } from './secrets.ts';
import { newId } from './sessions.ts';

const HOUR_MS = 3600_000;
/** An invitation may lie over a weekend; whoever asks for another password waits for it. */
const LINK_MS = { firstAdmin: 24 * HOUR_MS, invitation: 72 * HOUR_MS, reset: 24 * HOUR_MS } as const;

/** A link that was just made: its code is told this once. */
export interface NewLink {
  code: string;
  expiresAtMs: number;
}

/** A link that is taken up; `password` is its hash. */
interface TakeUp {
  code: string;
  account: StandingAccount;
  isFirst: boolean;
  password: string;
}

/** Why an account was not changed: there is none, nobody would be left who administrates, or only managers have teams. */
export type Unchanged = 'none' | 'last' | 'teams';

/** Who signs in: invited by an admin, with a role, and for managers the teams that they see. */
@Injectable()
export class Accounts {
  constructor(
    private readonly store: Store,
    private readonly audit: Audit,
  ) {}

  /** All accounts, by name. */
  async list(): Promise<Account[]> {
    const accounts = await this.store.accounts.list();
    return accounts.map(accountOf).sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  }

  /** Makes an account, and the link that its person sets a password with; undefined where another one has the address. */
  async invite(
    { email, name, role, teams }: AccountInput,
    who: Principal,
  ): Promise<{ account: Account; link: NewLink } | undefined> {
    // Looked at first, so that the audit tells of no account that never was.
    if (await this.store.accounts.findByEmail(email)) return undefined;
    const account: StoredAccount = {
      ...{ id: newId(), email, name, role },
      ...(teams && { teams }),
      ...{ createdAt: new Date().toISOString(), isDisabled: false },
    };
    await this.note(who, account.id);
    if ((await this.store.accounts.add(account)) !== 'done') return undefined;
    const link = await this.makeLink({ purpose: 'invitation', account: account.id });
    return { account: accountOf({ ...account, hasPassword: false, hasProvider: false }), link };
  }

  /** Changes what is given. Whoever is disabled by it is signed out everywhere. */
  async change(id: string, change: AccountChange, who: Principal): Promise<Account | Unchanged> {
    for (;;) {
      const standing = await this.store.accounts.find(id);
      if (!standing) return 'none';
      const next = changed(standing, change);
      if (!next) return 'teams';
      await this.note(who, id);
      const outcome = await this.store.accounts.change(standing, next);
      if (outcome === 'last') return 'last';
      if (outcome === 'done')
        return accountOf({ ...next, hasPassword: standing.hasPassword, hasProvider: standing.hasProvider });
    }
  }

  /** Removes an account; its person is signed out everywhere. */
  async remove(id: string, who: Principal): Promise<'done' | Unchanged> {
    for (;;) {
      const standing = await this.store.accounts.find(id);
      if (!standing) return 'none';
      await this.note(who, id);
      const outcome = await this.store.accounts.remove(standing);
      if (outcome === 'done' || outcome === 'last') return outcome;
    }
  }

  /** Another link for an account, in place of the one before: an invitation as long as nobody has come by one. */
  async renewLink(id: string, who: Principal): Promise<NewLink | 'none' | 'disabled'> {
    const account = await this.store.accounts.find(id);
    if (!account) return 'none';
    if (account.isDisabled) return 'disabled';
    await this.note(who, id);
    return this.makeLink({ purpose: account.hasPassword ? 'reset' : 'invitation', account: id });
  }

  /** Signs an account out everywhere; false where there is none. */
  async signOut(id: string, who: Principal): Promise<boolean> {
    if (!(await this.store.accounts.find(id))) return false;
    await this.note(who, id);
    await this.store.access.endSessions(id);
    return true;
  }

  /**
   * Forgets by whom the provider knows an account, and signs it out everywhere: the next one that the provider vouches for with its
   * address is linked anew. A provider that has moved, or has made somebody anew, knows them by another name.
   */
  async forgetProvider(id: string, who: Principal): Promise<'done' | Unchanged> {
    if (!(await this.store.accounts.find(id))) return 'none';
    await this.note(who, id);
    return this.store.accounts.unlinkSubject(id);
  }

  /** Whether there is somebody with a password. */
  async havePasswords(): Promise<boolean> {
    return (await this.store.accounts.haveAny()).passwords;
  }

  /**
   * The account that a provider knows by `subject`; else the one with the address that it vouches for, which is linked to that from then on. An
   * address that goes to another person later does not bring the account along.
   */
  async ofProvider(subject: string, email: string | undefined): Promise<StandingAccount | undefined> {
    const linked = await this.store.accounts.findBySubject(subject);
    if (linked) return linked;
    if (email === undefined) return undefined;
    const invited = await this.store.accounts.findByEmail(email);
    if (!invited || invited.isDisabled || invited.hasProvider) return undefined;
    await this.note(itself(invited), invited.id);
    return (await this.store.accounts.linkSubject(invited.id, subject)) ? invited : undefined;
  }

  /** A link that makes the first admin; undefined where there is an account already. */
  async firstLink(): Promise<NewLink | undefined> {
    const { accounts } = await this.store.accounts.haveAny();
    return accounts ? undefined : this.makeLink({ purpose: 'firstAdmin' });
  }

  /** What a link's code is for, and whose it is; undefined where it is good for nothing. */
  async look(code: string): Promise<{ info: JoinInfo; account?: StandingAccount } | undefined> {
    const join = await this.store.accounts.findJoin(hashOf(code));
    if (!join) return undefined;
    const { purpose } = join;
    if (join.account === undefined)
      return (await this.store.accounts.haveAny()).accounts ? undefined : { info: { purpose } };
    const account = await this.store.accounts.find(join.account);
    if (!account || account.isDisabled) return undefined;
    return { info: { purpose, email: account.email, name: account.name }, account };
  }

  /** Sets the password of a link's account, `isFirst` makes that as well, and spends the link; false where it is spent already. */
  async takeUp({ code, account, isFirst, password }: TakeUp): Promise<boolean> {
    await this.note(itself(account), account.id);
    return this.store.accounts.join(hashOf(code), account.id, password, isFirst ? account : undefined);
  }

  private async makeLink(join: StoredJoin): Promise<NewLink> {
    const code = newSecret();
    const ttlMs = LINK_MS[join.purpose];
    await this.store.accounts.putJoin(hashOf(code), join, ttlMs);
    return { code, expiresAtMs: Date.now() + ttlMs };
  }

  private note(who: Principal, id: string): Promise<void> {
    return this.audit.note({ who, what: 'changedAccess', entity: { kind: 'account', id } });
  }
}

/** Who does something with their own account while they are not signed in yet. */
function itself({ id, role, name, email, hasPassword }: StandingAccount): Principal {
  return { role, name, kind: 'session', id, account: { id, email, hasPassword } };
}

/** The account as it will stand; undefined where teams are given to who is no manager. */
function changed(standing: StandingAccount, change: AccountChange): StoredAccount | undefined {
  const { teams: standingTeams, ...rest } = standing;
  const { name = rest.name, role = rest.role, isDisabled = rest.isDisabled } = change;
  if (role !== 'manager' && change.teams) return undefined;
  const teams = change.teams === undefined ? standingTeams : change.teams;
  return { ...rest, name, role, isDisabled, ...(role === 'manager' && teams && { teams }) };
}

/** An account as it is told: nothing of its secrets is in what is read here. */
function accountOf(account: StandingAccount): Account {
  const { id, email, name, role, teams, createdAt, seenAtMs, hasPassword, hasProvider, isDisabled } = account;
  return {
    ...{ id, email, name, role, createdAt, hasPassword, hasProvider, isDisabled },
    ...(teams && { teams: [...teams] }),
    ...(seenAtMs !== undefined && { lastSeenAt: new Date(seenAtMs).toISOString() }),
  };
}
