import {
  type ErasedKind,
  type ErasureAnswer,
  type ErasureList,
  erasureAnswerSchema,
  erasureListSchema,
  erasureQuerySchema,
  idSchema,
  PAGE_LIMIT,
} from '@earshot/contracts';
import { Controller, Delete, Get, Header, HttpCode, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { senderOf } from '../access/access.guard.ts';
import { Audit } from '../access/audit.ts';
import { May } from '../access/permissions.ts';
import { Reach } from '../access/reach.ts';
import { faultOf } from '../operate/fault.ts';
import { Refused } from '../operate/problem.ts';
import { Contract } from '../operate/route-contract.ts';
import { tombstoneOf } from '../store/erasures.ts';
import { Erasures } from './erasures.ts';

/** Erasing for good what was said in a call, by a customer, or by a seller. Asking again answers how far it is. */
@Controller('v1')
export class ErasureController {
  constructor(
    private readonly erasures: Erasures,
    private readonly audit: Audit,
    private readonly reach: Reach,
  ) {}

  /** Who sees some teams only erases the calls that stand of these: of any other nobody could say whose it is. */
  @Contract({
    summary: 'Erases a call for good',
    answer: erasureAnswerSchema,
    refusals: ['invalid', 'not_found'],
  })
  @Delete('calls/:id')
  @May('eraseCalls')
  @HttpCode(202)
  @Header('cache-control', 'no-store')
  async eraseCall(@Param('id') id: string, @Req() request: FastifyRequest): Promise<ErasureAnswer> {
    if (!(await this.reach.toCall(senderOf(request), id)))
      throw new Refused({ code: 'not_found', message: 'There is no such call.' });
    return this.erase('call', id, request);
  }

  @Contract({
    summary: 'Erases what was said by a customer',
    answer: erasureAnswerSchema,
    refusals: ['invalid'],
  })
  @Delete('customers/:id')
  @May('erasePeople')
  @HttpCode(202)
  @Header('cache-control', 'no-store')
  eraseCustomer(@Param('id') id: string, @Req() request: FastifyRequest): Promise<ErasureAnswer> {
    return this.erase('customer', id, request);
  }

  @Contract({
    summary: 'Erases what was said by a seller',
    answer: erasureAnswerSchema,
    refusals: ['invalid'],
  })
  @Delete('sellers/:id')
  @May('erasePeople')
  @HttpCode(202)
  @Header('cache-control', 'no-store')
  eraseSeller(@Param('id') id: string, @Req() request: FastifyRequest): Promise<ErasureAnswer> {
    return this.erase('seller', id, request);
  }

  @Contract({
    summary: 'Erasures and how far each is, the last first',
    query: erasureQuerySchema,
    answer: erasureListSchema,
  })
  @Get('erasures')
  @May('readErasures')
  @Header('cache-control', 'no-store')
  async list(@Query() query: unknown): Promise<ErasureList> {
    const read = erasureQuerySchema.safeParse(query ?? {});
    if (!read.success) throw new Refused(faultOf(read.error));
    const { cursor, limit = PAGE_LIMIT.usual } = read.data;
    const all = await this.erasures.list();
    const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
    if (cursor !== undefined && from === 0)
      throw new Refused({ code: 'invalid', message: 'is no cursor of this list', path: 'cursor' });
    const erasures = all.slice(from, from + limit);
    return { erasures, ...(all.length > from + limit && { next: erasures.at(-1)!.id }) };
  }

  private async erase(kind: ErasedKind, id: string, request: FastifyRequest): Promise<ErasureAnswer> {
    const read = idSchema.safeParse(id);
    if (!read.success) throw new Refused({ ...faultOf(read.error), path: `${kind}Id` });
    const entity = { kind, id: tombstoneOf(kind, id) };
    await this.audit.note({ who: senderOf(request), what: 'erased', entity });
    return { erasure: await this.erasures.begin(kind, id) };
  }
}
