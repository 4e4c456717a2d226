import { type Snapshot, snapshotSchema, type TeamInfo, teamListSchema } from '@earshot/contracts';
import { Controller, Get, Header, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { May } from '../access/permissions.ts';
import { onePage, wantsCsv } from '../exports/csv-file.ts';
import { Exports } from '../exports/exports.ts';
import { TEAMS } from '../exports/tables.ts';
import { Contract } from '../operate/route-contract.ts';
import { Views } from '../views/views.ts';
import { accepted, readPeriodQuery, VIEW_PARAMETERS } from './period-query.ts';

/** What programs read: the scopes there are, and a view's document built at once. */
@Controller('v1')
export class ReadController {
  constructor(
    private readonly views: Views,
    private readonly exports: Exports,
  ) {}

  @Contract({ summary: 'Every team that has a seller, by name', answer: teamListSchema, csv: true })
  @Get('teams')
  @May('readTeams')
  @Header('cache-control', 'no-store')
  async teams(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TeamInfo[] | StreamableFile> {
    const teams = await this.views.teams();
    return wantsCsv(request) ? this.exports.file({ request, reply }, TEAMS, onePage(teams)) : teams;
  }

  @Contract({
    summary: 'The document of a view, read and summed at once',
    description: 'To follow a view, open it over the socket: see /v1/asyncapi.json.',
    query: VIEW_PARAMETERS,
    answer: snapshotSchema,
  })
  @Get('dashboard')
  @May('readDashboard')
  @Header('cache-control', 'no-store')
  dashboard(@Query() query: unknown): Promise<Snapshot> {
    const { scope, period } = accepted(readPeriodQuery(query));
    return this.views.snapshotNow({ scope, period });
  }
}
