import { type OrganisationSettings, type SettingsChange, settingsChangeSchema } from '@earshot/contracts';
import { Controller, Get, Header, Patch, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { senderOf } from '../access/access.guard.ts';
import { May } from '../access/permissions.ts';
import { Log } from '../operate/log.ts';
import { Refused } from '../operate/problem.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Store } from '../store/store.ts';

/** The organisation. */
@Controller('v1/settings')
export class SettingsController {
  constructor(
    private readonly store: Store,
    private readonly log: Log,
  ) {}

  @Get()
  @May('readSettings')
  @Header('cache-control', 'no-store')
  async read(): Promise<OrganisationSettings> {
    const settings = await this.store.settings.load();
    if (settings === undefined)
      throw new Refused({
        code: 'store_unavailable',
        message: 'The store has been emptied; restart the server.',
      });
    const { name, timeZone, currency, salesPeriod, targets, topSellers } = settings;
    return {
      ...{ name, timeZone, currency, salesPeriod },
      ...(targets && { targets }),
      ...(topSellers && { topSellers }),
    };
  }

  /** Changes what the body names; every view is made anew upon it. */
  @Patch()
  @May('changeSettings')
  @Header('cache-control', 'no-store')
  async change(
    @JsonBody(settingsChangeSchema) change: SettingsChange,
    @Req() request: FastifyRequest,
  ): Promise<OrganisationSettings> {
    await this.read();
    const fields = Object.keys(change);
    if (fields.length > 0) {
      await this.store.settings.change(change);
      const partitions = Array.from({ length: this.store.partitions }, (_, partition) => partition);
      await Promise.all(partitions.map((partition) => this.store.ledger.announceSettings(partition)));
      const { kind, id, role } = senderOf(request);
      this.log.log('The settings were changed', { fields, by: { kind, id, role } });
    }
    return this.read();
  }
}
