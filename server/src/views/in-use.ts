import type { Scope } from '@earshot/contracts';

/** What somebody uses of what is in memory: all else may go. */
export interface InUse {
  scopes: ReadonlySet<Scope>;
  /** By `periodKey`. */
  periods: ReadonlySet<string>;
  /** Periods of which there are readers by steps. */
  series: ReadonlySet<string>;
  closedDeals: boolean;
}
