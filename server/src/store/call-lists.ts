import type { SentimentClass } from '@earshot/contracts';
import type { NamedBrand } from '../domain/brands-heard.ts';
import type { FinishedCall } from '../domain/call.ts';
import { decodeCall } from '../domain/call-codec.ts';
import { type Contribution, decodeContribution } from '../domain/contribution.ts';
import { decodeWords } from '../domain/words-said.ts';
import { decodeBrands } from './records-codec.ts';

/** What calls are listed by: all of them, or those of a seller, that mention a term or a brand, of a class, of a deal or a customer. */
export type CallIndex =
  | { kind: 'ended' }
  | { kind: 'seller' | 'brand' | 'deal' | 'customer'; id: string }
  | { kind: 'term'; id: string; rev: number }
  | { kind: 'mood'; class: SentimentClass };

/** How much of each call comes along: `words` and `document` are the longer ones. */
export type CallDetail = 'contribution' | 'words' | 'document';

/** The place of a call in a list: calls behind it ended earlier, or then and have a greater id. */
export interface CallPlace {
  beforeMs: number;
  /** Absent: every call of that instant lies in front of the place. */
  beforeId?: string;
}

export interface ListRequest<D extends CallDetail> extends Partial<CallPlace> {
  index: CallIndex;
  /** Calls that ended in [fromMs, toMs); absent: without a bound. */
  fromMs?: number;
  toMs?: number;
  count: number;
  with?: D;
}

/** A finished call of a list. */
export type ListedCall<D extends CallDetail = 'contribution'> = {
  callId: string;
  endedAtMs: number;
  contribution: Contribution;
  /** Name of the plan it was analysed under. */
  plan: string;
  opportunityId?: string;
  customerId?: string;
  brands: NamedBrand[];
  /** Its text was removed by retention. */
  isRetired?: true;
} & (D extends 'document' ? { call: FinishedCall } : unknown) &
  /** Packed counts of what its seller says (see `domain/words-said`). */
  (D extends 'words' ? { words: Map<string, number> } : unknown);

/** `next` is the place behind the last call; absent where no more are there. A list may be empty and have a next one. */
export interface CallList<D extends CallDetail> {
  calls: ListedCall<D>[];
  next?: CallPlace;
}

/** One call of the function keeps everyone else waiting: so many calls at most. */
const MAX_LISTED = 500;

const SHORT = ['contribution', 'plan', 'opportunity', 'customer', 'brands', 'retired'];

/** The fields of a call's record in the order that `listedCall` takes them. */
export function fieldsOf(detail: CallDetail): string[] {
  return detail === 'contribution' ? SHORT : [...SHORT, detail];
}

/** The arguments of the function `list`. */
export function encodeRequest<D extends CallDetail>(request: ListRequest<D>, detail: CallDetail): string[] {
  const { index, beforeMs, beforeId, fromMs, toMs, count } = request;
  const isInside = beforeMs !== undefined && (toMs === undefined || beforeMs < toMs);
  const isWithin = isInside && (fromMs === undefined || beforeMs >= fromMs);
  const rest = isWithin && beforeId !== undefined ? [String(beforeMs), beforeId] : ['', ''];
  const endMs = isInside ? beforeMs : toMs;
  const bounds = [fromMs ?? '-inf', endMs === undefined ? '+inf' : `(${endMs}`].map(String);
  const most = String(Math.min(count, MAX_LISTED));
  return [indexName(index), ...rest, ...bounds, most, ...fieldsOf(detail)];
}

/** The name of an index behind its partition's hash tag, as `lua/call.lua` gives it. */
function indexName(index: CallIndex): string {
  switch (index.kind) {
    case 'ended':
      return 'ended';
    case 'seller':
      return `by:${index.id}`;
    case 'brand':
      return `heard:${index.id}`;
    case 'deal':
      return `on:${index.id}`;
    case 'customer':
      return `of:${index.id}`;
    case 'term':
      return `term:${index.id}|${index.rev}`;
    case 'mood':
      return `mood:${index.class}`;
  }
}

/** What the function `list` answers. */
export function decodeList<D extends CallDetail>(
  [at, lastId, ...flat]: readonly Buffer[],
  detail: D,
): CallList<D> {
  const width = 2 + fieldsOf(detail).length;
  const calls: ListedCall<D>[] = [];
  for (let i = 0; i < flat.length; i += width) {
    const [callId, , ...fields] = flat.slice(i, i + width);
    calls.push(listedCall(String(callId), fields, detail));
  }
  return at?.length ? { calls, next: { beforeMs: Number(at), beforeId: String(lastId) } } : { calls };
}

/** A call of its fields: those of `fieldsOf`, what is absent empty. */
export function listedCall<D extends CallDetail>(
  callId: string,
  fields: readonly Buffer[],
  detail: D,
): ListedCall<D> {
  const [flat, plan, opportunityId, customerId, brands, retired] = fields.map((field, i) =>
    i < SHORT.length ? String(field) : '',
  );
  const long = fields[SHORT.length];
  const contribution = decodeContribution(flat!);
  return {
    callId,
    endedAtMs: contribution.atMs,
    contribution,
    plan: plan!,
    ...(opportunityId && { opportunityId }),
    ...(customerId && { customerId }),
    brands: decodeBrands(brands!),
    ...(retired && { isRetired: true as const }),
    ...(detail === 'words' && { words: decodeWords(String(long)) }),
    ...(detail === 'document' && { call: decodeCall(long!) }),
  } as ListedCall<D>;
}
