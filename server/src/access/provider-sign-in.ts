import { Injectable } from '@nestjs/common';
import { Log } from '../operate/log.ts';
import { Accounts } from './accounts.ts';
import { browserOf } from './browser-name.ts';
import { type Flow, type Identity, Provider } from './provider.ts';
import { type Opened, Sessions } from './sessions.ts';

/** Why nobody was signed in: the provider failed or is not believed, or whom it vouches for was not invited. */
export type ProviderFault = 'provider' | 'no-account';

/** Signing in by a provider: only who has an account, which an admin has made for their address. */
@Injectable()
export class ProviderSignIn {
  constructor(
    private readonly provider: Provider,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly log: Log,
  ) {}

  /** Whether there is somebody with a password. */
  havePasswords(): Promise<boolean> {
    return this.accounts.havePasswords();
  }

  /** Where to send the browser, and what it is to keep meanwhile; undefined where the provider does not answer. */
  async begin(redirectUri: string): Promise<{ url: URL; flow: Flow } | undefined> {
    try {
      return await this.provider.begin(redirectUri);
    } catch (error) {
      this.log.failure('The provider of sign-ins does not answer as it should', error);
      return undefined;
    }
  }

  /** Opens a session for whom the provider's answer is about. */
  async finish(answer: URL, flow: Flow, userAgent: string | undefined): Promise<Opened | ProviderFault> {
    const identity = await this.identityOf(answer, flow);
    if (!identity) return 'provider';
    const account = await this.accounts.ofProvider(identity.subject, identity.email);
    if (!account) return 'no-account';
    return (
      (await this.sessions.openFor(account, { browser: browserOf(userAgent) }, Date.now())) ?? 'no-account'
    );
  }

  private async identityOf(answer: URL, flow: Flow): Promise<Identity | undefined> {
    try {
      return await this.provider.finish(answer, flow);
    } catch (error) {
      this.log.failure('A sign-in by the provider was not believed', error);
      return undefined;
    }
  }
}
