import { Injectable } from '@nestjs/common';
import { Store } from '../store/store.ts';
import { Passwords } from './passwords.ts';
import { type Opened, Sessions } from './sessions.ts';
import { SignInLimits } from './sign-in-limits.ts';

/** Who wants to sign in: where the request comes from, and what its browser says of itself. */
export interface Visitor {
  address: string;
  browser: string | undefined;
}

/** Signs people in by what they know or were given. */
@Injectable()
export class SignIn {
  constructor(
    private readonly store: Store,
    private readonly passwords: Passwords,
    private readonly limits: SignInLimits,
    private readonly sessions: Sessions,
  ) {}

  /** Opens a session for a link's code, which is spent by it; undefined where it is unknown, spent or too old. */
  byCode(code: string): Promise<Opened | undefined> {
    return this.sessions.open(code, Date.now());
  }

  /**
   * Opens a session for an address and its password; undefined where no account has them or it is disabled, which looks the same.
   * Throws the refusal where too many were wrong.
   */
  byPassword(
    { email, password }: { email: string; password: string },
    { address, browser }: Visitor,
  ): Promise<Opened | undefined> {
    return this.limits.count({ account: email, address }, async () => {
      const account = await this.store.accounts.findByEmail(email);
      const stored = await this.store.accounts.passwordOf(account?.id ?? '');
      const isRight = await this.passwords.matches(stored, password);
      if (!isRight || !account || stored === undefined) return undefined;
      return this.sessions.openFor(account, { password: stored, browser }, Date.now());
    });
  }
}
