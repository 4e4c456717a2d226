import type {
  CallSummary,
  KpiSeries,
  SellerDetails,
  SentimentDetails,
  StyleSeries,
  TeamOverview,
  ViewOpen,
} from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { callSummaryOf } from '../oracle/call-summary.ts';
import { sellerDetailsOf } from '../oracle/team.ts';
import { expectAnswer, queryOf, SOON_MS, within } from './answers.ts';
import { canonical, periodsAt, viewsOf } from './comparison.ts';
import { expectKpiSeries, expectTeam } from './details.ts';
import { RANDOM_SYSTEMS, SCOPES, tellRandomly } from './random-telling.ts';
import { SELLERS } from './random-world.ts';
import { expectSummary } from './summaries.ts';
import type { ToldSystem } from './told-system.ts';

const sumsOf = (series: readonly StyleSeries[]) =>
  Object.fromEntries(
    (Object.keys(series[0] ?? {}) as (keyof StyleSeries)[]).map((name) => [
      name,
      series.flatMap((one) => one[name]).reduce((a, b) => a + b, 0),
    ]),
  );

/** What sellers do adds up to what the page shows of them all. */
async function expectTeamOfTile({ system }: ToldSystem, view: ViewOpen): Promise<void> {
  const query = queryOf(view);
  const [{ topSellers, kpis, sentiment }, { calls }, overview] = await Promise.all([
    system.dashboard(view),
    system.read<SentimentDetails>('/v1/details/sentiment', query),
    system.read<TeamOverview>('/v1/team', query),
  ]);
  const { team, top, sellers, series } = overview;
  const { positive, neutral, negative } = sentiment;
  expect(team).toMatchObject({
    ...{ calls, sellers: topSellers.inPlay, sentiment: { positive, neutral, negative } },
    ...{ revenueWon: kpis.revenueWon, dealsWon: kpis.dealsWon },
  });
  for (const [side, figures] of Object.entries({ team, ...(top && { top }) }) as [
    'top' | 'team',
    typeof team,
  ][])
    expect(canonical([figures.talkRatio, figures.switchRate, figures.sentiment, figures.engagement])).toBe(
      canonical(
        (['talkRatio', 'switchRate', 'sentiment', 'engagement'] as const).map(
          (name) => topSellers[name][side],
        ),
      ),
    );
  expect(top?.calls).toBe(topSellers.calls.top);
  expect(
    sellers
      .filter(({ isTop }) => isTop)
      .map(({ sellerId }) => sellerId)
      .toSorted(),
  ).toEqual(Object.keys(topSellers.sellers).toSorted());
  const bySeller = Object.values(series.sellers);
  if (bySeller.length > 0) expect(sumsOf(bySeller)).toEqual(sumsOf([series.team]));
  expect(sumsOf([series.team])).toMatchObject({ calls, positive, wonCents: kpis.revenueWon });
  expect(sellers.reduce((sum, { figures }) => sum + figures.calls, 0)).toBe(calls);
}

/** What was won in each step adds up to what the page shows. */
async function expectKpisOfTile({ system }: ToldSystem, view: ViewOpen): Promise<void> {
  const [{ kpis }, { series }] = await Promise.all([
    system.dashboard(view),
    system.read<KpiSeries>('/v1/series/kpis', queryOf(view)),
  ]);
  const [revenueWon, dealsWon] = [series.revenueWon, series.dealsWon].map((steps) =>
    steps.reduce((a, b) => a + b, 0),
  );
  expect(kpis).toMatchObject({ revenueWon, dealsWon });
}

describe.each(RANDOM_SYSTEMS)('how sellers sell ($partitions partitions, $timeZone)', (options) => {
  it('is the oracle’s of teams, sellers and single calls, and adds up to the page', {
    timeout: 240_000,
  }, async () => {
    await using told = await tellRandomly(options, async (told) => {
      for (const view of viewsOf(['all', 'team:north'], Date.now()))
        await expectTeam(told.system, told.world, view);
      await expectKpiSeries(told.system, told.world, { scope: 'all', period: { kind: 'allTime' } });
    });
    const { system, world } = told;
    for (const view of viewsOf(SCOPES, Date.now())) {
      await expectTeam(told.system, told.world, view);
      await within(SOON_MS, () => expectTeamOfTile(told, view));
      await expectKpiSeries(system, world, view);
      await within(SOON_MS, () => expectKpisOfTile(told, view));
    }
    const { series } = await expectKpiSeries(system, world, { scope: 'all', period: { kind: 'allTime' } });
    for (const course of Object.values(series))
      expect(course.filter((count) => count > 0).length).toBeGreaterThan(1);

    const { team, sellers } = await expectTeam(system, world, { scope: 'all', period: { kind: 'allTime' } });
    expect(sellers.length).toBeGreaterThan(7);
    const { pauseSec, questions, customerQuestions, interruptions, talkingSpeedWpm } = team;
    const figures = [pauseSec, questions, customerQuestions, interruptions, talkingSpeedWpm];
    expect(figures.every((figure) => figure !== undefined && figure > 0)).toBe(true);

    for (const sellerId of SELLERS)
      for (const period of periodsAt(Date.now())) {
        const { kind, ...span } = period;
        await expectAnswer({
          ask: () => system.read<SellerDetails>(`/v1/sellers/${sellerId}`, { period: kind, ...span }),
          due: (nowMs) => sellerDetailsOf(world, sellerId, { period, nowMs }),
          about: `${sellerId} in ${JSON.stringify(period)}`,
        });
      }
    expect((await system.fetch('/v1/sellers/nobody')).status).toBe(404);

    for (const call of world.calls) {
      const path = `/v1/calls/${encodeURIComponent(call.callId)}`;
      const due = callSummaryOf(world, call);
      expectSummary(await system.read<CallSummary>(path), due, call);
    }
    expect((await system.fetch('/v1/calls/unknown')).status).toBe(404);
  });
});
