import {
  type LinkInput,
  linkInputSchema,
  type SessionInfo,
  type SessionInput,
  type SignInLink,
  sessionInfoSchema,
  sessionInputSchema,
  signInLinkSchema,
} from '@earshot/contracts';
import { Controller, Delete, Get, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config.ts';
import { Refused } from '../operate/problem.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import { Store } from '../store/store.ts';
import { senderOf } from './access.guard.ts';
import { AccessService } from './access.service.ts';
import { May, Open } from './permissions.ts';
import { type Principal, SESSION_COOKIE, secretOf } from './principal.ts';
import { Sessions } from './sessions.ts';

const HOUR_MS = 3600_000;
/** The longest that browsers keep a cookie; when a session ends is the server's to say. */
const COOKIE_SEC = 400 * 24 * 3600;

/** Signing people in: links that work once, and the sessions that they open. */
@Controller('v1')
export class SessionController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly access: AccessService,
    private readonly store: Store,
  ) {}

  /** Makes a link. Its code is in the fragment, which browsers keep to themselves: no log ever sees it. */
  @Contract({ summary: 'A link that signs in once', answer: signInLinkSchema })
  @Post('sign-in-links')
  @May('inviteByLink')
  @Header('cache-control', 'no-store')
  async invite(
    @JsonBody(linkInputSchema) input: LinkInput,
    @Req() request: FastifyRequest,
  ): Promise<SignInLink> {
    const { role, teams, expiresInHours } = input;
    const ttlMs = expiresInHours * HOUR_MS;
    const name = input.name ?? (role === 'admin' ? 'Admin' : 'Manager');
    const code = await this.sessions.invite({ role, name, teams }, ttlMs);
    const address = this.config.publicUrl ?? `${request.protocol}://${request.host}`;
    return { url: linkOf(address, code), expiresAt: new Date(Date.now() + ttlMs).toISOString() };
  }

  @Contract({
    summary: 'Signs in: `code` is what follows the `#` of a link',
    answer: sessionInfoSchema,
    refusals: ['unauthorized'],
  })
  @Post('session')
  @Open()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async enter(
    @JsonBody(sessionInputSchema) input: SessionInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionInfo> {
    if (!('code' in input))
      throw new Refused({ code: 'unauthorized', message: 'No account has this address and password.' });
    const opened = await this.sessions.open(input.code, Date.now());
    if (opened === undefined)
      throw new Refused({ code: 'unauthorized', message: 'This link has been used, or is too old.' });
    void reply.header('set-cookie', this.cookie(request, opened.secret, COOKIE_SEC));
    return infoOf(opened.principal);
  }

  @Contract({ summary: 'Who is signed in, by cookie or token', answer: sessionInfoSchema })
  @Get('session')
  @May('haveSession')
  @Header('cache-control', 'no-store')
  async who(@Req() request: FastifyRequest): Promise<SessionInfo> {
    const settings = await this.store.settings.load().catch(() => undefined);
    if (settings === undefined) return infoOf(senderOf(request));
    const { name, timeZone, currency } = settings;
    return { ...infoOf(senderOf(request)), organisation: { name, timeZone, currency } };
  }

  @Contract({ summary: 'Signs out' })
  @Delete('session')
  @May('haveSession')
  @HttpCode(204)
  async leave(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const shown = secretOf({ cookie: request.headers.cookie });
    if (shown !== undefined) await this.sessions.close(shown.secret);
    this.access.forget();
    void reply.header('set-cookie', this.cookie(request, '', 0));
  }

  private cookie(request: FastifyRequest, value: string, maxAgeSec: number): string {
    const isHttps = request.protocol === 'https' || this.config.publicUrl?.startsWith('https:') === true;
    return stringifySetCookie({
      name: SESSION_COOKIE,
      value,
      path: '/',
      maxAge: maxAgeSec,
      httpOnly: true,
      sameSite: 'lax',
      secure: isHttps,
    });
  }
}

/** The address that signs in with `code`. */
export function linkOf(address: string, code: string): string {
  return `${address}/enter#${code}`;
}

function infoOf(principal: Principal): SessionInfo {
  const { role, name, teams, expiresAtMs = Date.UTC(9999, 11, 31) } = principal;
  return { role, name, expiresAt: new Date(expiresAtMs).toISOString(), ...(teams && { teams: [...teams] }) };
}
