import type { Kpis, SalesPeriod } from '@earshot/contracts';
import { COUNTER } from '../contribution.ts';
import type { DashboardInput, SalesPeriodSums, ScopedSums } from './input.ts';
import { trendOf } from './trend.ts';

type KpiInput = Pick<DashboardInput, 'scope' | 'window' | 'sums' | 'previous' | 'deals' | 'salesPeriod'>;

/** What was won in a span, and out of how many deals. */
interface Won {
  revenueWon: number;
  dealsWon: number;
  available: number;
}

/** The base figures; `pipelineOpen` comes from the deals that are open now. */
export function kpisOf(input: KpiInput, pipelineOpen: number): Kpis {
  const now = figuresOf(wonNow(input));
  const wonEarlier = wonBefore(input);
  const before = wonEarlier && figuresOf(wonEarlier);
  const trends: Kpis['trends'] = {};
  for (const figure of ['revenueWon', 'dealsWon', 'winRate', 'averageDeal'] as const) {
    const trend = now[figure] === undefined ? undefined : trendOf(now[figure], before?.[figure] ?? 0);
    if (trend !== undefined) trends[figure] = trend;
  }
  return { salesPeriod: salesPeriodFigures(input), pipelineOpen, ...now, trends };
}

function figuresOf(won: Won): Pick<Kpis, 'revenueWon' | 'dealsWon' | 'winRate' | 'averageDeal'> {
  const { revenueWon, dealsWon, available } = won;
  return {
    revenueWon,
    dealsWon,
    ...(available > 0 && { winRate: dealsWon / available }),
    ...(dealsWon > 0 && { averageDeal: halfUp(revenueWon, dealsWon) }),
  };
}

/**
 * Deals available in a span: created before its end less closed before its start. Both are prefix sums, taken as all
 * that there is less what lies behind.
 */
function wonNow({ scope, window, sums, deals }: KpiInput): Won {
  const count = (of: ScopedSums, name: string) => of.of(scope).get(name) ?? 0;
  const won = { revenueWon: count(sums, COUNTER.wonCents), dealsWon: count(sums, COUNTER.dealsWon) };
  if (window.kind === 'allTime') return { ...won, available: count(deals.ever, COUNTER.dealsCreated) };
  const created = count(deals.ever, COUNTER.dealsCreated) - count(deals.after, COUNTER.dealsCreated);
  const closed =
    count(deals.ever, COUNTER.dealsClosed) -
    count(deals.after, COUNTER.dealsClosed) -
    count(sums, COUNTER.dealsClosed);
  return { ...won, available: created - closed };
}

function wonBefore({ scope, window, sums, previous, deals }: KpiInput): Won | undefined {
  if (!window.previous || !previous) return undefined;
  const count = (of: ScopedSums | undefined, name: string) => of?.of(scope).get(name) ?? 0;
  const before = (name: string) =>
    count(deals.ever, name) - count(deals.after, name) - count(sums, name) - count(deals.between, name);
  return {
    revenueWon: count(previous, COUNTER.wonCents),
    dealsWon: count(previous, COUNTER.dealsWon),
    available:
      before(COUNTER.dealsCreated) - (before(COUNTER.dealsClosed) - count(previous, COUNTER.dealsClosed)),
  };
}

function salesPeriodFigures({ scope, salesPeriod }: KpiInput): SalesPeriod {
  const { fromMs, toMs, target } = salesPeriod;
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    won: wonInSalesPeriod(salesPeriod, scope),
    ...(target !== undefined && {
      target,
      expectedByNow: halfUp(target * salesPeriod.daysBegun, salesPeriod.days),
    }),
  };
}

/** Cents won in the sales period by a scope's sellers. */
export function wonInSalesPeriod({ won }: SalesPeriodSums, scope: DashboardInput['scope']): number {
  return won.of(scope).get(COUNTER.wonCents) ?? 0;
}

/** The quotient of two integers, rounded half up, without a float in between. */
function halfUp(dividend: number, divisor: number): number {
  const twice = 2n * BigInt(dividend) + BigInt(divisor);
  return Number(twice / (2n * BigInt(divisor)));
}
