import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.ts';
import { AccessService } from './access.service.ts';
import { Audit } from './audit.ts';
import { Reach } from './reach.ts';
import { SessionController } from './session.controller.ts';
import { Sessions } from './sessions.ts';
import { TokensController } from './tokens.controller.ts';

@Global()
@Module({
  controllers: [TokensController, SessionController],
  providers: [
    AccessService,
    Audit,
    Reach,
    Sessions,
    AccessGuard,
    { provide: APP_GUARD, useExisting: AccessGuard },
  ],
  exports: [AccessService, AccessGuard, Audit, Reach, Sessions],
})
export class AccessModule {}
