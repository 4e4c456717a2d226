import { type SignInWays, signInWaysSchema } from '@earshot/contracts';
import { Controller, Get, Header, HttpCode, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config.ts';
import { Refused } from '../operate/problem.ts';
import { Contract } from '../operate/route-contract.ts';
import { FlowCookie } from './flow-cookie.ts';
import { Open } from './permissions.ts';
import { ProviderSignIn } from './provider-sign-in.ts';
import { publicAddress } from './public-address.ts';
import { SessionCookie } from './session-cookie.ts';

const BEGIN = '/v1/sign-in/provider';
/** Where a provider sends the browser back to; it must know this address. */
const BACK = `${BEGIN}/callback`;

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
    refusals: ['not_found'],
  })
  @Get('sign-in/provider')
  @Open()
  @HttpCode(302)
  @Header('cache-control', 'no-store')
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.demandProvider();
    const begun = await this.signIn.begin(`${publicAddress(request, this.config)}${BACK}`);
    if (begun) this.flows.put(request, reply, begun.flow);
    void reply.redirect(begun?.url.href ?? '/enter?fault=provider', 302);
  }

  @Contract({
    summary: 'Where the provider sends the browser back to: signs in, and sends it home',
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
    const flow = this.flows.take(request, reply);
    const answer = new URL(request.url, publicAddress(request, this.config));
    const opened = flow ? await this.signIn.finish(answer, flow, request.headers['user-agent']) : 'provider';
    if (typeof opened === 'string') return void reply.redirect(`/enter?fault=${opened}`, 302);
    await this.cookie.put(request, reply, opened);
    void reply.redirect('/', 302);
  }

  private demandProvider(): void {
    if (this.config.provider) return;
    throw new Refused({ code: 'not_found', message: 'No provider is set up here.' });
  }
}
