import type { JoinInput } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import type { StandingAccount } from '../store/accounts.ts';
import { Accounts } from './accounts.ts';
import { Passwords } from './passwords.ts';
import { newId, type Opened, Sessions } from './sessions.ts';

/** Why a link set no password: it is good for nothing, or the first admin's address and name are missing, or not another's to give. */
export type NotJoined = 'used' | 'email' | 'name';

/** Taking up a link: somebody sets the password of an account, which makes the first admin where there is none. */
@Injectable()
export class Joining {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  /** Sets the password that a link is for, spends the link and signs in; whatever was signed in before is no longer. */
  async join(
    { code, password, email, name }: JoinInput,
    browser: string | undefined,
  ): Promise<Opened | NotJoined> {
    const link = await this.accounts.look(code);
    if (!link) return 'used';
    const isFirst = link.account === undefined;
    if ((email !== undefined) !== isFirst) return 'email';
    if ((name !== undefined) !== isFirst) return 'name';
    const account: StandingAccount = link.account ?? firstAdmin(email!, name!);
    const stored = await this.passwords.hash(password);
    if (!(await this.accounts.takeUp({ code, account, isFirst, password: stored }))) return 'used';
    const joined = { ...account, hasPassword: true };
    return (await this.sessions.openFor(joined, { password: stored, browser }, Date.now())) ?? 'used';
  }
}

function firstAdmin(email: string, name: string): StandingAccount {
  return {
    ...{ id: newId(), email, name, role: 'admin', createdAt: new Date().toISOString() },
    ...{ isDisabled: false, hasPassword: false, hasProvider: false },
  };
}
