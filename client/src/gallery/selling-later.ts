import type { Snapshot } from '@earshot/contracts';

/** The selling side one more second later: a deal grows, another gets into danger, something is won. */
export function sellingLater(
  before: Snapshot,
  moment: number,
): Pick<Snapshot, 'kpis' | 'brands' | 'pipeline'> {
  const ids = Object.keys(before.pipeline.deals);
  const id = ids[moment % Math.max(1, ids.length)];
  const deal = id === undefined ? undefined : before.pipeline.deals[id];
  const won = moment % 3 === 0 ? 1_234_500 : 0;
  const deals = { ...before.pipeline.deals };
  if (id !== undefined && deal !== undefined)
    deals[id] = {
      ...deal,
      estimated: Math.round(deal.estimated * (moment % 2 ? 1.4 : 0.8)),
      ...(deal.state === 'fine'
        ? { state: 'watch', health: 70, reasons: { negativeLastCall: true } }
        : { state: 'fine', health: 100, reasons: {} }),
    };
  const all = Object.values(deals);
  return {
    kpis: {
      ...before.kpis,
      revenueWon: before.kpis.revenueWon + won,
      dealsWon: before.kpis.dealsWon + (won > 0 ? 1 : 0),
      salesPeriod: { ...before.kpis.salesPeriod, won: before.kpis.salesPeriod.won + won },
    },
    brands: Object.fromEntries(
      Object.entries(before.brands).map(([key, brand], i) => [
        key,
        i === moment % 5 ? { ...brand, mentions: Math.ceil(brand.mentions * 1.3) } : brand,
      ]),
    ),
    pipeline: {
      ...before.pipeline,
      deals,
      wonInSalesPeriod: before.pipeline.wonInSalesPeriod + won,
      watchDeals: all.filter(({ state }) => state === 'watch').length,
      atRiskDeals: all.filter(({ state }) => state === 'atRisk').length,
    },
  };
}
