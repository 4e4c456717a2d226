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
import { SettingsEdits } from './settings-edits.ts';
import { ShownSettings } from './shown-settings.ts';

/** The organisation. */
@Controller('v1/settings')
export class SettingsController {
  constructor(
    private readonly shown: ShownSettings,
    private readonly edits: SettingsEdits,
    private readonly audit: Audit,
    private readonly log: Log,
  ) {}

  @Contract({
    summary: 'The organisation',
    description: 'Who sees some teams only is told the targets and the top sellers of these alone.',
    answer: organisationSettingsSchema,
  })
  @Get()
  @May('readSettings')
  @Header('cache-control', 'no-store')
  async read(@Req() request: FastifyRequest): Promise<OrganisationSettings> {
    return this.shown.to(senderOf(request));
  }

  /**
   * Changes what the body names; every view is made anew upon it, upon another time zone once its figures are complete. Each
   * field demands its own action of the sender.
   */
  @Contract({
    summary: 'Changes some of the settings',
    description: 'A manager of all teams may change `topSellers` only.',
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
    await this.shown.to(sender);
    const fields = Object.keys(change);
    if (fields.length > 0) {
      const entity = { kind: 'settings', id: fields.toSorted().join(' ') } as const;
      await this.audit.note({ who: sender, what: 'changedSettings', entity });
      if ('retention' in change) await this.audit.note({ who: sender, what: 'changedRetention', entity });
      await this.edits.save(change);
      const { kind, id, role } = sender;
      this.log.log('The settings were changed', { fields, by: { kind, id, role } });
    }
    return this.shown.to(sender);
  }
}

/** Top sellers are for managers of all teams to name; what all figures rest on is the admin's. */
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
