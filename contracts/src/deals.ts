import { byText } from './text.ts';

/** The base figures. Money in whole cents of the organisation's currency. */
export interface Kpis {
  salesPeriod: SalesPeriod;
  revenueWon: number;
  /** Estimated revenue of the deals that are open now. */
  pipelineOpen: number;
  dealsWon: number;
  /** Deals won ÷ deals available: created before the period's end and not closed before its start. Absent where none was. */
  winRate?: number;
  /** Revenue won ÷ deals won, in cents, rounded half up; absent where none was won. */
  averageDeal?: number;
  trends: { revenueWon?: number; dealsWon?: number; winRate?: number; averageDeal?: number };
}

/** The organisation's current month, quarter or year of selling, whatever the page's period. */
export interface SalesPeriod {
  from: string;
  to: string;
  /** What is to be won in it, in cents; absent where the scope has no target. */
  target?: number;
  /** What has been won in it so far, in cents. */
  won: number;
  /** The target's share for the local days begun so far, today included, in cents, rounded half up. */
  expectedByNow?: number;
}

/** Why a deal may be in danger. */
export type RiskReason = 'closeDatePassed' | 'quiet' | 'negativeLastCall' | 'competitorMentioned';

/** `fine` without a reason, `watch` with one, `atRisk` with more. */
export type DealState = 'fine' | 'watch' | 'atRisk';

export interface Deal {
  name: string;
  account?: string;
  sellerId: string;
  sellerName: string;
  /** Estimated revenue in cents. */
  estimated: number;
  /** 100 less 30 for each reason, not under 0. */
  health: number;
  state: DealState;
  reasons: Partial<Record<RiskReason, true>>;
}

/** Are the deals on track? All of it about the deals that are open now. Money in cents. */
export interface Pipeline {
  target?: number;
  wonInSalesPeriod: number;
  openEstimated: number;
  openDeals: number;
  /** By the sender's stage; a deal without one is in `-`. */
  byStage: Record<string, { deals: number; estimated: number }>;
  /** The 20 largest, and the 10 worst at risk, by opportunity id. */
  deals: Record<string, Deal>;
  atRiskDeals: number;
  atRiskEstimated: number;
  watchDeals: number;
}

/** The stage of a deal that has none. */
export const NO_STAGE = '-';

/** A deal without a call or an engagement for this long is quiet. */
export const QUIET_MS = 14 * 24 * 3600_000;

type RankedDeal = readonly [string, Pick<Deal, 'estimated' | 'reasons'>];

/** The order of deals by size: estimated revenue descending, then id. Entries are `[opportunityId, deal]`. */
export function bySize(a: RankedDeal, b: RankedDeal): number {
  return b[1].estimated - a[1].estimated || byText(a[0], b[0]);
}

/** The order of deals by danger: number of reasons descending, then size. Entries are `[opportunityId, deal]`. */
export function byRisk(a: RankedDeal, b: RankedDeal): number {
  return Object.keys(b[1].reasons).length - Object.keys(a[1].reasons).length || bySize(a, b);
}
