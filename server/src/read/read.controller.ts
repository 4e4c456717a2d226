import type { Snapshot, TeamInfo } from '@earshot/contracts';
import { Controller, Get, Header, Query } from '@nestjs/common';
import { May } from '../access/permissions.ts';
import { Refused } from '../operate/problem.ts';
import { Views } from '../views/views.ts';
import { readDashboardQuery } from './dashboard-query.ts';

/** What programs read: the scopes there are, and a view's document built at once. */
@Controller('v1')
export class ReadController {
  constructor(private readonly views: Views) {}

  @Get('teams')
  @May('readTeams')
  @Header('cache-control', 'no-store')
  teams(): Promise<TeamInfo[]> {
    return this.views.teams();
  }

  @Get('dashboard')
  @May('readDashboard')
  @Header('cache-control', 'no-store')
  dashboard(@Query() query: unknown): Promise<Snapshot> {
    const read = readDashboardQuery(query);
    if ('fault' in read) throw new Refused(read.fault);
    return this.views.snapshotNow(read);
  }
}
