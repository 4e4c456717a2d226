import type { NamedBrand } from '../domain/brands-heard.ts';
import type { FinishedCall } from '../domain/call.ts';
import { decodeCall } from '../domain/call-codec.ts';
import { type Contribution, decodeContribution } from '../domain/contribution.ts';
import { decodeWords } from '../domain/words-said.ts';
import type { Connection } from './connection.ts';
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
  call: FinishedCall;
  contribution: Contribution;
  buckets: CountedIn[];
  /** Name of the plan it was analysed under. */
  plan: string;
  /** Packed counts of what its seller says (see `domain/words-said`). */
  words: Map<string, number>;
  brands: NamedBrand[];
}

export interface CallPage {
  calls: StoredCall[];
  next?: string;
}

/** Of calls that are already under a plan, so many are passed over for each one asked for, before a page is given. */
const LOOKS_PER_CALL = 20;

const FIELDS = ['order', 'document', 'contribution', 'buckets', 'plan', 'words', 'brands'];

/** The finished calls that stand. */
export class CallStore {
  readonly #connection: Connection;
  readonly #functions: Functions;
  readonly #partitions: Partitions;

  constructor(connection: Connection, functions: Functions, partitions: Partitions) {
    this.#connection = connection;
    this.#functions = functions;
    this.#partitions = partitions;
  }

  async find(callId: string): Promise<StoredCall | undefined> {
    const key = keysOf(this.#partitions.of(callId)).call(callId);
    const fields = await this.#connection.call<(string | null)[]>(['HMGET', key, ...FIELDS]);
    return fields[1] === null ? undefined : storedCall([callId, ...fields.map((field) => field ?? '')]);
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

type Fields = [string, string, string, string, string, string, string, string];

function storedCall(fields: readonly string[]): StoredCall {
  const [callId, order, document, contribution, buckets, plan, words, brands] = fields as Fields;
  return {
    callId,
    order,
    call: decodeCall(document),
    contribution: decodeContribution(contribution),
    buckets: decodeBuckets(buckets),
    plan,
    words: decodeWords(words),
    brands: decodeBrands(brands),
  };
}
