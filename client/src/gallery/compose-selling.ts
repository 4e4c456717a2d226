import type { Brand, Deal, Kpis, Pipeline, RiskReason, TopSellers } from '@earshot/contracts';
import { FIXED_NOW_MS, type TermRow, termsOf } from './compose.ts';

const DAY_MS = 86_400_000;
const slug = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');

/** Names heard for the first time, the first row the latest. */
export function brandsOf(rows: readonly TermRow[]): Record<string, Brand> {
  return Object.fromEntries(
    Object.entries(termsOf(rows)).map(([id, term], i): [string, Brand] => [
      id,
      { ...term, firstHeardAt: new Date(FIXED_NOW_MS - (i + 1) * DAY_MS).toISOString() },
    ]),
  );
}

export type DealRow = [
  name: string,
  account: string | undefined,
  seller: string,
  estimated: number,
  stage: string,
  reasons?: RiskReason[],
];

/** Open deals, with all that follows from them. Amounts in whole units. */
export function pipelineOf(
  rows: readonly DealRow[],
  money: { target?: number; won: number },
  more: { deals: number; estimated: number } = { deals: 0, estimated: 0 },
): Pipeline {
  const deals: Record<string, Deal> = {};
  const byStage: Pipeline['byStage'] = {};
  rows.forEach(([name, account, sellerName, units, stage, reasons = []], i) => {
    const deal: Deal = {
      name,
      sellerId: slug(sellerName),
      sellerName,
      estimated: units * 100,
      health: Math.max(0, 100 - 30 * reasons.length),
      state: reasons.length === 0 ? 'fine' : reasons.length === 1 ? 'watch' : 'atRisk',
      reasons: Object.fromEntries(reasons.map((reason) => [reason, true])),
    };
    deals[`deal-${i}`] = account === undefined ? deal : { ...deal, account };
    const at = byStage[stage] ?? { deals: 0, estimated: 0 };
    byStage[stage] = { deals: at.deals + 1, estimated: at.estimated + units * 100 };
  });
  const all = Object.values(deals);
  const sumOf = (some: Deal[]) => some.reduce((sum, { estimated }) => sum + estimated, 0);
  const atRisk = all.filter(({ state }) => state === 'atRisk');
  return {
    ...(money.target === undefined ? {} : { target: money.target * 100 }),
    wonInSalesPeriod: money.won * 100,
    openEstimated: sumOf(all) + more.estimated * 100,
    openDeals: all.length + more.deals,
    byStage,
    deals,
    atRiskDeals: atRisk.length,
    atRiskEstimated: sumOf(atRisk),
    watchDeals: all.filter(({ state }) => state === 'watch').length,
  };
}

/** Base figures that fit a pipeline; the quarter has 37 days and some hours to go. */
export function kpisOf(pipeline: Pipeline, more: Omit<Kpis, 'salesPeriod' | 'pipelineOpen'>): Kpis {
  const { target, wonInSalesPeriod: won } = pipeline;
  return {
    ...more,
    pipelineOpen: pipeline.openEstimated,
    salesPeriod: {
      from: '2026-10-01T00:00:00Z',
      to: '2027-01-01T00:00:00Z',
      won,
      ...(target === undefined ? {} : { target, expectedByNow: Math.round((target * 55) / 92) }),
    },
  };
}

/** Top sellers with their revenue in whole units. */
export const sellersOf = (rows: readonly [name: string, units: number][]): TopSellers['sellers'] =>
  Object.fromEntries(rows.map(([name, units]) => [slug(name), { name, revenueWon: units * 100 }]));

/** Phrases that top sellers say: how often, and how many times as often as the others. */
export const phrasesOf = (
  rows: readonly [label: string, mentions: number, lift: number][],
): TopSellers['bestPracticeKeywords'] =>
  Object.fromEntries(
    rows.map(([label, mentions, lift]) => [
      label.toLowerCase(),
      { label, mentions, calls: Math.ceil(mentions * 0.4), lift },
    ]),
  );
