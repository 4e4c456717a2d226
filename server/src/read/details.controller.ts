import {
  type SentimentDetails,
  sentimentDetailsSchema,
  TERM_LISTS,
  type TermList,
  type TermListDetails,
  termListDetailsSchema,
} from '@earshot/contracts';
import { Controller, Get, Header, Param, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { May } from '../access/permissions.ts';
import { onePage, wantsCsv, withoutFormat } from '../exports/csv-file.ts';
import { Exports } from '../exports/exports.ts';
import { SENTIMENT, sentimentSteps, termsTable } from '../exports/tables.ts';
import { Refused } from '../operate/problem.ts';
import { Contract } from '../operate/route-contract.ts';
import { Details } from '../views/details.ts';
import type { ViewRequest } from '../views/view.ts';
import { askedBy, VIEW_PARAMETERS } from './period-query.ts';

/** What stands behind the figures of what customers, and top sellers, talk about. */
@Controller('v1/details')
export class DetailsController {
  constructor(
    private readonly details: Details,
    private readonly exports: Exports,
  ) {}

  @Contract({
    summary: 'Sentiment over time',
    query: VIEW_PARAMETERS,
    answer: sentimentDetailsSchema,
    csv: true,
  })
  @Get('sentiment')
  @May('readDetails')
  @Header('cache-control', 'no-store')
  async sentiment(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SentimentDetails | StreamableFile> {
    const details = await this.details.sentiment(askedBy(request, withoutFormat(query)));
    if (!wantsCsv(request)) return details;
    return this.exports.file({ request, reply }, SENTIMENT, onePage(sentimentSteps(details)));
  }

  @Contract({
    summary: 'Each term of a list, over time',
    path: { list: z.enum(TERM_LISTS) },
    query: VIEW_PARAMETERS,
    answer: termListDetailsSchema,
    csv: true,
    refusals: ['not_found'],
  })
  @Get('terms/:list')
  @May('readDetails')
  @Header('cache-control', 'no-store')
  async terms(
    @Param('list') list: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TermListDetails | StreamableFile> {
    if (!isTermList(list))
      throw new Refused({ code: 'not_found', message: 'There is no such list of terms.' });
    const terms = await this.read(list, askedBy(request, withoutFormat(query)));
    if (!wantsCsv(request)) return terms;
    return this.exports.file({ request, reply }, termsTable(list), onePage(terms.terms));
  }

  private read(list: TermList, view: ViewRequest): Promise<TermListDetails> {
    if (list === 'brands') return this.details.brands(view);
    return list === 'bestPractice' ? this.details.bestPractice(view) : this.details.tracked(list, view);
  }
}

function isTermList(list: string): list is TermList {
  return TERM_LISTS.some((one) => one === list);
}
