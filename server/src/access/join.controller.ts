import {
  type JoinInfo,
  type JoinInput,
  joinInfoSchema,
  joinInputSchema,
  joinLookSchema,
  type SessionInfo,
  sessionInfoSchema,
} from '@earshot/contracts';
import { Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '../operate/problem.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import { Accounts } from './accounts.ts';
import { browserOf } from './browser-name.ts';
import { Joining, type NotJoined } from './joining.ts';
import { Open } from './permissions.ts';
import { SessionCookie } from './session-cookie.ts';
import { sessionInfoOf } from './session-info.ts';

/** Taking up an invitation, or a link that sets another password. The code comes in a body, never in an address. */
@Controller('v1/join')
export class JoinController {
  constructor(
    private readonly accounts: Accounts,
    private readonly joining: Joining,
    private readonly cookie: SessionCookie,
  ) {}

  @Contract({
    summary: 'What a link is for: `code` is what follows its `#`; that does not spend it',
    answer: joinInfoSchema,
    refusals: ['unauthorized'],
  })
  @Post('look')
  @Open()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async look(@JsonBody(joinLookSchema) { code }: { code: string }): Promise<JoinInfo> {
    const link = await this.accounts.look(code);
    if (!link) throw refusalOf('used');
    return link.info;
  }

  @Contract({
    summary: 'Sets a password by a link, which is spent by it, and signs in',
    description:
      'The first admin gives address and name as well, nobody else does. Whoever was signed in with the account is signed out.',
    answer: sessionInfoSchema,
    refusals: ['unauthorized'],
  })
  @Post()
  @Open()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async join(
    @JsonBody(joinInputSchema) input: JoinInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionInfo> {
    const opened = await this.joining.join(input, browserOf(request.headers['user-agent']));
    if (typeof opened === 'string') throw refusalOf(opened);
    await this.cookie.put(request, reply, opened);
    return sessionInfoOf(opened.principal);
  }
}

function refusalOf(reason: NotJoined): Refused {
  if (reason === 'used')
    return new Refused({ code: 'unauthorized', message: 'This link has been used, or is too old.' });
  return new Refused({
    code: 'invalid',
    message: 'is the first admin’s to give, and only theirs',
    path: reason,
  });
}
