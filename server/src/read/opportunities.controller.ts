import {
  type OpportunitiesQuery,
  type OpportunityList,
  opportunitiesQuerySchema,
  opportunityListSchema,
  PAGE_LIMIT,
} from '@earshot/contracts';
import { Controller, Get, Header, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { May } from '../access/permissions.ts';
import type { Place } from '../domain/details/opportunities.ts';
import { wantsCsv, withoutFormat } from '../exports/csv-file.ts';
import { Exports } from '../exports/exports.ts';
import { DEALS } from '../exports/tables.ts';
import { Refused } from '../operate/problem.ts';
import { Contract } from '../operate/route-contract.ts';
import { Details } from '../views/details.ts';
import type { OpportunitiesRequest } from '../views/opportunities.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { askedBy, VIEW_PARAMETERS } from './period-query.ts';

/** The place of an open deal: number of reasons, estimated revenue, id. Of a closed one: its end, id. */
const OPEN_PLACE = z.tuple([z.number(), z.number(), z.string()]);
const CLOSED_PLACE = z.tuple([z.number(), z.string()]);

/** The deals behind the pipeline, and behind what was won and lost. */
@Controller('v1/opportunities')
export class OpportunitiesController {
  constructor(
    private readonly details: Details,
    private readonly exports: Exports,
  ) {}

  @Contract({
    summary: 'The deals behind the pipeline, or those won or lost in a period',
    query: VIEW_PARAMETERS.extend(opportunitiesQuerySchema.shape),
    answer: opportunityListSchema,
    csv: true,
  })
  @Get()
  @May('readDetails')
  @Header('cache-control', 'no-store')
  async list(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpportunityList | StreamableFile> {
    const { scope, period, rest } = askedBy(request, withoutFormat(query), opportunitiesQuerySchema);
    const { cursor, limit = PAGE_LIMIT.usual, ...asked } = rest;
    demandOpenForRisk(asked);
    const after = cursor === undefined ? undefined : placeOf(cursor, asked.status);
    const deals = { scope, period, asked, after, limit };
    if (wantsCsv(request)) return this.exports.file({ request, reply }, DEALS, this.pages(deals));
    const { lines, next } = await this.details.opportunities(deals);
    return { opportunities: lines, ...(next && { next: encodeCursor([...next.rank, next.id]) }) };
  }

  /** All pages of a list, one after the other. */
  private async *pages(request: OpportunitiesRequest): AsyncGenerator<OpportunityList['opportunities']> {
    let after = request.after;
    do {
      const { lines, next } = await this.details.opportunities({ ...request, after, limit: PAGE_LIMIT.most });
      yield lines;
      after = next;
    } while (after !== undefined);
  }
}

function placeOf(cursor: string, status: OpportunitiesQuery['status'] = 'open'): Place {
  if (status === 'open') {
    const [reasons, estimated, id] = decodeCursor(cursor, OPEN_PLACE);
    return { rank: [reasons, estimated], id };
  }
  const [closedAtMs, id] = decodeCursor(cursor, CLOSED_PLACE);
  return { rank: [closedAtMs], id };
}

function demandOpenForRisk({ risk, status = 'open' }: Pick<OpportunitiesQuery, 'risk' | 'status'>): void {
  if (risk === undefined || status === 'open') return;
  throw new Refused({ code: 'invalid', message: 'is known of open deals only', path: 'risk' });
}
