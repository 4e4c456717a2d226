import { NO_STAGE, type OpportunityChanged } from '@earshot/contracts';
import { COUNTER, type Contribution, type Counters } from './contribution.ts';

/** A deal as it is stored: money in integer cents, instants in milliseconds. */
export interface Deal {
  opportunityId: string;
  sellerId: string;
  name: string;
  account?: string;
  status: OpportunityChanged['status'];
  stage: string;
  estimatedCents: number;
  createdAtMs: number;
  /** Local date, `YYYY-MM-DD`. */
  estimatedCloseDate?: string;
  /** Of a deal that is won or lost. */
  closedAtMs?: number;
  /** Of a deal that is won. */
  actualCents?: number;
}

/** A deal in integers. What an open deal says of its end is dropped, and so is what was not won. */
export function dealOf(data: OpportunityChanged): Deal {
  const { opportunityId, name, account, status, estimatedCloseDate } = data;
  return {
    opportunityId,
    sellerId: data.seller.id,
    name,
    ...(account !== undefined && { account }),
    status,
    stage: data.stage ?? NO_STAGE,
    estimatedCents: cents(data.estimatedRevenue),
    createdAtMs: Date.parse(data.createdAt),
    ...(estimatedCloseDate !== undefined && { estimatedCloseDate }),
    ...(status !== 'open' && { closedAtMs: Date.parse(data.closedAt!) }),
    ...(status === 'won' && { actualCents: cents(data.actualRevenue!) }),
  };
}

/** What a deal adds to the figures: at the instant it was created, and where it is closed at that instant. */
export function dealContributions(deal: Deal): Contribution[] {
  const { sellerId, createdAtMs, closedAtMs, actualCents } = deal;
  const created = {
    sellerId,
    atMs: createdAtMs,
    counters: new Map<string, number>([[COUNTER.dealsCreated, 1]]),
  };
  if (closedAtMs === undefined) return [created];
  const counters = new Map([[COUNTER.dealsClosed, 1]]) as Counters;
  if (deal.status === 'won') {
    counters.set(COUNTER.dealsWon, 1);
    if (actualCents) counters.set(COUNTER.wonCents, actualCents);
  }
  return [created, { sellerId, atMs: closedAtMs, counters }];
}

/** An amount with at most two decimal places, in whole cents: the nearest integer is the one that was written. */
function cents(amount: number): number {
  return Math.round(amount * 100);
}
