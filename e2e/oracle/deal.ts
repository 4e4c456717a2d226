import type { EngagementLogged, OpportunityChanged } from '@earshot/contracts';
import { inThousandths } from './call.ts';

/** A deal with money in cents; the end of one that is open, and the revenue of one that is not won, are nothing. */
export interface OracleDeal
  extends Pick<OpportunityChanged, 'opportunityId' | 'name' | 'account' | 'status'> {
  sellerId: string;
  stage: string;
  estimated: number;
  createdAtMs: number;
  /** A local date. */
  estimatedCloseDate: string | undefined;
  closedAtMs?: number;
  won?: number;
}

/** An engagement by its end. */
export interface OracleEngagement {
  sellerId: string;
  opportunityId: string | undefined;
  kind: EngagementLogged['kind'];
  endedAtMs: number;
  durationMs: number;
}

export function dealOf(data: OpportunityChanged): OracleDeal {
  const { opportunityId, name, account, status, estimatedCloseDate } = data;
  return {
    ...{ opportunityId, name, account, status, estimatedCloseDate },
    sellerId: data.seller.id,
    stage: data.stage ?? '-',
    estimated: inCents(data.estimatedRevenue),
    createdAtMs: Date.parse(data.createdAt),
    ...(status !== 'open' && { closedAtMs: Date.parse(data.closedAt!) }),
    ...(status === 'won' && { won: inCents(data.actualRevenue!) }),
  };
}

export function engagementOf(data: EngagementLogged): OracleEngagement {
  const durationMs = inThousandths(data.durationSec);
  return {
    sellerId: data.seller.id,
    opportunityId: data.opportunityId,
    kind: data.kind,
    endedAtMs: Date.parse(data.startedAt) + durationMs,
    durationMs,
  };
}

/** By its digits: 8.2 is 820, whatever 8.2 × 100 is in floats. */
function inCents(amount: number): number {
  const [units, decimals = ''] = String(amount).split('.');
  return Number(units) * 100 + Number(decimals.padEnd(2, '0'));
}
