import { type KpiSeries, kpiSeriesSchema } from '@earshot/contracts';
import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { May } from '../access/permissions.ts';
import { Contract } from '../operate/route-contract.ts';
import { Details } from '../views/details.ts';
import { askedBy, VIEW_PARAMETERS } from './period-query.ts';

/** Courses that stand beside figures: small answers, since a page asks for them anew whenever a figure changes. */
@Controller('v1/series')
export class SeriesController {
  constructor(private readonly details: Details) {}

  @Contract({
    summary: 'The course of the base figures, in 31 steps at most',
    description:
      'Of revenue won, deals won, win rate and average deal. The pipeline has no course: what a deal was expected to bring on a day gone by is not kept.',
    query: VIEW_PARAMETERS,
    answer: kpiSeriesSchema,
  })
  @Get('kpis')
  @May('readDetails')
  @Header('cache-control', 'no-store')
  kpis(@Query() query: unknown, @Req() request: FastifyRequest): Promise<KpiSeries> {
    return this.details.kpis(askedBy(request, query));
  }
}
