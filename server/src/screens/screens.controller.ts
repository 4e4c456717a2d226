import {
  type Screen,
  type ScreenChange,
  type ScreenInput,
  screenChangeSchema,
  screenInputSchema,
  screenListSchema,
  screenOrderSchema,
  screenSchema,
} from '@earshot/contracts';
import { Controller, Delete, Get, Header, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { senderOf } from '../access/access.guard.ts';
import { Audit } from '../access/audit.ts';
import { May } from '../access/permissions.ts';
import { demandScope, sees } from '../access/scopes.ts';
import { networkOf } from '../operate/client-address.ts';
import { Refused } from '../operate/problem.ts';
import { RateLimit } from '../operate/rate-limit.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import type { ScreenOrder, StoredScreen } from '../store/screens.ts';
import { Pairings } from './pairing.ts';
import { ScreenRegistry } from './registry.ts';

/** Codes that one person, and one address, can try: far too few to come upon one of a screen's by chance. */
const CONFIRM_LIMIT = { requests: 20, windowSec: 60 } as const;

/** The screens on walls: whoever manages them sees and changes those of the scopes that they see. */
@Controller('v1/screens')
export class ScreensController {
  private readonly confirmations = new RateLimit(CONFIRM_LIMIT);

  constructor(
    private readonly registry: ScreenRegistry,
    private readonly pairings: Pairings,
    private readonly audit: Audit,
  ) {}

  @Contract({ summary: 'Every paired screen, how it is and what it shows', answer: screenListSchema })
  @Get()
  @May('manageScreens')
  @Header('cache-control', 'no-store')
  async list(@Req() request: FastifyRequest): Promise<Screen[]> {
    const sender = senderOf(request);
    return (await this.registry.list()).filter(({ show }) => sees(sender, show.scope));
  }

  @Contract({
    summary: 'Pairs the screen that shows `code`',
    description:
      'Case, spaces and dashes of the code do not matter. The screen comes for its credential within seconds; until then it is `off`.',
    answer: screenSchema,
    refusals: ['not_found', 'conflict', 'rate_limited'],
  })
  @Post()
  @May('manageScreens')
  async pair(
    @JsonBody(screenInputSchema) input: ScreenInput,
    @Req() request: FastifyRequest,
  ): Promise<Screen> {
    const who = senderOf(request);
    demandScope(who, input.show.scope);
    await this.demandPatience([`${who.kind} ${who.id}`, `address ${networkOf(request.ip)}`]);
    const { code, name, show } = input;
    const screen = await this.pairings.confirm(code, { name, show, pairedBy: who.name }, Date.now());
    if (!screen)
      throw new Refused({ code: 'not_found', message: 'No screen shows this code now.', path: 'code' });
    await this.audit.note({ who, what: 'changedAccess', entity: { kind: 'screen', id: screen.id } });
    return this.told(screen.id);
  }

  @Contract({
    summary: 'Names a screen or changes what it shows; it follows at once',
    answer: screenSchema,
    refusals: ['not_found'],
  })
  @Patch(':id')
  @May('manageScreens')
  async change(
    @Param('id') id: string,
    @JsonBody(screenChangeSchema) change: ScreenChange,
    @Req() request: FastifyRequest,
  ): Promise<Screen> {
    await this.demandOwn(request, id);
    if (change.show) {
      const who = senderOf(request);
      demandScope(who, change.show.scope);
      await this.audit.note({ who, what: 'changedAccess', entity: { kind: 'screen', id } });
    }
    if (!(await this.registry.change(id, change))) throw noScreen();
    return this.told(id);
  }

  @Contract({ summary: 'Revokes a screen: within 10 s it is shown nothing more', refusals: ['not_found'] })
  @Delete(':id')
  @May('manageScreens')
  @HttpCode(204)
  async revoke(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    await this.demandOwn(request, id);
    const who = senderOf(request);
    await this.audit.note({ who, what: 'changedAccess', entity: { kind: 'screen', id } });
    if (!(await this.registry.revoke(id))) throw noScreen();
  }

  @Contract({
    summary: 'Has a screen flash its name, or load its page anew',
    description:
      'It does so within 2 s where it is connected; what is told to one that is not is not kept for it.',
    refusals: ['not_found'],
  })
  @Post(':id/commands')
  @May('manageScreens')
  @HttpCode(204)
  async order(
    @Param('id') id: string,
    @JsonBody(screenOrderSchema) { command }: { command: ScreenOrder },
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.demandOwn(request, id);
    await this.registry.order(id, command);
  }

  private async told(id: string): Promise<Screen> {
    const screen = await this.registry.told(id);
    if (!screen) throw noScreen();
    return screen;
  }

  /** A screen of a scope that somebody does not see is as good as none to them. */
  private async demandOwn(request: FastifyRequest, id: string): Promise<StoredScreen> {
    const screen = await this.registry.find(id);
    if (!screen || !sees(senderOf(request), screen.show.scope)) throw noScreen();
    return screen;
  }

  private async demandPatience(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const waitSec = await this.confirmations.secondsToWait(key);
      if (waitSec === undefined) continue;
      throw new Refused(
        { code: 'rate_limited', message: 'Too many codes were tried; wait a little.' },
        waitSec,
      );
    }
  }
}

const noScreen = () => new Refused({ code: 'not_found', message: 'There is no such screen.' });
