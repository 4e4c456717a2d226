import {
  type CallList,
  type CallSummary,
  callListSchema,
  callSummarySchema,
  callsQuerySchema,
  PAGE_LIMIT,
} from '@earshot/contracts';
import { Controller, Get, Header, Param, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { senderOf } from '../access/access.guard.ts';
import { Audit } from '../access/audit.ts';
import { May } from '../access/permissions.ts';
import { wantsCsv, withoutFormat } from '../exports/csv-file.ts';
import { Exports } from '../exports/exports.ts';
import { CALLS } from '../exports/tables.ts';
import { Refused } from '../operate/problem.ts';
import { Contract } from '../operate/route-contract.ts';
import { CallLists, type CallsRequest } from './call-lists.ts';
import { CallSummaries } from './call-summaries.ts';
import { askedBy, VIEW_PARAMETERS } from './period-query.ts';

const WORD = /[\p{L}\p{N}]/u;

/** The calls behind the figures. */
@Controller('v1/calls')
export class CallsController {
  constructor(
    private readonly lists: CallLists,
    private readonly summaries: CallSummaries,
    private readonly audit: Audit,
    private readonly exports: Exports,
  ) {}

  @Contract({
    summary: 'The calls behind a figure',
    description:
      'Everything that is named must hold. Go on with `next`; where a search stopped for the time it may take, `searchedBackTo` tells how far it came. In an order other than by time no call is given before all were looked at.',
    query: VIEW_PARAMETERS.extend(callsQuerySchema.shape),
    answer: callListSchema,
    csv: true,
  })
  @Get()
  @May('readCalls')
  @Header('cache-control', 'no-store')
  async list(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CallList | StreamableFile> {
    const asked = askedBy(request, withoutFormat(query), callsQuerySchema);
    const { q } = asked.rest;
    if (q !== undefined && !WORD.test(q))
      throw new Refused({ code: 'invalid', message: 'must hold a letter or digit', path: 'q' });
    const calls = { ...asked, sight: senderOf(request), isGone: () => request.raw.socket.destroyed };
    if (wantsCsv(request)) return this.exports.file({ request, reply }, CALLS, this.pages(calls));
    return this.lists.list(calls);
  }

  /** Opening a call is written down before it is answered: what was said in it is somebody's. */
  @Contract({
    summary: 'One call: its figures beside what is usual, and its transcript with every mention',
    answer: callSummarySchema,
    refusals: ['not_found', 'erased'],
  })
  @Get(':callId')
  @May('readCalls')
  @Header('cache-control', 'no-store')
  async summary(@Param('callId') callId: string, @Req() request: FastifyRequest): Promise<CallSummary> {
    const sender = senderOf(request);
    const summary = await this.summaries.find(callId, sender);
    await this.audit.note({ who: sender, what: 'opened', entity: { kind: 'call', id: callId } });
    return summary;
  }

  /** All pages of a list, one after the other. */
  private async *pages(request: CallsRequest): AsyncGenerator<CallList['calls']> {
    let cursor = request.rest.cursor;
    do {
      const rest = { ...request.rest, limit: PAGE_LIMIT.most, ...(cursor !== undefined && { cursor }) };
      const { calls, next } = await this.lists.list({ ...request, rest });
      yield calls;
      cursor = next;
    } while (cursor !== undefined && !request.isGone());
  }
}
