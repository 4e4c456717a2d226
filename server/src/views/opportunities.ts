import type { OpportunitiesQuery, OpportunityLine, Period, Scope } from '@earshot/contracts';
import type { Span } from '../domain/buckets.ts';
import type { TouchedDeal } from '../domain/dashboard.ts';
import {
  closedDealsOf,
  type Listed,
  openDealsOf,
  type Place,
  pageOf,
} from '../domain/details/opportunities.ts';
import type { Window } from '../domain/window.ts';
import type { ClosedDeals } from './closed-deals.ts';
import { windowNow } from './covers.ts';
import type { NodeState } from './node-state.ts';
import type { WarmReads } from './warm-reads.ts';

export interface OpportunitiesRequest {
  scope: Scope;
  /** Of closed deals: those closed in it. */
  period: Period;
  asked: Pick<OpportunitiesQuery, 'status' | 'risk' | 'stage' | 'seller'>;
  after: Place | undefined;
  limit: number;
}

const WITHOUT_BOUNDS: Span = { fromMs: -Infinity, toMs: Infinity };

/** A page of the deals behind the pipeline, or behind what was won and lost in a period. Rejects as `WarmReads` does. */
export async function opportunitiesPage(
  reads: WarmReads,
  request: OpportunitiesRequest,
): Promise<{ lines: OpportunityLine[]; next?: Place }> {
  return pageOf(await listed(reads, request), request);
}

async function listed(reads: WarmReads, { scope, period, asked }: OpportunitiesRequest): Promise<Listed[]> {
  const { status = 'open' } = asked;
  if (status === 'open') {
    const { state, nowMs } = await reads.state();
    return openDealsOf({
      ...{ nowMs, filter: asked, people: state.directory, trackers: state.trackers },
      ...{ openDeals: state.deals.of(scope), timeZone: state.settings.timeZone },
    });
  }
  const { state, closed, nowMs } = await reads.closedDeals();
  const listing = {
    status,
    span: spanOf(windowNow(period, state, nowMs)),
    filter: asked,
    people: state.directory,
  };
  return closedDealsOf(touchedIn(scope, closed, state), listing);
}

/** All time has edges only to show. */
function spanOf(window: Window): Span {
  return window.kind === 'allTime' ? WITHOUT_BOUNDS : window;
}

function* touchedIn(scope: Scope, closed: ClosedDeals, state: NodeState): Iterable<TouchedDeal> {
  for (const deal of closed.all())
    if (state.directory.isIn(scope, deal.sellerId))
      yield { deal, touch: state.deals.touchOf(deal.opportunityId) };
}
