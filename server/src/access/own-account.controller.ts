import {
  type OwnSession,
  ownSessionListSchema,
  type PasswordChange,
  passwordChangeSchema,
} from '@earshot/contracts';
import { Controller, Delete, Get, Header, HttpCode, Param, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { networkOf } from '../operate/client-address.ts';
import { Refused } from '../operate/problem.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import { senderOf } from './access.guard.ts';
import { AccessService } from './access.service.ts';
import { OwnAccount } from './own-account.ts';
import { May } from './permissions.ts';
import { SignInLimits } from './sign-in-limits.ts';

/** What people do with their own accounts, whatever their role. */
@Controller('v1')
export class OwnAccountController {
  constructor(
    private readonly own: OwnAccount,
    private readonly limits: SignInLimits,
    private readonly access: AccessService,
  ) {}

  @Contract({
    summary: 'Changes the password of who asks; all of their other sessions end',
    description: 'A wrong `current` is `forbidden`, and counts as a wrong password at signing in does.',
    refusals: ['conflict'],
  })
  @Put('account/password')
  @May('haveAccount')
  @HttpCode(204)
  async changePassword(
    @JsonBody(passwordChangeSchema) change: PasswordChange,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const sender = senderOf(request);
    const { account } = sender;
    if (!account)
      throw new Refused({ code: 'conflict', message: 'Who asks is signed in without an account.' });
    const attempt = { account: account.id, address: networkOf(request.ip) };
    const outcome = await this.limits.count(attempt, () =>
      this.own.changePassword(sender, account.id, change),
    );
    this.access.forget();
    if (!outcome) throw new Refused({ code: 'forbidden', message: 'is not the password', path: 'current' });
  }

  @Contract({
    summary: 'Where who asks is signed in',
    description: 'Of tokens, and of who came by a link without an account, nothing is told.',
    answer: ownSessionListSchema,
  })
  @Get('sessions')
  @May('haveAccount')
  @Header('cache-control', 'no-store')
  places(@Req() request: FastifyRequest): Promise<OwnSession[]> {
    return this.own.places(senderOf(request));
  }

  @Contract({ summary: 'Signs who asks out everywhere else' })
  @Delete('sessions')
  @May('haveAccount')
  @HttpCode(204)
  async leaveOthers(@Req() request: FastifyRequest): Promise<void> {
    await this.own.leaveOthers(senderOf(request));
    this.access.forget();
  }

  @Contract({ summary: 'Signs who asks out at one place', refusals: ['not_found'] })
  @Delete('sessions/:id')
  @May('haveAccount')
  @HttpCode(204)
  async leave(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    const wasThere = await this.own.leave(senderOf(request), id);
    this.access.forget();
    if (!wasThere) throw new Refused({ code: 'not_found', message: 'There is no such session.' });
  }
}
