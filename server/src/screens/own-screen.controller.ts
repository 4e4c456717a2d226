import {
  type Claim,
  claimInputSchema,
  claimSchema,
  type OwnScreen,
  ownScreenSchema,
  type Pairing,
  pairingSchema,
  teamOf,
} from '@earshot/contracts';
import { Controller, Get, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { senderOf } from '../access/access.guard.ts';
import { May, Open } from '../access/permissions.ts';
import { SCREEN_COOKIE } from '../access/principal.ts';
import { isSecure } from '../access/public-address.ts';
import { CONFIG, type Config } from '../config.ts';
import { networkOf } from '../operate/client-address.ts';
import { Refused } from '../operate/problem.ts';
import { RateLimit } from '../operate/rate-limit.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import { Store } from '../store/store.ts';
import { Views } from '../views/views.ts';
import { Pairings } from './pairing.ts';

/** The longest that browsers keep a cookie; it is put anew each time that a screen asks what it is. */
const COOKIE_SEC = 400 * 24 * 3600;
/** Codes that one address can ask for: a screen asks once in ten minutes. */
const CODE_LIMIT = { requests: 60, windowSec: 600 } as const;

/** What a screen asks on its own behalf: to be paired, and what it is to show. */
@Controller('v1')
export class OwnScreenController {
  private readonly codes = new RateLimit(CODE_LIMIT);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly pairings: Pairings,
    private readonly store: Store,
    private readonly views: Views,
  ) {}

  @Contract({
    summary: 'A code for a new screen to show, and the secret to claim it with',
    answer: pairingSchema,
    refusals: ['rate_limited'],
  })
  @Post('screens/pairing')
  @Open()
  @Header('cache-control', 'no-store')
  async begin(@Req() request: FastifyRequest): Promise<Pairing> {
    const waitSec = await this.codes.secondsToWait(networkOf(request.ip));
    if (waitSec === undefined) return this.pairings.begin(Date.now());
    throw new Refused({ code: 'rate_limited', message: 'Too many codes were asked for.' }, waitSec);
  }

  @Contract({
    summary: 'Whether the code has been confirmed; `paired` sets the screen’s cookie',
    description: '`expired` means to ask for another code.',
    answer: claimSchema,
  })
  @Post('screens/claim')
  @Open()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async claim(
    @JsonBody(claimInputSchema) { secret }: { secret: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Claim> {
    const claimed = await this.pairings.claim(secret, Date.now());
    if (claimed.state === 'paired') this.putCookie(request, reply, claimed.key);
    return { state: claimed.state };
  }

  @Contract({
    summary: 'What the screen that asks is called and shows',
    description:
      'Ask with the header `x-earshot-as: screen`, by which the screen’s cookie counts; the answer renews it.',
    answer: ownScreenSchema,
  })
  @Get('screen')
  @May('haveOwnScreen')
  @Header('cache-control', 'no-store')
  async own(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnScreen> {
    const [screen, settings] = await Promise.all([
      this.store.screens.find(senderOf(request).id),
      this.store.settings.load(),
    ]);
    if (!screen) throw new Refused({ code: 'unauthorized', message: 'This screen is paired no more.' });
    const key = parseCookie(request.headers.cookie ?? '')[SCREEN_COOKIE];
    if (key !== undefined) this.putCookie(request, reply, key);
    const { id, name, show } = screen;
    const { name: of, timeZone, currency } = settings!;
    const teamName = await this.teamName(teamOf(show.scope));
    const organisation = { name: of, timeZone, currency };
    return { id, name, show, ...(teamName !== undefined && { teamName }), organisation };
  }

  private async teamName(teamId: string | undefined): Promise<string | undefined> {
    if (teamId === undefined) return undefined;
    return (await this.views.teams()).find(({ id }) => id === teamId)?.name;
  }

  private putCookie(request: FastifyRequest, reply: FastifyReply, value: string): void {
    const cookie = stringifySetCookie({
      ...{ name: SCREEN_COOKIE, value, path: '/', maxAge: COOKIE_SEC },
      ...{ httpOnly: true, sameSite: 'lax', secure: isSecure(request, this.config) },
    });
    void reply.header('set-cookie', cookie);
  }
}
