import { type Contribution, decodeContribution } from '../domain/contribution.ts';
import type { Engagement } from '../domain/engagement.ts';
import type { Functions } from './functions.ts';
import { type Page, type PageOptions, pageOf } from './pages.ts';
import type { CountedIn } from './records.ts';
import { decodeBuckets } from './records-codec.ts';

/** An engagement that stands, with what it has put into the counters. */
export interface StoredEngagement {
  order: string;
  engagement: Engagement;
  contribution: Contribution;
  buckets: CountedIn[];
}

/** The engagements that stand. */
export class EngagementStore {
  readonly #functions: Functions;

  constructor(functions: Functions) {
    this.#functions = functions;
  }

  /** Engagements of a partition in the order of their ends. */
  async page(partition: number, options: PageOptions): Promise<Page<StoredEngagement>> {
    const request = { entity: 'engagement', ...options } as const;
    const { items, ...next } = await pageOf(this.#functions, partition, request);
    return { items: items.map((fields) => storedEngagement(fields.map(String))), ...next };
  }
}

function storedEngagement([, order, document, contribution, buckets]: readonly string[]): StoredEngagement {
  return {
    order: order!,
    engagement: JSON.parse(document!) as Engagement,
    contribution: decodeContribution(contribution!),
    buckets: decodeBuckets(buckets!),
  };
}
