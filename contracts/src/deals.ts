import { z } from 'zod';

const cents = z.int();

/** The organisation's current month, quarter or year of selling, whatever the page's period. */
export const salesProgressSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** What is to be won in it, in cents; absent where the scope has no target. */
  target: cents.exactOptional(),
  /** What has been won in it so far, in cents. */
  won: cents,
  /** The target's share for the local days begun so far, today included, in cents, rounded half up. */
  expectedByNow: cents.exactOptional(),
});
export type SalesPeriod = z.output<typeof salesProgressSchema>;

/** The base figures. Money in whole cents of the organisation's currency. */
export const kpisSchema = z.strictObject({
  salesPeriod: salesProgressSchema,
  revenueWon: cents,
  /** Estimated revenue of the deals that are open now. */
  pipelineOpen: cents,
  dealsWon: z.int(),
  /** Deals won ÷ deals available: created before the period's end and not closed before its start. Absent where none was. */
  winRate: z.number().exactOptional(),
  /** Revenue won ÷ deals won, in cents, rounded half up; absent where none was won. */
  averageDeal: cents.exactOptional(),
  trends: z.strictObject({
    revenueWon: z.number().exactOptional(),
    dealsWon: z.number().exactOptional(),
    winRate: z.number().exactOptional(),
    averageDeal: z.number().exactOptional(),
  }),
});
export type Kpis = z.output<typeof kpisSchema>;

/** Why a deal may be in danger. */
export const RISK_REASONS = ['closeDatePassed', 'quiet', 'negativeLastCall', 'competitorMentioned'] as const;
export type RiskReason = (typeof RISK_REASONS)[number];

/** `fine` without a reason, `watch` with one, `atRisk` with more. */
export const DEAL_STATES = ['fine', 'watch', 'atRisk'] as const;
export type DealState = (typeof DEAL_STATES)[number];

export const dealSchema = z.strictObject({
  /** Absent where whoever is told must not know it: a screen is told no names of deals and accounts. */
  name: z.string().exactOptional(),
  account: z.string().exactOptional(),
  sellerId: z.string(),
  sellerName: z.string(),
  /** Estimated revenue in cents. */
  estimated: cents,
  /** 100 less 30 for each reason, not under 0. */
  health: z.int(),
  state: z.enum(DEAL_STATES),
  reasons: z.partialRecord(z.enum(RISK_REASONS), z.literal(true)),
});
export type Deal = z.output<typeof dealSchema>;

/** Are the deals on track? All of it about the deals that are open now. Money in cents. */
export const pipelineSchema = z.strictObject({
  target: cents.exactOptional(),
  wonInSalesPeriod: cents,
  openEstimated: cents,
  openDeals: z.int(),
  /** By the sender's stage; a deal without one is in `-`. */
  byStage: z.record(z.string(), z.strictObject({ deals: z.int(), estimated: cents })),
  /** The 20 largest, and the 10 worst at risk, by opportunity id. */
  deals: z.record(z.string(), dealSchema),
  atRiskDeals: z.int(),
  atRiskEstimated: cents,
  watchDeals: z.int(),
});
export type Pipeline = z.output<typeof pipelineSchema>;

/** A deal without a call or an engagement for this long is quiet. */
export const QUIET_MS = 14 * 24 * 3600_000;
