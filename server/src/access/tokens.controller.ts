import {
  type NewToken,
  newTokenSchema,
  type TokenInfo,
  type TokenInput,
  tokenInputSchema,
  tokenListSchema,
} from '@earshot/contracts';
import { Controller, Delete, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refused } from '../operate/problem.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import { Store } from '../store/store.ts';
import { senderOf } from './access.guard.ts';
import { AccessService } from './access.service.ts';
import { Audit } from './audit.ts';
import { May } from './permissions.ts';
import { hashOf, newSecret } from './secrets.ts';

/** Tokens of programs that send events, read figures or administrate. */
@Controller('v1/tokens')
export class TokensController {
  constructor(
    private readonly store: Store,
    private readonly access: AccessService,
    private readonly audit: Audit,
  ) {}

  @Contract({ summary: 'All tokens, without their secrets', answer: tokenListSchema })
  @Get()
  @May('manageTokens')
  @Header('cache-control', 'no-store')
  list(): Promise<TokenInfo[]> {
    return this.store.access.listTokens();
  }

  /** Makes a token; its secret is in this answer and nowhere else. */
  @Contract({ summary: 'A new token; its secret is shown this once', answer: newTokenSchema })
  @Post()
  @May('manageTokens')
  @Header('cache-control', 'no-store')
  async make(
    @JsonBody(tokenInputSchema) input: TokenInput,
    @Req() request: FastifyRequest,
  ): Promise<NewToken> {
    const token = newSecret();
    const info: TokenInfo = { ...input, id: newSecret().slice(0, 12), createdAt: new Date().toISOString() };
    await this.note(request, info.id);
    await this.store.access.putToken(hashOf(token), info);
    return { ...info, token };
  }

  @Contract({ summary: 'Revokes a token', refusals: ['not_found'] })
  @Delete(':id')
  @May('manageTokens')
  @HttpCode(204)
  async revoke(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    const tokens = await this.store.access.listTokens();
    const isThere = tokens.some((token) => token.id === id);
    if (isThere) await this.note(request, id);
    const wasThere = isThere && (await this.store.access.deleteToken(id));
    this.access.forget();
    if (!wasThere) throw new Refused({ code: 'not_found', message: 'There is no such token.' });
  }

  private note(request: FastifyRequest, id: string): Promise<void> {
    return this.audit.note({ who: senderOf(request), what: 'changedAccess', entity: { kind: 'token', id } });
  }
}
