import {
  type SessionInfo,
  type SessionInput,
  sessionInfoSchema,
  sessionInputSchema,
} from '@earshot/contracts';
import { Controller, Delete, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../operate/client-address.ts';
import { Refused } from '../operate/problem.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import { Store } from '../store/store.ts';
import { senderOf } from './access.guard.ts';
import { browserOf } from './browser-name.ts';
import { May, Open } from './permissions.ts';
import { SessionCookie } from './session-cookie.ts';
import { sessionInfoOf } from './session-info.ts';
import { SignIn } from './sign-in.ts';

/** Signing in, by address and password or by a link that works once, and out. */
@Controller('v1/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly cookie: SessionCookie,
    private readonly store: Store,
  ) {}

  @Contract({
    summary: 'Signs in: by address and password, or by `code`, which is what follows the `#` of a link',
    description: 'After 10 wrong passwords of one account from one address, that address is told to wait.',
    answer: sessionInfoSchema,
    refusals: ['unauthorized'],
  })
  @Post()
  @Open()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async enter(
    @JsonBody(sessionInputSchema) input: SessionInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionInfo> {
    const browser = browserOf(request.headers['user-agent']);
    const visitor = { address: networkOf(request.ip), browser };
    const isByCode = 'code' in input;
    const opened = isByCode
      ? await this.signIn.byCode(input.code)
      : await this.signIn.byPassword(input, visitor);
    const message = isByCode
      ? 'This link has been used, or is too old.'
      : 'No account has this address and password.';
    if (!opened) throw new Refused({ code: 'unauthorized', message });
    await this.cookie.put(request, reply, opened);
    return sessionInfoOf(opened.principal);
  }

  @Contract({ summary: 'Who is signed in, by cookie or token', answer: sessionInfoSchema })
  @Get()
  @May('haveSession')
  @Header('cache-control', 'no-store')
  async who(@Req() request: FastifyRequest): Promise<SessionInfo> {
    const settings = await this.store.settings.load().catch(() => undefined);
    if (settings === undefined) return sessionInfoOf(senderOf(request));
    const { name, timeZone, currency } = settings;
    return { ...sessionInfoOf(senderOf(request)), organisation: { name, timeZone, currency } };
  }

  @Contract({ summary: 'Signs out' })
  @Delete()
  @May('haveSession')
  @HttpCode(204)
  async leave(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.cookie.clear(request, reply);
  }
}
