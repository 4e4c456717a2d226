import type { ErrorCode } from '@earshot/contracts';
import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

/** What a route promises beside its address, its role and its status: the published description is made of it. */
export interface RouteContract {
  /** What it does, in a few words. */
  summary: string;
  description?: string;
  /** Parameters of the query string, by name. */
  query?: z.ZodObject;
  /** Parts of the path that are more than an id. */
  path?: Readonly<Record<string, z.ZodType>>;
  /** Bodies by media type, where a handler takes them other than by `JsonBody`. */
  bodies?: Readonly<Record<string, z.ZodType>>;
  /** What a good answer holds; absent: nothing. */
  answer?: z.ZodType;
  /** Media type of the answer, where it is not JSON. */
  answerType?: string;
  /** Whether the same list comes as CSV. */
  csv?: true;
  /** Refusals of its own, beside those that follow from its role, query and body. */
  refusals?: readonly ErrorCode[];
}

export const CONTRACT = 'operate:contract';
export const BODY = 'operate:body';

/** States what a route promises. */
export const Contract = (contract: RouteContract) => SetMetadata(CONTRACT, contract);
