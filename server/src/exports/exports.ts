import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { senderOf } from '../access/access.guard.ts';
import { Audit } from '../access/audit.ts';
import { StoreUnavailable } from '../store/failures.ts';
import { Store } from '../store/store.ts';
import { csvFile, languageOf } from './csv-file.ts';
import type { Table } from './table.ts';

export interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Lists as files. Who takes one is written down. */
@Injectable()
export class Exports {
  constructor(
    private readonly store: Store,
    private readonly audit: Audit,
  ) {}

  /** Rejects as the reading of the first page does, and with StoreUnavailable. */
  async file<Row>(
    { request, reply }: Exchange,
    table: Table<Row>,
    pages: AsyncIterator<readonly Row[]>,
  ): Promise<StreamableFile> {
    const settings = await this.store.settings.load();
    if (!settings) throw new StoreUnavailable('loading');
    const { timeZone, currency } = settings;
    const context = { language: languageOf(request), timeZone, currency, nowMs: Date.now() };
    const file = await csvFile(reply, { table, context, pages });
    const entity = { kind: 'list', id: table.name } as const;
    await this.audit.note({ who: senderOf(request), what: 'exported', entity });
    return file;
  }
}
