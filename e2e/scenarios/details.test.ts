import {
  type SentimentDetails,
  type Snapshot,
  TERM_LISTS,
  type TermListDetails,
  type ViewOpen,
} from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { queryOf, SOON_MS, within } from './answers.ts';
import { viewsOf } from './comparison.ts';
import { expectDetails } from './details.ts';
import type { System } from './harness.ts';
import { RANDOM_SYSTEMS, SCOPES, tellRandomly } from './random-telling.ts';

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** What the page shows of a term, as its tile has it. */
function shownOf({ list, terms }: TermListDetails): object {
  const shown = terms.slice(0, 20).map(({ id, series, sentiment, others, ...term }) => {
    const { previousMentions, trend, isNew, ...keyword } = term;
    return [id, list === 'bestPractice' ? keyword : term];
  });
  return Object.fromEntries(shown);
}

/** Every figure behind a tile must add up to it. Dashboards are built at once, details from warm sums. */
async function expectTiles(system: System, view: ViewOpen): Promise<void> {
  const query = queryOf(view);
  const [page, mood, ...lists] = await Promise.all([
    system.dashboard(view),
    system.read<SentimentDetails>('/v1/details/sentiment', query),
    ...TERM_LISTS.map((list) => system.read<TermListDetails>(`/v1/details/terms/${list}`, query)),
  ]);
  const { positive, neutral, negative, calls } = mood.sentiment;
  expect(mood.sentiment).toEqual(page.sentiment);
  expect([mood.series.positive, mood.series.neutral, mood.series.negative].map(sum)).toEqual([
    positive,
    neutral,
    negative,
  ]);
  expect(positive + neutral + negative).toBe(calls);
  for (const { list, terms, ...whole } of lists) {
    const tile: Record<typeof list, object> = { ...page, bestPractice: page.topSellers.bestPracticeKeywords };
    expect(shownOf({ list, terms, ...whole }), list).toEqual(tile[list]);
    for (const term of terms)
      expect([sum(term.series.mentions), sum(term.series.calls)], term.id).toEqual([
        term.mentions,
        term.calls,
      ]);
    if (list === 'bestPractice') continue;
    expect(whole.calls).toBe(mood.calls);
    expect(whole.sentiment).toEqual({ positive, neutral, negative });
  }
}

/** A world proves nothing of a list that is empty in it. */
async function expectVaried(system: System): Promise<void> {
  const query = { scope: 'all', period: 'allTime' };
  for (const list of TERM_LISTS) {
    const { terms } = await system.read<TermListDetails>(`/v1/details/terms/${list}`, query);
    expect(terms.length, list).toBeGreaterThan(list === 'competitors' ? 0 : 3);
    const spread = terms.map(({ series }) => series.calls.filter((calls) => calls > 0).length);
    if (list === 'keywords' || list === 'brands') expect(Math.max(...spread), list).toBeGreaterThan(1);
  }
  const page: Snapshot = await system.dashboard({ scope: 'all', period: { kind: 'allTime' } });
  expect(page.sentiment.aboveAverageNegative).toBeGreaterThan(0);
}

describe.each(RANDOM_SYSTEMS)(
  'what stands behind the tiles ($partitions partitions, $timeZone)',
  (options) => {
    it('is the oracle’s in every scope and period, and adds up to the tile', {
      timeout: 240_000,
    }, async () => {
      await using told = await tellRandomly(options, async ({ system, world }) => {
        for (const view of viewsOf(['all'], Date.now()).slice(0, 3)) await expectDetails(system, world, view);
      });
      const { system, world } = told;
      for (const view of viewsOf(SCOPES, Date.now())) {
        await expectDetails(system, world, view);
        await within(SOON_MS, () => expectTiles(system, view));
      }
      await expectVaried(system);
    });
  },
);
