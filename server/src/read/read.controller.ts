import { type Snapshot, snapshotSchema, type TeamInfo, teamListSchema } from '@earshot/contracts';
import { Controller, Get, Header, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { senderOf } from '../access/access.guard.ts';
import { May } from '../access/permissions.ts';
import { seesTeam } from '../access/scopes.ts';
import { audienceOf } from '../domain/audience.ts';
import { onePage, wantsCsv } from '../exports/csv-file.ts';
import { Exports } from '../exports/exports.ts';
import { TEAMS } from '../exports/tables.ts';
import { Refused } from '../operate/problem.ts';
import { Contract } from '../operate/route-contract.ts';
import { Views } from '../views/views.ts';
import { askedBy, VIEW_PARAMETERS } from './period-query.ts';

/** What programs read: the scopes there are, and a view's document built at once. */
@Controller('v1')
export class ReadController {
  constructor(
    private readonly views: Views,
    private readonly exports: Exports,
  ) {}

  @Contract({
    summary: 'Every team that has a seller and that the sender sees, by name',
    answer: teamListSchema,
    csv: true,
  })
  @Get('teams')
  @May('readTeams')
  @Header('cache-control', 'no-store')
  async teams(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TeamInfo[] | StreamableFile> {
    const sender = senderOf(request);
    const teams = (await this.views.teams()).filter(({ id }) => seesTeam(sender, id));
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
  dashboard(@Query() query: unknown, @Req() request: FastifyRequest): Promise<Snapshot> {
    const { scope, period } = askedBy(request, query);
    const sender = senderOf(request);
    if (sender.kind === 'screen' && period.kind === 'custom')
      throw new Refused({ code: 'forbidden', message: 'must be no custom one for a screen', path: 'period' });
    return this.views.snapshotNow({ scope, period, audience: audienceOf(sender) });
  }
}
