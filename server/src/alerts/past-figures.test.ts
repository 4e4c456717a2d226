import { FIGURE_NAMES, type FigureName, figureOf, type Scope } from '@earshot/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { familyOf } from '../domain/alerts/basis.ts';
import { DAY_MS, HOUR_MS } from '../domain/calendar.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { anyCounters, type Event } from '../views/any-event.ts';
import { freshDocument } from '../views/fresh.ts';
import { NodeState } from '../views/node-state.ts';
import { Rig } from '../views/rig.ts';
import { PastFigures, pastMoment, type Watched } from './past-figures.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

/** Ahead of the real clock, and some weeks after clocks went back in Athens. */
const NOW = Date.parse('2031-11-20T09:31:07Z');
const SCOPES: Scope[] = ['all', 'team:a'];
const PERIODS = ['allTime', 'last24h', 'last7d', 'thisMonth', 'lastMonth'] as const;
const FIGURES = FIGURE_NAMES.filter((figure) => familyOf(figure) !== 'moment');

/** Something that happened, at its time and as it looks now. */
type Happened = { atMs: number; asWas: Event; asIs?: Event };

/** Calls and deals of some months; what a deal was while it was open is told by nothing that stands now. */
function course(): Happened[] {
  const [first] = fc.sample(
    fc.array(
      fc.record({
        seller: fc.integer({ min: 1, max: 5 }),
        agoMs: fc.oneof(fc.nat(2 * DAY_MS), fc.nat(40 * DAY_MS), fc.nat(110 * DAY_MS)),
        counters: anyCounters,
        openMs: fc.nat(20 * DAY_MS),
        cents: fc.nat(900_000),
        status: fc.constantFrom('won' as const, 'won' as const, 'lost' as const),
      }),
      { minLength: 150, maxLength: 150 },
    ),
    { seed: 2026, numRuns: 1 },
  );
  return first!.flatMap(({ seller, agoMs, counters, openMs, cents, status }, i): Happened[] => {
    const sellerId = `s${seller}`;
    if (i % 3 !== 0) {
      const call = { kind: 'finished' as const, callId: `c${i}`, sellerId, counters };
      return [{ atMs: NOW - agoMs, asWas: { ...call, agoMs: 0 }, asIs: { ...call, agoMs } }];
    }
    const deal = { kind: 'deal' as const, opportunityId: `o${i}`, sellerId, cents, stage: '-' };
    const closed = { ...deal, status, createdAgoMs: agoMs + openMs, closedAgoMs: agoMs };
    return [
      {
        atMs: NOW - agoMs - openMs,
        asWas: { ...deal, status: 'open', createdAgoMs: 0, closedAgoMs: 0 },
      },
      { atMs: NOW - agoMs, asWas: { ...closed, createdAgoMs: openMs, closedAgoMs: 0 }, asIs: closed },
    ];
  });
}

const TEAMS: Event[] = ['s1', 's2'].map((sellerId) => ({ kind: 'moved', sellerId, team: 'a' }));

const rigAt = (database: number, nowMs: number) =>
  Rig.start({ url: `${redis.url}/${database}`, partitions: 2, timeZone: 'Europe/Athens', nowMs });

it('a figure of the past is what the page showed then', async () => {
  const happened = course().sort((a, b) => a.atMs - b.atMs);
  await using then = await rigAt(1, happened[0]!.atMs);
  await using now = await rigAt(2, NOW);
  await then.apply(...TEAMS);
  await now.apply(...TEAMS, ...happened.flatMap((one) => one.asIs ?? []));
  const state = await NodeState.glance(now.store);
  // Every few hours, the hours around the ends of days and months, and those when clocks went back among them.
  const lastMs = state.zone.hourStart(NOW);
  const hours = Array.from({ length: 721 }, (_, i) => lastMs - (720 - i) * HOUR_MS).filter(
    (atMs, i) => i % 31 === 0 || Math.abs(atMs - Date.parse('2031-10-31T22:00Z')) <= HOUR_MS,
  );
  const asked = FIGURES.flatMap((figure) =>
    SCOPES.flatMap((scope) => PERIODS.map((period): Watched => ({ figure, scope, period }))),
  );
  const shown = new Map<string, number | undefined>();
  let next = 0;
  for (const atMs of hours) {
    for (; next < happened.length && happened[next]!.atMs < atMs; next++) {
      then.clock.nowMs = happened[next]!.atMs;
      await then.apply(happened[next]!.asWas);
    }
    for (const scope of SCOPES)
      for (const period of PERIODS) {
        const document = await freshDocument(then.store, {
          scope,
          period: { kind: period },
          nowMs: atMs - 1,
        });
        for (const figure of FIGURES)
          shown.set([figure, scope, period, atMs].join(' '), figureOf(document, figure));
      }
  }
  let compared = 0;
  const seen = new Set<FigureName>();
  for (const watched of asked) {
    const moments = hours.map((atMs) => pastMoment(watched, { state, atMs, nowMs: NOW }));
    const { figure } = watched;
    const sellers = async () => [...state.sellers];
    const buckets = await PastFigures.read(now.store, state, { figure, moments, sellers });
    const figures = new PastFigures(watched, state, buckets);
    for (const moment of moments) {
      const { value } = figures.at(moment);
      const name = [watched.figure, watched.scope, watched.period, moment.atMs].join(' ');
      expect([name, value]).toEqual([name, shown.get(name)]);
      compared += 1;
      if (value) seen.add(watched.figure);
    }
  }
  expect(compared).toBe(hours.length * asked.length);
  expect([...seen].sort()).toEqual([...FIGURES].sort());
}, 120_000);
