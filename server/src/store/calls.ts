import type { NamedBrand } from '../domain/brands-heard.ts';
import type { FinishedCall } from '../domain/call.ts';
import { decodeCall } from '../domain/call-codec.ts';
import { type Contribution, decodeContribution } from '../domain/contribution.ts';
import { decodeWords } from '../domain/words-said.ts';
import { CallIndexes } from './call-indexes.ts';
import {
  type CallDetail,
  type CallList,
  decodeList,
  encodeRequest,
  fieldsOf,
  type ListedCall,
  type ListRequest,
  listedCall,
} from './call-lists.ts';
import type { Connection } from './connection.ts';
import { tombstoneOf } from './erasures.ts';
import type { Functions } from './functions.ts';
import { keysOf } from './keys.ts';
import { type PageOptions, type PageRequest, pageOf } from './pages.ts';
import type { Partitions } from './partitions.ts';
import type { CountedIn } from './records.ts';
import { decodeBrands, decodeBuckets } from './records-codec.ts';

/** A finished call that stands, with what it has put into the counters. */
export interface StoredCall {
  callId: string;
  order: string;
  /** The call as it is stored (see `domain/call-codec`), and read. */
  document: Uint8Array;
  call: FinishedCall;
  contribution: Contribution;
  buckets: CountedIn[];
  /** Name of the plan it was analysed under. */
  plan: string;
  /** Packed counts of what its seller says (see `domain/words-said`). */
  words: Map<string, number>;
  brands: NamedBrand[];
  /** Its text was removed by retention: segments have none, and nothing can be heard in it again. */
  isRetired?: true;
}

export interface CallPage {
  calls: StoredCall[];
  next?: string;
}

/** Of calls that are already under a plan, so many are passed over for each one asked for, before a page is given. */
const LOOKS_PER_CALL = 20;

const CALLS_A_READ = 500;

const FIELDS = ['order', 'document', 'contribution', 'buckets', 'plan', 'words', 'brands', 'retired'];

/** The finished calls that stand. */
export class CallStore {
  /** By what they are listed, for whoever checks that. */
  readonly indexes: CallIndexes;
  readonly #connection: Connection;
  readonly #functions: Functions;
  readonly #partitions: Partitions;

  constructor(connection: Connection, functions: Functions, partitions: Partitions) {
    this.indexes = new CallIndexes(connection);
    this.#connection = connection;
    this.#functions = functions;
    this.#partitions = partitions;
  }

  async find(callId: string): Promise<StoredCall | undefined> {
    const key = keysOf(this.#partitions.of(callId)).call(callId);
    const fields = await this.#connection.callForBytes<(Buffer | null)[]>(['HMGET', key, ...FIELDS]);
    const present = fields.map((field) => field ?? Buffer.alloc(0));
    return fields[1] === null ? undefined : storedCall([Buffer.from(callId), ...present]);
  }

  /** Whether a call that does not stand was erased: for good, or by an event that nothing later has replaced. */
  async isErased(callId: string): Promise<boolean> {
    const { call, gone } = keysOf(this.#partitions.of(callId));
    const [isGone, [kind, start]] = (await this.#connection.pipeline([
      ['SISMEMBER', gone, tombstoneOf('call', callId)],
      ['HMGET', call(callId), 'kind', 'start'],
    ])) as [number, [string | null, string | null]];
    // A start that is kept is ahead of the deletion: the call is in progress again.
    return isGone === 1 || (kind === 'deleted' && start === null);
  }

  /** Many calls, those that stand, by their ids: what `detail` says of each. */
  async many<D extends CallDetail>(
    callIds: readonly string[],
    detail: D,
  ): Promise<Map<string, ListedCall<D>>> {
    const found = new Map<string, ListedCall<D>>();
    for (let from = 0; from < callIds.length; from += CALLS_A_READ) {
      const some = callIds.slice(from, from + CALLS_A_READ);
      // Sent in one go: nothing is waited for in between.
      const answers = await Promise.all(
        some.map((callId) => {
          const key = keysOf(this.#partitions.of(callId)).call(callId);
          return this.#connection.callForBytes<(Buffer | null)[]>(['HMGET', key, ...fieldsOf(detail)]);
        }),
      );
      for (const [i, fields] of answers.entries()) {
        if (fields[0] === null) continue;
        const present = fields.map((field) => field ?? Buffer.alloc(0));
        found.set(some[i]!, listedCall(some[i]!, present, detail));
      }
    }
    return found;
  }

  /**
   * The newest finished calls of an index of a partition, behind a place: the latest end first, then by id, 500 at most. Calls
   * that come in or go meanwhile move no other one.
   */
  async newest<D extends CallDetail = 'contribution'>(
    partition: number,
    request: ListRequest<D>,
  ): Promise<CallList<D>> {
    const detail = request.with ?? ('contribution' as D);
    const args = encodeRequest(request, detail);
    return decodeList(
      await this.#functions.callForBytes<Buffer[]>('list', keysOf(partition).meta, args),
      detail,
    );
  }

  /** Calls of a partition that have anything of a customer in them, in progress and begun long ago included: some of them, none where there are none. */
  async withCustomer(partition: number, customerId: string, count: number): Promise<string[]> {
    const { of, begun } = keysOf(partition);
    const keys = [of(customerId), begun(customerId)];
    const ids = await this.#connection.pipeline(keys.map((key) => ['ZRANGE', key, '0', String(count - 1)]));
    return [...new Set(ids.flat() as string[])];
  }

  /** The ids of the finished calls of a partition whose text is kept and that ended before an instant, the oldest first. */
  withText(partition: number, beforeMs: number, count: number): Promise<string[]> {
    const range = ['-inf', `(${beforeMs}`, 'BYSCORE', 'LIMIT', '0', String(count)];
    return this.#connection.call<string[]>(['ZRANGE', keysOf(partition).texts, ...range]);
  }

  /** How many finished calls of a partition stand. */
  count(partition: number): Promise<number> {
    return this.#connection.call<number>(['ZCARD', keysOf(partition).ended]);
  }

  /** Calls in the order of their ends; those that come in or go meanwhile move no other call to another page. */
  page(partition: number, options: PageOptions): Promise<CallPage> {
    return this.#page(partition, { entity: 'call', ...options });
  }

  /** The same, only those that were analysed under another plan than `plan`. */
  staleUnder(partition: number, plan: string, options: PageOptions): Promise<CallPage> {
    const looks = options.count * LOOKS_PER_CALL;
    return this.#page(partition, { entity: 'call', ...options, exceptPlan: plan, looks });
  }

  async #page(partition: number, request: PageRequest): Promise<CallPage> {
    const { items, ...next } = await pageOf(this.#functions, partition, request);
    return { calls: items.map(storedCall), ...next };
  }
}

type Fields = [callId: Buffer, order: Buffer, document: Buffer, ...Buffer[]];
type Texts = [string, string, string, string, string, string];

function storedCall(fields: readonly Buffer[]): StoredCall {
  const [callId, order, document, ...said] = fields as Fields;
  const [contribution, buckets, plan, words, brands, retired] = said.map(String) as Texts;
  return {
    callId: String(callId),
    order: String(order),
    document,
    call: decodeCall(document),
    contribution: decodeContribution(contribution),
    buckets: decodeBuckets(buckets),
    plan,
    words: decodeWords(words),
    brands: decodeBrands(brands),
    ...(retired !== '' && { isRetired: true as const }),
  };
}
