import { type AlertList, alertListSchema } from '@earshot/contracts';
import { Controller, Get, Header, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { senderOf } from '../access/access.guard.ts';
import { May } from '../access/permissions.ts';
import { sees } from '../access/scopes.ts';
import { Contract } from '../operate/route-contract.ts';
import { Store } from '../store/store.ts';

/** What has fired lately. */
@Controller('v1/alerts')
export class AlertsController {
  constructor(private readonly store: Store) {}

  @Contract({
    summary: 'The last rules that fired, newest first, and how sending them stands',
    answer: alertListSchema,
  })
  @Get()
  @May('readAlerts')
  @Header('cache-control', 'no-store')
  async list(@Req() request: FastifyRequest): Promise<AlertList> {
    const who = senderOf(request);
    const fired = (await this.store.alerts.fired()).filter(({ alert }) => sees(who, alert.scope));
    return fired.map(({ alert, delivery }) => {
      if (!delivery) return alert;
      const { alert: _, ...told } = delivery;
      return { ...alert, delivery: told };
    });
  }
}
