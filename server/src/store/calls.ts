import type { FinishedCall } from '../domain/call.ts';
import { decodeCall } from '../domain/call-codec.ts';
import { type Contribution, decodeContribution } from '../domain/contribution.ts';
import type { Connection } from './connection.ts';
import type { Functions } from './functions.ts';
import { keysOf } from './keys.ts';
import type { Partitions } from './partitions.ts';
import type { FinishedRecord } from './records.ts';
import { decodeBuckets } from './records-codec.ts';

/** A finished call that stands, with what it has put into the counters. */
export interface StoredCall {
  callId: string;
  order: string;
  call: FinishedCall;
  contribution: Contribution;
  buckets: FinishedRecord['buckets'];
  /** Name of the plan it was analysed under. */
  plan: string;
}

/** `next` is the cursor of the page behind this one; absent at the end. A page may hold no call and have a next one. */
export interface CallPage {
  calls: StoredCall[];
  next?: string;
}

export interface PageOptions {
  cursor?: string | undefined;
  count: number;
}

/** Of calls that are already under a plan, so many are passed over for each one asked for, before a page is given. */
const LOOKS_PER_CALL = 20;

type RawCall = [
  callId: string,
  order: string,
  document: string,
  contribution: string,
  buckets: string,
  plan: string,
];

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
    const fields = await this.#connection.call<string[] | null[]>([
      ...['HMGET', key, 'order', 'document', 'contribution', 'buckets', 'plan'],
    ]);
    return typeof fields[1] === 'string' ? storedCall([callId, ...fields] as RawCall) : undefined;
  }

  /** How many finished calls of a partition stand. */
  count(partition: number): Promise<number> {
    return this.#connection.call<number>(['ZCARD', keysOf(partition).ended]);
  }

  /** Calls in the order of their ends; those that come in or go meanwhile move no other call to another page. */
  page(partition: number, options: PageOptions): Promise<CallPage> {
    return this.#page(partition, options, { plan: '', looks: options.count });
  }

  /** The same, only those that were analysed under another plan than `plan`. */
  staleUnder(partition: number, plan: string, options: PageOptions): Promise<CallPage> {
    return this.#page(partition, options, { plan, looks: options.count * LOOKS_PER_CALL });
  }

  async #page(
    partition: number,
    { cursor, count }: PageOptions,
    { plan, looks }: { plan: string; looks: number },
  ): Promise<CallPage> {
    const space = cursor?.indexOf(' ') ?? -1;
    const [after, afterId] =
      cursor === undefined ? ['-inf', ''] : [cursor.slice(0, space), cursor.slice(space + 1)];
    const args = [after, afterId, String(count), String(looks), plan];
    const [endedAt, lastId, ...flat] = await this.#functions.call<string[]>(
      'page',
      keysOf(partition).meta,
      args,
    );
    const calls: StoredCall[] = [];
    for (let i = 0; i < flat.length; i += 6) calls.push(storedCall(flat.slice(i, i + 6) as RawCall));
    return endedAt === '' ? { calls } : { calls, next: `${endedAt} ${lastId}` };
  }
}

function storedCall([callId, order, document, contribution, buckets, plan]: RawCall): StoredCall {
  return {
    callId,
    order,
    call: decodeCall(document),
    contribution: decodeContribution(contribution),
    buckets: decodeBuckets(buckets),
    plan,
  };
}
