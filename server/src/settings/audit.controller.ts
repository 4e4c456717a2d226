import { type AuditList, auditListSchema, auditQuerySchema, PAGE_LIMIT } from '@earshot/contracts';
import { Controller, Get, Header, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { May } from '../access/permissions.ts';
import { wantsCsv, withoutFormat } from '../exports/csv-file.ts';
import { Exports } from '../exports/exports.ts';
import { AUDIT } from '../exports/tables.ts';
import { faultOf } from '../operate/fault.ts';
import { Refused } from '../operate/problem.ts';
import { Contract } from '../operate/route-contract.ts';
import { Store } from '../store/store.ts';

/** The ids of Redis's streams: two numbers of 64 bits. */
const CURSOR = /^\d{1,16}-\d{1,19}$/;

/** What people did, for an admin to read. */
@Controller('v1/audit')
export class AuditController {
  constructor(
    private readonly store: Store,
    private readonly exports: Exports,
  ) {}

  @Contract({
    summary: 'Who has opened, exported, erased or changed what, the last first',
    query: auditQuerySchema,
    answer: auditListSchema,
    csv: true,
  })
  @Get()
  @May('readAudit')
  @Header('cache-control', 'no-store')
  async list(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuditList | StreamableFile> {
    const read = auditQuerySchema.safeParse(withoutFormat(query));
    if (!read.success) throw new Refused(faultOf(read.error));
    const { cursor, limit = PAGE_LIMIT.usual } = read.data;
    if (cursor !== undefined && !CURSOR.test(cursor))
      throw new Refused({ code: 'invalid', message: 'is no cursor of this list', path: 'cursor' });
    if (wantsCsv(request)) return this.exports.file({ request, reply }, AUDIT, this.pages(cursor));
    return this.page(limit, cursor);
  }

  private async page(limit: number, cursor?: string): Promise<AuditList> {
    const entries = await this.store.audit.newest(limit + 1, cursor);
    const page = entries.slice(0, limit);
    return { entries: page, ...(entries.length > limit && { next: page.at(-1)!.id }) };
  }

  private async *pages(from?: string): AsyncGenerator<AuditList['entries']> {
    let cursor = from;
    do {
      const { entries, next } = await this.page(PAGE_LIMIT.most, cursor);
      yield entries;
      cursor = next;
    } while (cursor !== undefined);
  }
}
