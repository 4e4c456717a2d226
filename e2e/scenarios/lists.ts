import type { CallLine, CallList, OpportunityLine, OpportunityList, ViewOpen } from '@earshot/contracts';
import { expect } from 'vitest';
import { type CallFilter, callLineOf, callsBehind } from '../oracle/call-lists.ts';
import { type DealFilter, dealsBehind } from '../oracle/deal-lists.ts';
import { mentionsIn, tokensOf } from '../oracle/speech.ts';
import type { World } from '../oracle/world.ts';
import { expectAnswer, pagesOf, queryOf } from './answers.ts';
import type { System } from './harness.ts';

const MOST = 200;

interface Listing {
  system: System;
  world: World;
  view: ViewOpen;
  /** So many to a page. */
  limit?: number;
}

const aboutOf = ({ view }: Listing, filter: object) =>
  `${JSON.stringify(filter)} in ${view.scope}, ${JSON.stringify(view.period)}`;

/** All pages must be full but the last one, and hold the oracle's calls once, in its order; told are all lines. */
export async function expectCalls(listing: Listing, filter: CallFilter = {}): Promise<CallLine[]> {
  const { system, world, view, limit = MOST } = listing;
  const pages = await expectAnswer({
    ask: () => pagesOf<CallList>(system, '/v1/calls', { ...queryOf(view), ...filter, limit }),
    due: (nowMs) => callsBehind(world, filter, { ...view, nowMs }).map((call) => callLineOf(world, call)),
    about: aboutOf(listing, filter),
    part: (pages) => pages.flatMap(({ calls }) => calls.map(({ found, ...line }) => line)),
  });
  for (const { calls, searchedBackTo } of pages.slice(0, -1))
    if (searchedBackTo === undefined) expect(calls).toHaveLength(limit);
  const lines = pages.flatMap(({ calls }) => calls);
  for (const line of lines) expectPlaces(world, line, filter);
  return lines;
}

/** The places that a search names are there, in order, three at most, and each holds nothing but what was asked for. */
function expectPlaces(world: World, { callId, found }: CallLine, { q, phrase }: CallFilter): void {
  const isAsked = q !== undefined || phrase !== undefined;
  expect(found !== undefined, callId).toBe(isAsked);
  if (!found) return;
  const call = world.calls.find((one) => one.callId === callId)!;
  const words = q === undefined ? undefined : [tokensOf(q)];
  const spoken = call.spoken.filter(({ speaker }) => q !== undefined || speaker === 'seller');
  for (const { atSec, speaker, text, start, end } of found) {
    const cut = text.replace(/^…|…$/g, '');
    const at = call.told.segments.filter((segment) => segment.speaker === speaker);
    expect(at.some((one) => Math.abs(one.start - atSec) < 0.001 && one.text.includes(cut))).toBe(true);
    const place = text.slice(start, end);
    if (words)
      expect([mentionsIn(tokensOf(place), words), tokensOf(place).length]).toEqual([1, words[0]!.length]);
  }
  expect(found.map(({ atSec }) => atSec)).toEqual(found.map(({ atSec }) => atSec).toSorted((a, b) => a - b));
  if (!words) return;
  const places = spoken.reduce((sum, { text }) => sum + mentionsIn(tokensOf(text), words), 0);
  expect(found).toHaveLength(Math.min(3, places));
}

/** The same of deals. */
export async function expectDeals(listing: Listing, filter: DealFilter = {}): Promise<OpportunityLine[]> {
  const { system, world, view, limit = MOST } = listing;
  const pages = await expectAnswer({
    ask: () => pagesOf<OpportunityList>(system, '/v1/opportunities', { ...queryOf(view), ...filter, limit }),
    due: (nowMs) => dealsBehind(world, filter, { ...view, nowMs }),
    about: aboutOf(listing, filter),
    part: (pages) => pages.flatMap(({ opportunities }) => opportunities),
  });
  for (const { opportunities } of pages.slice(0, -1)) expect(opportunities).toHaveLength(limit);
  return pages.flatMap(({ opportunities }) => opportunities);
}
