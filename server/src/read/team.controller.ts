import {
  type Scope,
  type SellerDetails,
  sellerDetailsSchema,
  type TeamOverview,
  teamOverviewSchema,
} from '@earshot/contracts';
import { Controller, Get, Header, Param, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { senderOf } from '../access/access.guard.ts';
import { May } from '../access/permissions.ts';
import { sees } from '../access/scopes.ts';
import { onePage, wantsCsv, withoutFormat } from '../exports/csv-file.ts';
import { Exports } from '../exports/exports.ts';
import { TEAM } from '../exports/tables.ts';
import { Refused } from '../operate/problem.ts';
import { Contract } from '../operate/route-contract.ts';
import { Details } from '../views/details.ts';
import { accepted, askedBy, PERIOD_PARAMETERS, readPeriod, VIEW_PARAMETERS } from './period-query.ts';

/** How sellers sell: all of a scope beside each other, and one beside the others. */
@Controller('v1')
export class TeamController {
  constructor(
    private readonly details: Details,
    private readonly exports: Exports,
  ) {}

  @Contract({
    summary: 'A row a seller, beside the team and the top sellers',
    query: VIEW_PARAMETERS,
    answer: teamOverviewSchema,
    csv: true,
  })
  @Get('team')
  @May('readDetails')
  @Header('cache-control', 'no-store')
  async team(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TeamOverview | StreamableFile> {
    const team = await this.details.team(askedBy(request, withoutFormat(query)));
    if (!wantsCsv(request)) return team;
    return this.exports.file({ request, reply }, TEAM, onePage(team.sellers));
  }

  @Contract({
    summary: 'One seller beside the others of their team, or of all where they are in none',
    query: PERIOD_PARAMETERS,
    answer: sellerDetailsSchema,
    refusals: ['not_found'],
  })
  @Get('sellers/:sellerId')
  @May('readDetails')
  @Header('cache-control', 'no-store')
  async seller(
    @Param('sellerId') sellerId: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
  ): Promise<SellerDetails> {
    const { period } = accepted(readPeriod(query));
    const seller = await this.details.seller(sellerId, period);
    if (seller === undefined || !sees(senderOf(request), seller.against as Scope))
      throw new Refused({ code: 'not_found', message: 'No event has named a seller with this id.' });
    return seller;
  }
}
