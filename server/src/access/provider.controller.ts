import { type SignInWays, signInWaysSchema } from '@earshot/contracts';
import { Controller, Get, Header, HttpCode, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CONFIG, type Config } from '../config.ts';
import { faultOf } from '../operate/fault.ts';
import { Refused } from '../operate/problem.ts';
import { Contract } from '../operate/route-contract.ts';
import { FlowCookie } from './flow-cookie.ts';
import { landingOf } from './landing.ts';
import { Open } from './permissions.ts';
import { ProviderSignIn } from './provider-sign-in.ts';
import { publicAddress } from './public-address.ts';
import { SessionCookie } from './session-cookie.ts';

const BEGIN = '/v1/sign-in/provider';
/** Where a provider sends the browser back to; it must know this address. */
const BACK = `${BEGIN}/callback`;
const BEGIN_PARAMETERS = z.strictObject({
  landing: z.string().exactOptional().meta({
    description:
      'The page to show afterwards: a path, with query and fragment. Whatever is no path here leads home.',
  }),
});

/** Where to try again, for the same page. */
const enterWith = (fault: string, landing: string) =>
  `/enter?${new URLSearchParams({ fault, ...(landing !== '/' && { landing }) })}`;

/** How one can sign in, and signing in by a provider: two addresses that a browser is sent to, never called by a script. */
@Controller('v1')
export class ProviderController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly signIn: ProviderSignIn,
    private readonly flows: FlowCookie,
    private readonly cookie: SessionCookie,
  ) {}

  @Contract({ summary: 'How one can sign in here', answer: signInWaysSchema })
  @Get('sign-in-ways')
  @Open()
  @Header('cache-control', 'no-store')
  async ways(): Promise<SignInWays> {
    const { provider } = this.config;
    const password = await this.signIn.havePasswords();
    return { password, ...(provider && { provider: { name: provider.name, path: BEGIN } }) };
  }

  @Contract({
    summary: 'Sends the browser to the provider',
    description:
      'Where that does not answer, to `/enter?fault=provider`. `not_found` where the settings name none.',
    query: BEGIN_PARAMETERS,
    refusals: ['not_found'],
  })
  @Get('sign-in/provider')
  @Open()
  @HttpCode(302)
  @Header('cache-control', 'no-store')
  async begin(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = BEGIN_PARAMETERS.safeParse(query ?? {});
    if (!asked.success) throw new Refused(faultOf(asked.error));
    this.demandProvider();
    const landing = landingOf(asked.data.landing);
    const begun = await this.signIn.begin(`${publicAddress(request, this.config)}${BACK}`);
    if (begun) this.flows.put(request, reply, { flow: begun.flow, landing });
    void reply.redirect(begun?.url.href ?? enterWith('provider', landing), 302);
  }

  @Contract({
    summary: 'Where the provider sends the browser back to: signs in, and shows the page that was wanted',
    description:
      'Only who has been invited has an account: others are sent to `/enter?fault=no-account`, and to `/enter?fault=provider` where the provider’s answer is not to be believed.',
    refusals: ['not_found'],
  })
  @Get('sign-in/provider/callback')
  @Open()
  @HttpCode(302)
  @Header('cache-control', 'no-store')
  async back(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.demandProvider();
    const kept = this.flows.take(request, reply);
    const answer = new URL(request.url, publicAddress(request, this.config));
    const userAgent = request.headers['user-agent'];
    const opened = kept ? await this.signIn.finish(answer, kept.flow, userAgent) : 'provider';
    // A browser may have changed what it keeps.
    const landing = landingOf(kept?.landing);
    if (typeof opened === 'string') return void reply.redirect(enterWith(opened, landing), 302);
    await this.cookie.put(request, reply, opened);
    void reply.redirect(landing, 302);
  }

  private demandProvider(): void {
    if (this.config.provider) return;
    throw new Refused({ code: 'not_found', message: 'No provider is set up here.' });
  }
}
