import {
  type OrganisationSettings,
  organisationSettingsSchema,
  type SettingsChange,
  settingsChangeSchema,
} from '@earshot/contracts';
import { Controller, Get, Header, Patch, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { senderOf } from '../access/access.guard.ts';
import { Audit } from '../access/audit.ts';
import { type Action, May, may } from '../access/permissions.ts';
import type { Principal } from '../access/principal.ts';
import { Log } from '../operate/log.ts';
import { Refused } from '../operate/problem.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import { Rebuild } from '../pipeline/rebuild.ts';
import { Store } from '../store/store.ts';

/** The organisation. */
@Controller('v1/settings')
export class SettingsController {
  constructor(
    private readonly store: Store,
    private readonly rebuild: Rebuild,
    private readonly audit: Audit,
    private readonly log: Log,
  ) {}

  @Contract({ summary: 'The organisation', answer: organisationSettingsSchema })
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
    const { name, timeZone, currency, salesPeriod, targets, retention, topSellers } = settings;
    return {
      ...{ name, timeZone, currency, salesPeriod, rebuild: await this.rebuild.progress() },
      ...(targets && { targets }),
      ...(retention && { retention }),
      ...(topSellers && { topSellers }),
    };
  }

  /**
   * Changes what the body names; every view is made anew upon it, upon another time zone once its figures are complete. Each
   * field demands its own action of the sender.
   */
  @Contract({
    summary: 'Changes some of the settings',
    description: 'A manager may change `topSellers` only.',
    answer: organisationSettingsSchema,
  })
  @Patch()
  @May('nameTopSellers')
  @Header('cache-control', 'no-store')
  async change(
    @JsonBody(settingsChangeSchema) change: SettingsChange,
    @Req() request: FastifyRequest,
  ): Promise<OrganisationSettings> {
    const sender = senderOf(request);
    demandFields(sender, change);
    await this.read();
    const fields = Object.keys(change);
    if (fields.length > 0) {
      const entity = { kind: 'settings', id: fields.toSorted().join(' ') } as const;
      await this.audit.note({ who: sender, what: 'changedSettings', entity });
      if ('retention' in change) await this.audit.note({ who: sender, what: 'changedRetention', entity });
      const { timeZone, ...others } = change;
      await this.#changeAtOnce(others);
      if (timeZone !== undefined) await this.rebuild.ask(timeZone);
      const { kind, id, role } = sender;
      this.log.log('The settings were changed', { fields, by: { kind, id, role } });
    }
    return this.read();
  }

  async #changeAtOnce(change: Omit<SettingsChange, 'timeZone'>): Promise<void> {
    if (Object.keys(change).length === 0) return;
    await this.store.settings.change(change);
    const partitions = Array.from({ length: this.store.partitions }, (_, partition) => partition);
    await Promise.all(partitions.map((partition) => this.store.ledger.announceSettings(partition)));
  }
}

/** Top sellers are the manager's to name; what all figures rest on is the admin's. */
function actionOf(field: string): Action {
  return field === 'topSellers' ? 'nameTopSellers' : 'changeSettings';
}

function demandFields(sender: Principal, change: SettingsChange): void {
  const path = Object.keys(change).find((field) => !may(sender, actionOf(field)));
  if (path !== undefined)
    throw new Refused({
      code: 'forbidden',
      message: 'This role may change topSellers only; nothing was changed.',
      path,
    });
}
