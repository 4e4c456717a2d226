import type { Scope, SentimentClass, Snapshot, Term } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { StartedCall } from './call.ts';
import { addInto, COUNTER, type Contribution, type Counters } from './contribution.ts';
import { type DashboardInput, keeper, type ScopedSums, snapshotOf } from './dashboard.ts';
import type { TrackedTerm, TrackerSet } from './trackers.ts';
import { recordingWindow, windowOf } from './window.ts';
import { zoneOf } from './zone.ts';

const NOW = Date.parse('2026-11-24T09:31:07Z');
const ZONE = zoneOf('Europe/Athens');
const TEAM_OF: Record<string, string | undefined> = { s1: 'a', s2: 'a', s3: 'b', s4: 'b', s5: undefined };
const SELLERS = Object.keys(TEAM_OF);
const TRACKERS: TrackedTerm[] = [
  { id: 'price', kind: 'keyword', label: 'Price', phrases: ['price'], rev: 3 },
  { id: 'delay', kind: 'keyword', label: 'Delay', phrases: ['delay'], rev: 7 },
  { id: 'a-only', kind: 'keyword', label: 'Aaa', phrases: ['aaa'], team: 'a', rev: 7 },
  { id: 'b-only', kind: 'keyword', label: 'Bbb', phrases: ['bbb'], team: 'b', rev: 5 },
  { id: 'relecloud', kind: 'competitor', label: 'Relecloud', phrases: ['relecloud'], rev: 1 },
  { id: 'a-rival', kind: 'competitor', label: 'Rival', phrases: ['rival'], team: 'a', rev: 7 },
];
const SET: TrackerSet = { rev: 7, trackers: TRACKERS };

/** A call as far as the dashboard is concerned. */
interface Told {
  callId: string;
  sellerId: string;
  atMs: number;
  ms: number;
  sentiment?: { kind: SentimentClass; negativity: number };
  mentions: Record<string, number>;
}

const told = fc
  .record({
    callId: fc.uuid(),
    sellerId: fc.constantFrom(...SELLERS),
    atMs: fc.integer({ min: NOW - 60 * 864e5, max: NOW }),
    ms: fc.nat(3_600_000),
    sentiment: fc.option(
      fc.record({
        kind: fc.constantFrom<SentimentClass>('positive', 'neutral', 'negative'),
        negativity: fc.nat(100),
      }),
      { nil: undefined },
    ),
    mentions: fc.dictionary(fc.constantFrom(...TRACKERS.map(({ id }) => id)), fc.integer({ min: 1, max: 9 })),
  })
  .map(({ sentiment, ...call }): Told => ({ ...call, ...(sentiment && { sentiment }) }));

function contributionOf(call: Told): Contribution {
  const counters: Counters = new Map();
  const add = (name: string, value = 1) => addInto(counters, new Map([[name, value]]));
  add(COUNTER.calls);
  add(COUNTER.durationMs, call.ms);
  if (call.sentiment) {
    add(COUNTER[call.sentiment.kind]);
    add(COUNTER.negativity(call.sentiment.negativity));
  }
  const heard = TRACKERS.filter(({ id }) => call.mentions[id] !== undefined);
  for (const { id, rev } of heard) {
    add(COUNTER.mentions(id, rev), call.mentions[id]);
    add(COUNTER.mentioningCalls(id, rev));
    add(COUNTER.mentions(id, rev - 1), 100); // an older meaning, which no view shows
  }
  for (const kind of ['keyword', 'competitor'] as const) {
    const ofKind = heard.filter((term) => term.kind === kind);
    const [all, team] =
      kind === 'keyword'
        ? [COUNTER.callsWithKeywords, COUNTER.callsWithTeamKeywords]
        : [COUNTER.callsWithBrands, COUNTER.callsWithTeamBrands];
    if (ofKind.some((term) => term.team === undefined)) add(all(SET.rev));
    else for (const one of new Set(ofKind.map((term) => term.team!))) add(team(SET.rev, one));
  }
  return { sellerId: call.sellerId, atMs: call.atMs, counters };
}

const isIn = (scope: Scope, sellerId: string) => scope === 'all' || scope === `team:${TEAM_OF[sellerId]}`;

function sumsOf(calls: readonly Told[]): ScopedSums {
  const scopes = new Map<Scope, Counters>();
  for (const scope of ['all', 'team:a', 'team:b'] as const) {
    const sums: Counters = new Map();
    for (const call of calls) if (isIn(scope, call.sellerId)) addInto(sums, contributionOf(call).counters);
    scopes.set(scope, sums);
  }
  return { of: (scope) => scopes.get(scope) ?? new Map() };
}

const NO_SUMS: ScopedSums = { of: () => new Map() };

const between = (calls: readonly Told[], span: { fromMs: number; toMs: number } | undefined) =>
  calls.filter((call) => span !== undefined && call.atMs >= span.fromMs && call.atMs < span.toMs);

const DATE = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Athens', dateStyle: 'short' });
const localDate = (atMs: number) => DATE.format(atMs);

function inputOf(
  calls: readonly Told[],
  scope: Scope,
  kind: 'last7d' | 'allTime' = 'last7d',
): DashboardInput {
  const window = windowOf({ kind }, { nowMs: NOW, zone: ZONE, setUpAtMs: 0 });
  const recording = recordingWindow(NOW, ZONE);
  const dateOf = new Map(calls.map((call) => [call, localDate(call.atMs)]));
  return {
    scope,
    window,
    timeZone: 'Europe/Athens',
    nowMs: NOW,
    sums: sumsOf(between(calls, window)),
    ...(window.previous && { previous: sumsOf(between(calls, window.previous)) }),
    recording: {
      now: sumsOf(between(calls, recording)),
      before: sumsOf(between(calls, recording.previous)),
      days: new Map(
        recording.dates.map((date) => [date, sumsOf(calls.filter((call) => dateOf.get(call) === date))]),
      ),
    },
    trackers: SET,
    people: {
      sellerName: (id) => (id === 's5' ? undefined : `Name of ${id}`),
      teamOf: (id) => TEAM_OF[id],
      isSeller: () => false,
    },
    sellers: { entries: () => [] },
    deals: { ever: NO_SUMS, after: NO_SUMS },
    salesPeriod: { fromMs: NOW, toMs: NOW + 1, won: NO_SUMS, daysBegun: 1, days: 1 },
    openDeals: [],
    firstHeard: new Map(),
    bestPractice: {},
    active: [],
    recent: calls
      .filter((call) => isIn(scope, call.sellerId))
      .map((call) => ({ callId: call.callId, contribution: contributionOf(call) })),
  };
}

/** Whether a call's mention of a term counts in a view: the term is everyone's, or the seller's own team's. */
const counts = (term: TrackedTerm, call: Told) =>
  call.mentions[term.id] !== undefined && (term.team === undefined || term.team === TEAM_OF[call.sellerId]);

function law(check: (snapshot: Snapshot, calls: Told[], input: DashboardInput) => void) {
  fc.assert(
    fc.property(
      fc.array(told, { maxLength: 40 }),
      fc.constantFrom<Scope>('all', 'team:a', 'team:b', 'team:none'),
      (calls, scope) => {
        const input = inputOf(calls, scope);
        check(
          snapshotOf(input),
          calls.filter((call) => isIn(scope, call.sellerId)),
          input,
        );
      },
    ),
    { numRuns: 100 },
  );
}

describe('every figure equals the one counted call by call', () => {
  test('sentiment', () =>
    law(({ sentiment }, calls, { window }) => {
      const analysed = between(calls, window).flatMap((call) => call.sentiment ?? []);
      const of = (kind: SentimentClass) => analysed.filter((one) => one.kind === kind).length;
      const total = analysed.reduce((sum, one) => sum + one.negativity, 0);
      expect(sentiment).toEqual({
        calls: analysed.length,
        positive: of('positive'),
        neutral: of('neutral'),
        negative: of('negative'),
        aboveAverageNegative: analysed.filter((one) => one.negativity * analysed.length > total).length,
      });
    }));

  test('terms', () =>
    law(({ keywords, competitors }, calls, { window, scope }) => {
      const expected: Record<string, Record<string, Term>> = { keyword: {}, competitor: {} };
      for (const term of TRACKERS) {
        const heard = (span: typeof window.previous) =>
          between(calls, span).filter((call) => counts(term, call));
        const mentions = heard(window).reduce((sum, call) => sum + call.mentions[term.id]!, 0);
        const before = heard(window.previous).reduce((sum, call) => sum + call.mentions[term.id]!, 0);
        if (scope !== 'all' && term.team !== undefined && scope !== `team:${term.team}`) continue;
        if (mentions + before === 0) continue;
        expected[term.kind]![term.id] = {
          label: term.label,
          mentions,
          calls: heard(window).length,
          previousMentions: before,
          ...(before === 0 ? { isNew: true } : { trend: (mentions - before) / before }),
        };
      }
      expect({ keyword: keywords, competitor: competitors }).toEqual(expected);
    }));

  test('recording', () =>
    law(({ recording }, calls) => {
      const { dates, ...month } = recordingWindow(NOW, ZONE);
      const figures = (some: Told[]) => ({
        calls: some.length,
        seconds: some.reduce((sum, call) => sum + call.ms, 0) / 1000,
        callsWithKeywords: some.filter((call) =>
          TRACKERS.some((t) => t.kind === 'keyword' && counts(t, call)),
        ).length,
        callsWithBrands: some.filter((call) =>
          TRACKERS.some((t) => t.kind === 'competitor' && counts(t, call)),
        ).length,
      });
      const now = figures(between(calls, month));
      const before = figures(between(calls, month.previous));
      const { series, trends, ...shown } = recording;
      expect(shown).toEqual(now);
      for (const key of ['calls', 'seconds', 'callsWithKeywords', 'callsWithBrands'] as const)
        expect(trends[key]).toBe(before[key] === 0 ? undefined : (now[key] - before[key]) / before[key]);
      expect(Object.keys(series)).toEqual(dates);
      const days = calls.map((call) => localDate(call.atMs));
      for (const [date, day] of Object.entries(series))
        expect(day).toEqual(figures(calls.filter((_, i) => days[i] === date)));
    }));

  test('calls just finished', () =>
    law(({ live }, calls) => {
      const newest = [...calls]
        .sort((a, b) => b.atMs - a.atMs || (a.callId < b.callId ? -1 : 1))
        .slice(0, 12);
      expect(Object.keys(live.recent).sort()).toEqual(newest.map((call) => call.callId).sort());
      for (const call of newest) {
        const mentioned = (kind: string) =>
          Object.fromEntries(
            TRACKERS.filter((term) => term.kind === kind && counts(term, call)).map((term) => [
              term.id,
              { label: term.label, mentions: call.mentions[term.id] },
            ]),
          );
        expect(live.recent[call.callId]).toEqual({
          sellerId: call.sellerId,
          sellerName: call.sellerId === 's5' ? 's5' : `Name of ${call.sellerId}`,
          endedAt: new Date(call.atMs).toISOString(),
          durationSec: call.ms / 1000,
          ...(call.sentiment && { sentiment: call.sentiment.kind }),
          keywords: mentioned('keyword'),
          competitors: mentioned('competitor'),
        });
      }
    }));

  test('and nothing in a snapshot is null or undefined', () =>
    law((snapshot) => {
      expect(JSON.stringify(snapshot)).not.toContain('null');
      expect(snapshot).toStrictEqual(JSON.parse(JSON.stringify(snapshot)));
    }));
});

test('what is kept from the document before is what would be made anew', () => {
  const otherSet: TrackerSet = {
    rev: 8,
    trackers: TRACKERS.map((one) => ({ ...one, label: `${one.label}!` })),
  };
  const step = fc.record({
    calls: fc.constantFrom([0, 1, 2, 3, 4, 5, 6, 7], [0, 1, 2], [2, 3, 4, 5]),
    set: fc.constantFrom(SET, otherSet),
    team: fc.constantFrom('a', 'b', undefined),
    name: fc.constantFrom('Ada', 'Bo'),
  });
  fc.assert(
    fc.property(
      fc.array(told, { minLength: 8, maxLength: 8 }),
      fc.array(step, { minLength: 2, maxLength: 6 }),
      (pool, steps) => {
        const recent = pool.map((call) => ({ callId: call.callId, contribution: contributionOf(call) }));
        let latest: ReadonlyMap<string, ScopedSums> = new Map();
        let version = 0;
        const days = new Map(
          recordingWindow(NOW, ZONE).dates.map((date): [string, ScopedSums] => [
            date,
            { of: (scope) => latest.get(date)?.of(scope) ?? new Map(), version: () => version },
          ]),
        );
        const keep = keeper();
        for (const { calls, set, team, name } of steps) {
          const input = inputOf(
            calls.map((i) => pool[i]!),
            'all',
          );
          latest = input.recording.days;
          version = calls.length;
          const now: DashboardInput = {
            ...input,
            trackers: set,
            recording: { ...input.recording, days },
            recent: calls.map((i) => recent[i]!),
            people: { sellerName: () => name, teamOf: () => team, isSeller: () => false },
          };
          expect(snapshotOf({ ...now, keep })).toEqual(snapshotOf(now));
          const again = snapshotOf({ ...now, keep });
          expect(again.recording.series['2026-11-24']).toBe(
            snapshotOf({ ...now, keep }).recording.series['2026-11-24'],
          );
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe('terms', () => {
  const many = Array.from({ length: 30 }, (_, i): TrackedTerm => {
    const id = `t${i}`;
    return { id, kind: 'keyword', label: `L${i % 3}`, phrases: [id], rev: 1 };
  });
  const shown = (now: (i: number) => number, before: (i: number) => number) => {
    const sums = (mentions: (i: number) => number): ScopedSums => {
      const counters = new Map(many.map(({ id }, i) => [COUNTER.mentions(id, 1), mentions(i)]));
      return { of: () => counters };
    };
    return snapshotOf({
      ...inputOf([], 'all'),
      trackers: { rev: 1, trackers: many },
      sums: sums(now),
      previous: sums(before),
    }).keywords;
  };

  it('are the 20 with most mentions, ties by label and then id', () => {
    const kept = Object.keys(
      shown(
        (i) => 1 + Math.floor(i / 25),
        () => 0,
      ),
    );
    expect(kept.slice(0, 5)).toEqual(['t27', 't25', 't28', 't26', 't29']);
    expect(kept).toHaveLength(20);
    expect(kept.slice(5, 14)).toEqual(['t0', 't12', 't15', 't18', 't21', 't24', 't3', 't6', 't9']);
    expect(kept.slice(14)).toEqual(['t1', 't10', 't13', 't16', 't19', 't22']);
  });

  it('that fell to nothing are shown with a trend of −1, after all others', () => {
    const kept = shown(
      (i) => (i < 2 ? 1 : 0),
      (i) => (i < 3 ? 4 : 0),
    );
    expect(kept.t2).toEqual({ label: 'L2', mentions: 0, calls: 0, previousMentions: 4, trend: -1 });
    expect(Object.keys(kept)).toEqual(['t0', 't1', 't2']);
  });

  it('show as many calls as mention them, also where a correction moved the mentions between calls', () => {
    const call = (callId: string, price: number): Told[] =>
      price === 0 ? [] : [{ callId, sellerId: 's1', atMs: NOW, ms: 1, mentions: { price } }];
    const keep = keeper();
    const calls = (...prices: number[]) =>
      snapshotOf({
        ...inputOf(
          prices.flatMap((price, i) => call(`c${i}`, price)),
          'all',
        ),
        keep,
      }).keywords.price?.calls;
    expect([calls(1, 2), calls(3, 0), calls(1, 1, 1)]).toEqual([2, 1, 3]);
  });

  it('compare with nothing in allTime', () => {
    const call: Told = { callId: 'c', sellerId: 's1', atMs: NOW, ms: 1, mentions: { price: 2 } };
    const { keywords, period } = snapshotOf(inputOf([call], 'all', 'allTime'));
    expect(keywords).toEqual({ price: { label: 'Price', mentions: 2, calls: 1 } });
    expect(period).not.toHaveProperty('previous');
  });

  it('compare with nothing where not all of the period before was listened to, and are not shown for what it had', () => {
    const said = (callId: string, atMs: number, mentions: Record<string, number>): Told => ({
      ...{ callId, sellerId: 's1', atMs, ms: 1, mentions },
    });
    const { fromMs } = windowOf({ kind: 'last7d' }, { nowMs: NOW, zone: ZONE, setUpAtMs: 0 }).previous!;
    const calls = [said('now', NOW - 1, { price: 2 }), said('before', fromMs + 1, { price: 1, delay: 5 })];
    const since = (knownSinceMs: number) =>
      snapshotOf({
        ...inputOf(calls, 'all'),
        trackers: { rev: 7, trackers: TRACKERS.map((term) => ({ ...term, knownSinceMs })) },
      }).keywords;
    const late = new Date(fromMs + 1).toISOString();
    expect(since(fromMs + 1)).toEqual({ price: { label: 'Price', mentions: 2, calls: 1, knownSince: late } });
    expect(since(fromMs).price).toMatchObject({ previousMentions: 1, trend: 1 });
    expect(since(fromMs).delay).toMatchObject({ mentions: 0, trend: -1 });
  });
});

describe('calls in progress', () => {
  const started = (callId: string, startedAtMs: number, more: Partial<StartedCall> = {}): StartedCall => ({
    callId,
    sellerId: 's1',
    startedAtMs,
    ...more,
  });
  const live = (active: StartedCall[]) => snapshotOf({ ...inputOf([], 'all'), active }).live;

  it('are the newest 20, all counted', () => {
    const { active, activeCount } = live(
      Array.from({ length: 25 }, (_, i) => started(`c${i}`, NOW - i * 1000)),
    );
    expect(Object.keys(active)).toEqual(Array.from({ length: 20 }, (_, i) => `c${i}`));
    expect(activeCount).toBe(25);
  });

  it('leave 8 hours after their start', () => {
    const { active, activeCount } = live([
      started('gone', NOW - 8 * 3600e3),
      started('here', NOW - 8 * 3600e3 + 1),
    ]);
    expect([Object.keys(active), activeCount]).toEqual([['here'], 1]);
  });

  it('name the customer, or else the account, or else nobody', () => {
    const { active } = live([
      started('c1', NOW, { customer: { id: 'k1', name: 'Ada', account: 'Contoso' } }),
      started('c2', NOW, { customer: { id: 'k1', account: 'Contoso' } }),
      started('c3', NOW, { customer: { id: 'k1' } }),
    ]);
    expect(['c1', 'c2', 'c3'].map((id) => active[id]?.customer)).toEqual(['Ada', 'Contoso', undefined]);
    expect(active.c3).toStrictEqual({
      sellerId: 's1',
      sellerName: 'Name of s1',
      startedAt: new Date(NOW).toISOString(),
    });
  });
});

it('says which period it shows', () => {
  expect(snapshotOf(inputOf([], 'team:a')).period).toEqual({
    kind: 'last7d',
    from: '2026-11-17T10:00:00.000Z',
    to: '2026-11-24T10:00:00.000Z',
    resolutionSec: 3600,
    previous: { from: '2026-11-10T10:00:00.000Z', to: '2026-11-17T10:00:00.000Z' },
    timeZone: 'Europe/Athens',
  });
});
