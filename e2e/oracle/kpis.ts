import type { Kpis } from '@earshot/contracts';
import type { OracleDeal } from './deal.ts';
import { isIn, type OraclePeriod, type Span } from './period.ts';
import { type OracleSalesPeriod, wonIn } from './sales-period.ts';
import { halfUp } from './world.ts';

const FIGURES = ['revenueWon', 'dealsWon', 'winRate', 'averageDeal'] as const;

/** What was won in the period and before it, and what may be won still. */
export function kpisOf(
  deals: OracleDeal[],
  { span, previous }: Pick<OraclePeriod, 'span' | 'previous'>,
  salesPeriod: OracleSalesPeriod,
): Kpis {
  const now = figuresOf(deals, span);
  const before = previous && figuresOf(deals, previous);
  const trends = FIGURES.flatMap((name) => {
    const [value, earlier] = [now[name], before?.[name]];
    return value === undefined || !earlier ? [] : [[name, (value - earlier) / earlier]];
  });
  const { span: period, target, days, daysBegun } = salesPeriod;
  return {
    salesPeriod: {
      from: new Date(period.fromMs).toISOString(),
      to: new Date(period.toMs).toISOString(),
      won: wonIn(deals, period),
      ...(target !== undefined && { target, expectedByNow: halfUp(target * daysBegun, days) }),
    },
    pipelineOpen: deals.reduce((sum, deal) => sum + (deal.status === 'open' ? deal.estimated : 0), 0),
    ...now,
    trends: Object.fromEntries(trends),
  };
}

function figuresOf(deals: OracleDeal[], span: Span): Pick<Kpis, (typeof FIGURES)[number]> {
  const revenueWon = wonIn(deals, span);
  const dealsWon = deals.filter((deal) => deal.status === 'won' && isIn(deal.closedAtMs!, span)).length;
  const available = deals.filter(
    ({ createdAtMs, closedAtMs = Infinity }) => createdAtMs < span.toMs && closedAtMs >= span.fromMs,
  ).length;
  return {
    revenueWon,
    dealsWon,
    ...(available > 0 && { winRate: dealsWon / available }),
    ...(dealsWon > 0 && { averageDeal: halfUp(revenueWon, dealsWon) }),
  };
}
