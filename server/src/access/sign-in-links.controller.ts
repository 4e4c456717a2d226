import { type LinkInput, linkInputSchema, type SignInLink, signInLinkSchema } from '@earshot/contracts';
import { Controller, Delete, Header, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import { senderOf } from './access.guard.ts';
import { AccessService } from './access.service.ts';
import { Audit } from './audit.ts';
import { May } from './permissions.ts';
import { linkOf, publicAddress } from './public-address.ts';
import { newId, Sessions } from './sessions.ts';

const HOUR_MS = 3600_000;

/** Links that sign in once, without an account: for who only looks, and for programs that open a browser. */
@Controller('v1/sign-in-links')
export class SignInLinksController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sessions: Sessions,
    private readonly access: AccessService,
    private readonly audit: Audit,
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
    const nowMs = Date.now();
    const ttlMs = expiresInHours * HOUR_MS;
    const name = input.name ?? (role === 'admin' ? 'Admin' : 'Manager');
    const id = newId();
    await this.note(request, id);
    const code = await this.sessions.invite({ id, role, name, teams }, { ttlMs, nowMs });
    const url = linkOf(publicAddress(request, this.config), code);
    return { url, expiresAt: new Date(nowMs + ttlMs).toISOString() };
  }

  @Contract({
    summary: 'Ends every link that signs in and every session that came by one, but that of who asks',
    description:
      'Whoever came by a link has no account that could be disabled: this is how they are signed out.',
  })
  @Delete()
  @May('inviteByLink')
  @HttpCode(204)
  async end(@Req() request: FastifyRequest): Promise<void> {
    await this.note(request, 'all');
    await this.sessions.endLinks(senderOf(request), Date.now());
    this.access.forget();
  }

  /** A session that comes by a link has its id: what is done in it can be traced to who has made the link. */
  private note(request: FastifyRequest, id: string): Promise<void> {
    return this.audit.note({ who: senderOf(request), what: 'changedAccess', entity: { kind: 'link', id } });
  }
}
