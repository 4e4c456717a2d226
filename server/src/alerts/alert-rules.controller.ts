import {
  type AlertRule,
  type AlertRuleChange,
  type AlertRuleInput,
  type AlertTry,
  type AlertTryInput,
  alertRuleChangeSchema,
  alertRuleInputSchema,
  alertRuleListSchema,
  alertTryInputSchema,
  alertTrySchema,
  type NewAlertRule,
  newAlertRuleSchema,
} from '@earshot/contracts';
import { Controller, Delete, Get, Header, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { senderOf } from '../access/access.guard.ts';
import { May } from '../access/permissions.ts';
import { demandScope } from '../access/scopes.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import { AlertTries } from './alert-tries.ts';
import { AlertRules } from './rules.ts';

/** Rules that tell when a figure of the home page becomes worth knowing. */
@Controller('v1/alert-rules')
export class AlertRulesController {
  constructor(
    private readonly rules: AlertRules,
    private readonly tries: AlertTries,
  ) {}

  @Contract({ summary: 'Rules of the scopes that you see', answer: alertRuleListSchema })
  @Get()
  @May('readAlerts')
  @Header('cache-control', 'no-store')
  list(@Req() request: FastifyRequest): Promise<AlertRule[]> {
    return this.rules.list(senderOf(request));
  }

  @Contract({
    summary: 'A new rule, and the secret of its webhook, told this once',
    answer: newAlertRuleSchema,
    refusals: ['conflict'],
  })
  @Post()
  @May('changeAlerts')
  @Header('cache-control', 'no-store')
  create(
    @Req() request: FastifyRequest,
    @JsonBody(alertRuleInputSchema) input: AlertRuleInput,
  ): Promise<NewAlertRule> {
    return this.rules.create(senderOf(request), input);
  }

  @Contract({
    summary: 'When a rule would have fired in the last 30 days; saves nothing',
    answer: alertTrySchema,
  })
  @Post('try')
  @HttpCode(200)
  @May('changeAlerts')
  @Header('cache-control', 'no-store')
  try(
    @Req() request: FastifyRequest,
    @JsonBody(alertTryInputSchema) input: AlertTryInput,
  ): Promise<AlertTry> {
    demandScope(senderOf(request), input.scope);
    return this.tries.try(input);
  }

  @Contract({
    summary: 'Changes a rule; with another webhook comes another secret, told this once',
    answer: newAlertRuleSchema,
    refusals: ['not_found', 'conflict'],
  })
  @Patch(':id')
  @May('changeAlerts')
  @Header('cache-control', 'no-store')
  change(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @JsonBody(alertRuleChangeSchema) change: AlertRuleChange,
  ): Promise<NewAlertRule> {
    return this.rules.change(senderOf(request), id, change);
  }

  @Contract({ summary: 'Removes a rule', refusals: ['not_found', 'conflict'] })
  @Delete(':id')
  @May('changeAlerts')
  @HttpCode(204)
  remove(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    return this.rules.remove(senderOf(request), id);
  }
}
