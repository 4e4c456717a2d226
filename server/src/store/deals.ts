import type { Contribution } from '../domain/contribution.ts';
import type { Deal } from '../domain/deal.ts';
import type { Connection } from './connection.ts';
import type { Functions } from './functions.ts';
import { keysOf } from './keys.ts';
import { type Page, type PageOptions, pageOf } from './pages.ts';
import type { Partitions } from './partitions.ts';
import type { CountedIn } from './records.ts';
import { decodeBuckets, decodeContributions, decodeDeal } from './records-codec.ts';

/** A deal that stands, with what it has put into the counters: each contribution, and the buckets of each. */
export interface StoredDeal {
  order: string;
  deal: Deal;
  contributions: Contribution[];
  buckets: CountedIn[][];
}

/** The deals that stand: open, won and lost. */
export class DealStore {
  readonly #connection: Connection;
  readonly #functions: Functions;
  readonly #partitions: Partitions;

  constructor(connection: Connection, functions: Functions, partitions: Partitions) {
    this.#connection = connection;
    this.#functions = functions;
    this.#partitions = partitions;
  }

  async find(opportunityId: string): Promise<StoredDeal | undefined> {
    const key = keysOf(this.#partitions.of(opportunityId)).deal(opportunityId);
    const fields = await this.#connection.call<(string | null)[]>([
      ...['HMGET', key, 'order', 'document', 'contributions', 'buckets'],
    ]);
    return fields[1] === null ? undefined : storedDeal([opportunityId, ...fields.map(String)]);
  }

  /** Deals of a partition in the order of their creation. */
  async page(partition: number, options: PageOptions): Promise<Page<StoredDeal>> {
    const { items, ...next } = await pageOf(this.#functions, partition, { entity: 'deal', ...options });
    return { items: items.map((fields) => storedDeal(fields.map(String))), ...next };
  }

  /** Ids of the open deals of a partition. */
  open(partition: number): Promise<string[]> {
    return this.#connection.call<string[]>(['SMEMBERS', keysOf(partition).openDeals]);
  }
}

function storedDeal([, order, document, contributions, buckets]: readonly string[]): StoredDeal {
  return {
    order: order!,
    deal: decodeDeal(document!),
    contributions: decodeContributions(contributions!),
    buckets: buckets!.split('\n').map(decodeBuckets),
  };
}
