import {
  type Account,
  type AccountChange,
  type AccountInput,
  type AccountLink,
  accountChangeSchema,
  accountInputSchema,
  accountLinkSchema,
  accountListSchema,
  accountSchema,
  type InvitedAccount,
  invitedAccountSchema,
} from '@earshot/contracts';
import { Controller, Delete, Get, Header, HttpCode, Inject, Param, Patch, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config.ts';
import { Refused } from '../operate/problem.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import { senderOf } from './access.guard.ts';
import { AccessService } from './access.service.ts';
import { Accounts, type NewLink, type Unchanged } from './accounts.ts';
import { May } from './permissions.ts';
import { joinLinkOf, publicAddress } from './public-address.ts';

/** People who sign in: whom admins have invited. */
@Controller('v1')
export class AccountsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: Accounts,
    private readonly access: AccessService,
  ) {}

  @Contract({ summary: 'All accounts, by name', answer: accountListSchema })
  @Get('accounts')
  @May('manageAccounts')
  @Header('cache-control', 'no-store')
  list(): Promise<Account[]> {
    return this.accounts.list();
  }

  @Contract({
    summary: 'Invites somebody: a new account, and the link that sets its password, which is told this once',
    answer: invitedAccountSchema,
    refusals: ['conflict'],
  })
  @Post('accounts')
  @May('manageAccounts')
  @Header('cache-control', 'no-store')
  async invite(
    @JsonBody(accountInputSchema) input: AccountInput,
    @Req() request: FastifyRequest,
  ): Promise<InvitedAccount> {
    const invited = await this.accounts.invite(input, senderOf(request));
    if (!invited)
      throw new Refused({ code: 'conflict', message: 'An account has this address already.', path: 'email' });
    return { account: invited.account, link: this.told(invited.link, request) };
  }

  @Contract({
    summary: 'Changes an account; who is disabled by it is signed out everywhere',
    description: 'The last admin who can sign in stays one.',
    answer: accountSchema,
    refusals: ['not_found', 'conflict'],
  })
  @Patch('accounts/:id')
  @May('manageAccounts')
  @Header('cache-control', 'no-store')
  async change(
    @Param('id') id: string,
    @JsonBody(accountChangeSchema) change: AccountChange,
    @Req() request: FastifyRequest,
  ): Promise<Account> {
    const account = await this.accounts.change(id, change, senderOf(request));
    this.access.forget();
    if (typeof account === 'string') throw refusalOf(account);
    return account;
  }

  @Contract({
    summary: 'Removes an account; its person is signed out everywhere',
    description: 'The last admin who can sign in stays.',
    refusals: ['not_found', 'conflict'],
  })
  @Delete('accounts/:id')
  @May('manageAccounts')
  @HttpCode(204)
  async remove(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    const outcome = await this.accounts.remove(id, senderOf(request));
    this.access.forget();
    if (outcome !== 'done') throw refusalOf(outcome);
  }

  @Contract({
    summary:
      'Another link that sets the password of an account; the one before is good for nothing from then on',
    answer: accountLinkSchema,
    refusals: ['not_found', 'conflict'],
  })
  @Post('accounts/:id/links')
  @May('manageAccounts')
  @Header('cache-control', 'no-store')
  async renewLink(@Param('id') id: string, @Req() request: FastifyRequest): Promise<AccountLink> {
    const link = await this.accounts.renewLink(id, senderOf(request));
    if (link === 'none') throw refusalOf(link);
    if (link === 'disabled') throw new Refused({ code: 'conflict', message: 'This account is disabled.' });
    return this.told(link, request);
  }

  @Contract({ summary: 'Signs an account out everywhere', refusals: ['not_found'] })
  @Delete('accounts/:id/sessions')
  @May('manageAccounts')
  @HttpCode(204)
  async signOut(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    const isThere = await this.accounts.signOut(id, senderOf(request));
    this.access.forget();
    if (!isThere) throw refusalOf('none');
  }

  @Contract({
    summary: 'Forgets by whom the provider of sign-ins knows an account; it is signed out everywhere',
    description:
      'Who next comes from the provider with its address has the account. The last admin who can sign in stays one.',
    refusals: ['not_found', 'conflict'],
  })
  @Delete('accounts/:id/provider')
  @May('manageAccounts')
  @HttpCode(204)
  async forgetProvider(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    const outcome = await this.accounts.forgetProvider(id, senderOf(request));
    this.access.forget();
    if (outcome !== 'done') throw refusalOf(outcome);
  }

  @Contract({
    summary: 'A link that makes the first account, an admin’s, as long as there is none',
    answer: accountLinkSchema,
    refusals: ['conflict'],
  })
  @Post('first-admin-links')
  @May('manageAccounts')
  @Header('cache-control', 'no-store')
  async firstLink(@Req() request: FastifyRequest): Promise<AccountLink> {
    const link = await this.accounts.firstLink();
    if (!link) throw new Refused({ code: 'conflict', message: 'There is an account already.' });
    return this.told(link, request);
  }

  private told({ code, expiresAtMs }: NewLink, request: FastifyRequest): AccountLink {
    const url = joinLinkOf(publicAddress(request, this.config), code);
    return { url, expiresAt: new Date(expiresAtMs).toISOString() };
  }
}

function refusalOf(reason: Unchanged): Refused {
  switch (reason) {
    case 'none':
      return new Refused({ code: 'not_found', message: 'There is no such account.' });
    case 'last':
      return new Refused({ code: 'conflict', message: 'Nobody would be left who may administrate.' });
    case 'teams':
      return new Refused({ code: 'invalid', message: 'is of managers only', path: 'teams' });
  }
}
