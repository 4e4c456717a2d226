import { type LinkInput, linkInputSchema, type SignInLink, signInLinkSchema } from '@earshot/contracts';
import { Controller, Header, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import { May } from './permissions.ts';
import { linkOf, publicAddress } from './public-address.ts';
import { Sessions } from './sessions.ts';

const HOUR_MS = 3600_000;

/** Links that sign in once, without an account: for who only looks, and for programs that open a browser. */
@Controller('v1/sign-in-links')
export class SignInLinksController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sessions: Sessions,
  ) {}

  @Contract({ summary: 'A link that signs in once', answer: signInLinkSchema })
  @Post()
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
    const url = linkOf(publicAddress(request, this.config), code);
    return { url, expiresAt: new Date(Date.now() + ttlMs).toISOString() };
  }
}
