import type { SentimentDetails, Snapshot, TermListDetails, ViewOpen } from '@earshot/contracts';
import { CALL_ORDERS } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import type { CallFilter } from '../oracle/call-lists.ts';
import { Random } from '../simulator/generate/random.ts';
import { IN_A_MINUTE_MS, queryOf, SOON_MS, within } from './answers.ts';
import { viewsOf } from './comparison.ts';
import { expectCalls, expectDeals } from './lists.ts';
import { RANDOM_SYSTEMS, SCOPES, tellRandomly } from './random-telling.ts';
import { SELLERS } from './random-world.ts';
import type { ToldSystem } from './told-system.ts';

const SAID = [
  'price',
  'the price',
  'C++',
  'ΛΟΓΟΣ',
  'annual contract',
  'R&D',
  'pilot project',
  '東京都',
  'never',
];
const ALL: ViewOpen = { scope: 'all', period: { kind: 'allTime' } };

const listed = async ({ system, world }: ToldSystem, view: ViewOpen, filter: CallFilter) =>
  (await expectCalls({ system, world, view }, filter)).length;

/** Every figure of the page that counts calls has exactly these calls behind it. */
async function expectCallsOfTiles(told: ToldSystem, view: ViewOpen): Promise<void> {
  const { system } = told;
  const query = queryOf(view);
  // Dashboards and lists are asked for one after the other: a window may slide between.
  await within(SOON_MS, async () => {
    const page = await system.dashboard(view);
    const { calls } = await system.read<SentimentDetails>('/v1/details/sentiment', query);
    const { calls: analysed, ...classes } = page.sentiment;
    expect(await listed(told, view, {})).toBe(calls);
    expect(await listed(told, view, { sentiment: 'notAnalysed' })).toBe(calls - analysed);
    for (const [sentiment, count] of Object.entries(classes) as [keyof typeof classes, number][])
      expect(await listed(told, view, { sentiment }), sentiment).toBe(count);
    for (const [id, term] of Object.entries({ ...page.keywords, ...page.competitors }))
      expect(await listed(told, view, { term: id }), id).toBe(term.calls);
    for (const [id, brand] of Object.entries(page.brands))
      expect(await listed(told, view, { brand: id }), id).toBe(brand.calls);
  });
}

/** A term's parts by class, and the calls with any keyword, are lists too. */
async function expectParts(told: ToldSystem, view: ViewOpen): Promise<void> {
  const { system, world } = told;
  await within(SOON_MS, async () => {
    const { terms } = await system.read<TermListDetails>('/v1/details/terms/keywords', queryOf(view));
    for (const { id, sentiment } of terms.slice(0, 3))
      for (const [name, calls] of Object.entries(sentiment!) as [keyof typeof sentiment & string, number][])
        expect(await listed(told, view, { term: id, sentiment: name as 'negative' }), id).toBe(calls);
  });
  await within(SOON_MS, async () => {
    const month: ViewOpen = { scope: view.scope, period: { kind: 'thisMonth' } };
    const { recording } = await system.dashboard(month);
    const lines = await expectCalls({ system, world, view: month });
    expect(lines).toHaveLength(recording.calls);
    const withKeywords = lines.filter(({ keywords }) => Object.keys(keywords).length > 0);
    expect(withKeywords).toHaveLength(recording.callsWithKeywords);
    expect(lines.reduce((sum, { durationSec }) => sum + durationSec, 0)).toBeCloseTo(recording.seconds, 6);
  });
}

/**
 * The calls of top sellers in which a phrase is said, on the days that it rests on, are as many as it says. Phrases are told once
 * a minute: until then they may be those of before the last change.
 */
async function expectPhrases(told: ToldSystem): Promise<void> {
  const { system } = told;
  const query = queryOf(ALL);
  await within(IN_A_MINUTE_MS, async () => {
    const { terms, steps } = await system.read<TermListDetails>('/v1/details/terms/bestPractice', query);
    expect(terms.length).toBeGreaterThan(3);
    const { topSellers } = await system.dashboard(ALL);
    const days: ViewOpen = { scope: 'all', period: { kind: 'custom', from: steps.from[0]!, to: steps.to } };
    for (const { id: phrase, calls } of terms.slice(0, 5)) {
      let sum = 0;
      for (const seller of Object.keys(topSellers.sellers))
        sum += await listed(told, days, { phrase, seller });
      expect(sum, phrase).toBe(calls);
    }
  });
}

async function expectDealsOfTiles(told: ToldSystem, view: ViewOpen): Promise<void> {
  const { system, world } = told;
  const list = (filter: Parameters<typeof expectDeals>[1]) => expectDeals({ system, world, view }, filter);
  const cents = (deals: { estimated: number }[]) => deals.reduce((sum, deal) => sum + deal.estimated, 0);
  await within(SOON_MS, async () => {
    const { pipeline, kpis }: Snapshot = await system.dashboard(view);
    const open = await list({});
    expect([open.length, cents(open)]).toEqual([pipeline.openDeals, pipeline.openEstimated]);
    const atRisk = await list({ risk: 'atRisk' });
    expect([atRisk.length, cents(atRisk)]).toEqual([pipeline.atRiskDeals, pipeline.atRiskEstimated]);
    expect(await list({ risk: 'watch' })).toHaveLength(pipeline.watchDeals);
    expect(await list({ risk: 'fine' })).toHaveLength(open.length - atRisk.length - pipeline.watchDeals);
    for (const [stage, { deals, estimated }] of Object.entries(pipeline.byStage)) {
      const some = await list({ stage });
      expect([some.length, cents(some)], stage).toEqual([deals, estimated]);
    }
    const won = await list({ status: 'won' });
    const revenue = won.reduce((sum, { actual = 0 }) => sum + actual, 0);
    expect([won.length, revenue]).toEqual([kpis.dealsWon, kpis.revenueWon]);
    await list({ status: 'lost' });
  });
  for (const filter of [{}, { status: 'won' }, { status: 'lost', seller: 's5' }, { seller: 's1' }] as const)
    await expectDeals({ system, world, view, limit: 3 }, filter);
}

/** Filters of all kinds at once, in any order, by pages of any size. */
function randomFilter(random: Random, { world }: ToldSystem): CallFilter {
  const some = <T>(probability: number, value: T) => (random.chance(probability) ? value : undefined);
  const call = random.pick(world.calls);
  const filter: CallFilter = {
    term: some(0.4, random.pick([...world.trackers.map(({ id }) => id), 'unknown'])),
    brand: some(0.2, random.pick(call.brands.map(({ id }) => id)) ?? 'unknown'),
    sentiment: some(
      0.4,
      random.pick(['positive', 'neutral', 'negative', 'aboveAverageNegative', 'notAnalysed'] as const),
    ),
    seller: some(0.3, random.pick([...SELLERS, 'nobody'])),
    opportunity: some(0.1, call.opportunityId ?? 'unknown'),
    customer: some(0.2, random.pick(['k1', 'k2', 'k3'])),
    q: some(0.2, random.pick(SAID)),
    sort: some(0.5, random.pick(CALL_ORDERS)),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

describe.each(RANDOM_SYSTEMS)('lists ($partitions partitions, $timeZone)', (options) => {
  it('hold exactly the calls and deals of each figure, page by page, whatever is asked for', {
    timeout: 300_000,
  }, async () => {
    await using told = await tellRandomly(options, async (told) => {
      const { system, world } = told;
      await expectCalls({ system, world, view: ALL, limit: 7 });
      await expectDeals({ system, world, view: ALL, limit: 7 });
    });
    const { system, world } = told;
    const views = viewsOf(SCOPES, Date.now());
    for (const view of views) await expectCallsOfTiles(told, view);
    for (const scope of SCOPES) await expectParts(told, { ...ALL, scope });
    for (const view of views) await expectDealsOfTiles(told, view);
    await expectPhrases(told);

    for (const view of [ALL, ...views.slice(9, 11)]) {
      for (const q of SAID) await expectCalls({ system, world, view, limit: 4 }, { q });
      for (const sort of CALL_ORDERS) await expectCalls({ system, world, view, limit: 9 }, { sort });
    }
    const random = new Random(`filters ${options.seed}`);
    let found = 0;
    for (let i = 0; i < 80; i++) {
      const listing = { system, world, view: random.pick(views), limit: random.whole(1, 30) };
      found += (await expectCalls(listing, randomFilter(random, told))).length > 0 ? 1 : 0;
    }
    expect(found).toBeGreaterThan(10);
  });
});
