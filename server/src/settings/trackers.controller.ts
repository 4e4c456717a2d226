import {
  idSchema,
  type Tracker,
  type TrackerChange,
  type TrackerInput,
  type TrackerList,
  trackerChangeSchema,
  trackerInputSchema,
  trackerListSchema,
  trackerSchema,
} from '@earshot/contracts';
import {
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { senderOf } from '../access/access.guard.ts';
import { May } from '../access/permissions.ts';
import { demandTeam, type Sight, seesTeam } from '../access/scopes.ts';
import type { TrackedTerm, TrackerSet } from '../domain/trackers.ts';
import { onePage, wantsCsv } from '../exports/csv-file.ts';
import { Exports } from '../exports/exports.ts';
import { TRACKERS } from '../exports/tables.ts';
import { Refused } from '../operate/problem.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import { PlanKeeper } from '../pipeline/plan.ts';
import { Store } from '../store/store.ts';
import { NO_TRACKER, TrackerEdits } from './tracker-edits.ts';
import { change, newTrackerId, put, trackerOf, without } from './tracker-set.ts';

/**
 * Tracked keywords and competitors. What is answered is what is asked for; `backfill` tells how far it is counted. A manager of some
 * teams reads everyone's trackers and those of these teams, and changes the latter; those of other teams are not there for them.
 */
@Controller('v1/trackers')
export class TrackersController {
  constructor(
    private readonly store: Store,
    private readonly plan: PlanKeeper,
    private readonly edits: TrackerEdits,
    private readonly exports: Exports,
  ) {}

  @Contract({
    summary: 'Tracked keywords and competitors, and how far stored calls are counted for them',
    answer: trackerListSchema,
    csv: true,
  })
  @Get()
  @May('readTrackers')
  @Header('cache-control', 'no-store')
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackerList | StreamableFile> {
    const { newest } = await this.store.trackers.sets();
    const sender = senderOf(request);
    const trackers = newest.trackers.filter((term) => isSeen(sender, term)).map(trackerOf);
    if (wantsCsv(request)) return this.exports.file({ request, reply }, TRACKERS, onePage(trackers));
    return { trackers, backfill: await this.plan.backfill() };
  }

  @Contract({ summary: 'A new tracker', answer: trackerSchema, refusals: ['conflict'] })
  @Post()
  @May('changeTrackers')
  async create(
    @JsonBody(trackerInputSchema) input: TrackerInput,
    @Req() request: FastifyRequest,
  ): Promise<Tracker> {
    return this.putTracker(newTrackerId(input.label), input, senderOf(request));
  }

  /** Makes a tracker under an id of the caller's choice, or replaces it; doing it again changes nothing. */
  @Contract({
    summary: 'A tracker under an id of your choice; doing it again changes nothing',
    answer: trackerSchema,
    refusals: ['conflict', 'not_found'],
  })
  @Put(':id')
  @May('changeTrackers')
  async replace(
    @Param('id') id: string,
    @JsonBody(trackerInputSchema) input: TrackerInput,
    @Req() request: FastifyRequest,
  ): Promise<Tracker> {
    const read = idSchema.safeParse(id);
    if (!read.success)
      throw new Refused({
        code: 'invalid',
        message: read.error.issues[0]?.message ?? 'is no id',
        path: 'id',
      });
    return this.putTracker(id, input, senderOf(request));
  }

  @Contract({
    summary: 'Changes a tracker',
    answer: trackerSchema,
    refusals: ['not_found', 'conflict'],
  })
  @Patch(':id')
  @May('changeTrackers')
  async change(
    @Param('id') id: string,
    @JsonBody(trackerChangeSchema) input: TrackerChange,
    @Req() request: FastifyRequest,
  ): Promise<Tracker> {
    const sender = senderOf(request);
    const set = await this.edits.save((newest) => {
      demandOwn(sender, newest, id);
      if (input.team !== undefined) demandTeam(sender, input.team ?? undefined);
      return change(newest, id, input);
    });
    return trackerOf(set.trackers.find((term) => term.id === id)!);
  }

  @Contract({ summary: 'Removes a tracker', refusals: ['not_found', 'conflict'] })
  @Delete(':id')
  @May('changeTrackers')
  @HttpCode(204)
  async remove(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    const sender = senderOf(request);
    await this.edits.save((newest) => {
      demandOwn(sender, newest, id);
      return without(newest, id);
    });
  }

  private async putTracker(id: string, input: TrackerInput, sender: Sight): Promise<Tracker> {
    demandTeam(sender, input.team);
    const set = await this.edits.save((newest) => {
      demandOwn(sender, newest, id);
      return put(newest, id, input);
    });
    return trackerOf(set.trackers.find((term) => term.id === id)!);
  }
}

/** Whether a tracker is everyone's, or of a team that somebody sees. */
function isSeen(sight: Sight, { team }: TrackedTerm): boolean {
  return team === undefined || seesTeam(sight, team);
}

/** Throws the refusal where a tracker that stands is not somebody's to change. */
function demandOwn(sight: Sight, { trackers }: TrackerSet, id: string): void {
  const standing = trackers.find((term) => term.id === id);
  if (standing === undefined || seesTeam(sight, standing.team)) return;
  if (!isSeen(sight, standing)) throw new Refused(NO_TRACKER);
  throw new Refused({ code: 'forbidden', message: 'A tracker of all teams is not yours to change.' });
}
