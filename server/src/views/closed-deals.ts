import type { Deal } from '../domain/deal.ts';
import type { DealStore } from '../store/deals.ts';

const DEALS_A_READ = 500;

/** Where deals are read from. */
interface Source {
  partitions: number;
  deals: Pick<DealStore, 'page'>;
}

/**
 * The deals that are won or lost, read once, while changes go on: what a change says of a deal stands, and pages fill in only
 * those that no change has spoken of since the reading began.
 */
export class ClosedDeals {
  readonly #deals = new Map<string, Deal>();
  /** Deals that changed while the pages were being read. */
  #changed: Set<string> | undefined = new Set();

  /** Every closed deal. */
  all(): Iterable<Deal> {
    return this.#deals.values();
  }

  /** Reads all of them, a few at a time. Rejects with StoreUnavailable. */
  async load({ partitions, deals }: Source): Promise<void> {
    const loads = Array.from({ length: partitions }, (_, partition) => this.#load(partition, deals));
    await Promise.all(loads);
    this.#changed = undefined;
  }

  /** What stands of a deal now; undefined: it is deleted. */
  stand(opportunityId: string, deal: Deal | undefined): void {
    this.#changed?.add(opportunityId);
    if (deal && deal.status !== 'open') this.#deals.set(opportunityId, deal);
    else this.#deals.delete(opportunityId);
  }

  async #load(partition: number, deals: Source['deals']): Promise<void> {
    let cursor: string | undefined;
    do {
      const page = await deals.page(partition, { cursor, count: DEALS_A_READ });
      for (const { deal } of page.items)
        if (deal.status !== 'open' && !this.#changed!.has(deal.opportunityId))
          this.#deals.set(deal.opportunityId, deal);
      cursor = page.next;
    } while (cursor !== undefined);
  }
}
