import {
  byMentions,
  kpiSeriesSchema,
  type Period,
  type Scope,
  type Snapshot,
  sellerDetailsSchema,
  sentimentDetailsSchema,
  type TermDetails,
  type TermListDetails,
  teamOverviewSchema,
  termListDetailsSchema,
} from '@earshot/contracts';
import { expect } from 'vitest';
import { Details } from './details.ts';
import type { Views } from './views.ts';

const SCOPES: Scope[] = ['all', 'team:a', 'team:nobody'];
const PERIODS: Period[] = [
  { kind: 'allTime' },
  { kind: 'last24h' },
  { kind: 'last7d' },
  { kind: 'thisMonth' },
  { kind: 'lastMonth' },
  { kind: 'custom', from: '2031-06-20T10:00:00Z', to: '2031-11-24T12:00:00+02:00' },
  { kind: 'custom', from: '2031-10-25T10:00:00Z', to: '2031-10-27T08:00:00Z' },
];
export const REQUESTS = SCOPES.flatMap((scope) => PERIODS.map((period) => ({ scope, period })));

/** Everything that a node answers about a scope and a period, each of the shape that is promised. */
export async function answersOf(node: Views, request: (typeof REQUESTS)[number]) {
  const details = new Details(node.reads);
  const closed = (status: 'won' | 'lost') =>
    details.opportunities({ ...request, asked: { status }, after: undefined, limit: 200 });
  return {
    sentiment: sentimentDetailsSchema.parse(await details.sentiment(request)),
    keywords: termListDetailsSchema.parse(await details.tracked('keywords', request)),
    competitors: termListDetailsSchema.parse(await details.tracked('competitors', request)),
    brands: termListDetailsSchema.parse(await details.brands(request)),
    bestPractice: termListDetailsSchema.parse(await details.bestPractice(request)),
    kpis: kpiSeriesSchema.parse(await details.kpis(request)),
    team: teamOverviewSchema.parse(await details.team(request)),
    seller: sellerDetailsSchema.optional().parse(await details.seller('s1', request.period)),
    open: await details.opportunities({ ...request, asked: {}, after: undefined, limit: 200 }),
    won: await closed('won'),
    lost: await closed('lost'),
  };
}

type Answers = Awaited<ReturnType<typeof answersOf>>;

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** What every answer says must be what the page says, and its steps must add up to it. */
export function agreeWithPage(answers: Answers, page: Snapshot): void {
  const { calls: _, aboveAverageNegative: __, ...classes } = page.sentiment;
  const { sentiment, bestPractice } = answers;
  expect(sentiment.period).toEqual(page.period);
  expect(sentiment.sentiment).toEqual(page.sentiment);
  for (const [name, count] of Object.entries(classes))
    expect(sum(sentiment.series[name as keyof typeof classes])).toBe(count);
  for (const list of ['keywords', 'competitors', 'brands'] as const) {
    expect(termsOf(answers[list])).toEqual(page[list]);
    expect(answers[list].calls).toBe(sentiment.calls);
    expect(answers[list].sentiment).toEqual(classes);
    seriesAddUp(answers[list]);
  }
  expect(keywordsOf(bestPractice)).toEqual(page.topSellers.bestPracticeKeywords);
  expect(bestPractice.compared).toBe(page.topSellers.compared);
  seriesAddUp(bestPractice);
  kpisAgree(answers, page);
  teamAgrees(answers, page);
  dealsAgree(answers, page);
}

function kpisAgree({ kpis: { period, steps, series } }: Answers, page: Snapshot): void {
  expect(period).toEqual(page.period);
  for (const course of Object.values(series)) expect(course).toHaveLength(steps.from.length);
  expect([sum(series.revenueWon), sum(series.dealsWon)]).toEqual([page.kpis.revenueWon, page.kpis.dealsWon]);
  const [available] = series.dealsAvailable;
  // One step is the whole of a period, and its figures are the page's.
  if (steps.from.length === 1)
    expect(available === 0 ? undefined : series.dealsWon[0]! / available!).toBe(page.kpis.winRate);
}

function teamAgrees({ team, seller }: Answers, { topSellers, kpis }: Snapshot): void {
  const { inPlay, calls, sentiment, engagement, talkRatio, switchRate } = topSellers;
  const onTop = team.sellers.filter(({ isTop }) => isTop).map(({ sellerId }) => sellerId);
  expect(onTop.sort()).toEqual(Object.keys(topSellers.sellers).sort());
  expect(team.team).toMatchObject({
    ...{ sellers: inPlay, calls: calls.team, sentiment: sentiment.team, engagement: engagement.team },
    ...{ revenueWon: kpis.revenueWon, dealsWon: kpis.dealsWon },
  });
  expect([team.team.talkRatio, team.team.switchRate]).toEqual([talkRatio.team, switchRate.team]);
  expect([team.top?.talkRatio, team.top?.switchRate]).toEqual([talkRatio.top, switchRate.top]);
  expect([team.top?.calls, team.top?.engagement]).toEqual([calls.top, engagement.top]);
  const courses = team.sellers.map(
    ({ sellerId, figures }) => [team.series.sellers[sellerId]!, figures] as const,
  );
  for (const [series, figures] of [[team.series.team, team.team] as const, ...courses]) {
    expect(sum(series.calls)).toBe(figures.calls);
    expect(sum(series.callMs)).toBe(Math.round(figures.callSec * 1000));
    expect(sum(series.wonCents)).toBe(figures.revenueWon);
    expect(sum(series.negative)).toBe(figures.sentiment.negative);
  }
  if (seller) expect(sum(seller.series.seller.calls)).toBe(seller.figures.calls);
}

function dealsAgree({ open, won, lost }: Answers, { pipeline, kpis }: Snapshot): void {
  expect(open.lines).toHaveLength(pipeline.openDeals);
  expect(sum(open.lines.map(({ estimated }) => estimated))).toBe(pipeline.openEstimated);
  expect(open.lines.filter(({ state }) => state === 'atRisk')).toHaveLength(pipeline.atRiskDeals);
  expect(open.lines.filter(({ state }) => state === 'watch')).toHaveLength(pipeline.watchDeals);
  expect(won.lines).toHaveLength(kpis.dealsWon);
  expect(sum(won.lines.map(({ actual = 0 }) => actual))).toBe(kpis.revenueWon);
  for (const { lines } of [won, lost]) {
    const ends = lines.map(({ closedAt }) => closedAt);
    expect(ends).toEqual([...ends].sort().reverse());
  }
}

/** The terms as a tile holds them. */
function termsOf({ terms }: TermListDetails): object {
  expect(
    terms
      .map(({ id, ...term }) => [id, term] as const)
      .sort(byMentions)
      .map(([id]) => id),
  ).toEqual(terms.map(({ id }) => id));
  return Object.fromEntries(
    terms.slice(0, 20).map(({ id, sentiment: _, series: __, others: ___, ...term }) => [id, term]),
  );
}

/** The page says nothing of what was before. */
function keywordsOf(details: TermListDetails): object {
  const now = ({ previousMentions: _, trend: __, isNew: ___, ...term }: TermDetails) => term;
  return termsOf({ ...details, terms: details.terms.map(now) });
}

function seriesAddUp({ terms, steps }: TermListDetails): void {
  for (const { series, mentions, calls } of terms) {
    expect(series.mentions).toHaveLength(steps.from.length);
    expect([sum(series.mentions), sum(series.calls)]).toEqual([mentions, calls]);
  }
}
