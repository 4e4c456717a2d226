import {
  type TrackerTry,
  type TrackerTryAnswer,
  trackerTryAnswerSchema,
  trackerTrySchema,
} from '@earshot/contracts';
import { Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { senderOf } from '../access/access.guard.ts';
import { May } from '../access/permissions.ts';
import { demandTeam } from '../access/scopes.ts';
import { JsonBody } from '../operate/request-body.ts';
import { Contract } from '../operate/route-contract.ts';
import { TrackerTries } from './tracker-tries.ts';

/** Tries a tracker on the latest calls before it is saved. */
@Controller('v1/trackers')
export class TrackerTriesController {
  constructor(private readonly tries: TrackerTries) {}

  @Contract({
    summary: 'In which of the latest calls a tracker would have been heard; saves nothing',
    answer: trackerTryAnswerSchema,
  })
  @Post('try')
  @HttpCode(200)
  @May('changeTrackers')
  @Header('cache-control', 'no-store')
  try(
    @JsonBody(trackerTrySchema) input: TrackerTry,
    @Req() request: FastifyRequest,
  ): Promise<TrackerTryAnswer> {
    demandTeam(senderOf(request), input.team);
    return this.tries.try(input);
  }
}
