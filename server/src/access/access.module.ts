import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.ts';
import { AccessService } from './access.service.ts';
import { AccountsController } from './accounts.controller.ts';
import { Accounts } from './accounts.ts';
import { Audit } from './audit.ts';
import { FlowCookie } from './flow-cookie.ts';
import { JoinController } from './join.controller.ts';
import { Joining } from './joining.ts';
import { OwnAccountController } from './own-account.controller.ts';
import { OwnAccount } from './own-account.ts';
import { Passwords } from './passwords.ts';
import { ProviderController } from './provider.controller.ts';
import { Provider } from './provider.ts';
import { ProviderSignIn } from './provider-sign-in.ts';
import { Reach } from './reach.ts';
import { SessionController } from './session.controller.ts';
import { SessionCookie } from './session-cookie.ts';
import { Sessions } from './sessions.ts';
import { SignIn } from './sign-in.ts';
import { SignInLimits } from './sign-in-limits.ts';
import { SignInLinksController } from './sign-in-links.controller.ts';
import { TokensController } from './tokens.controller.ts';

/** Signing people in, and their accounts. */
const PEOPLE = [
  Accounts,
  FlowCookie,
  Joining,
  OwnAccount,
  Passwords,
  Provider,
  ProviderSignIn,
  SessionCookie,
  SignIn,
  SignInLimits,
];

@Global()
@Module({
  controllers: [
    TokensController,
    SignInLinksController,
    SessionController,
    ProviderController,
    AccountsController,
    JoinController,
    OwnAccountController,
  ],
  providers: [
    AccessService,
    Audit,
    Reach,
    Sessions,
    ...PEOPLE,
    AccessGuard,
    { provide: APP_GUARD, useExisting: AccessGuard },
  ],
  exports: [AccessService, AccessGuard, Accounts, Audit, Reach, Sessions],
})
export class AccessModule {}
