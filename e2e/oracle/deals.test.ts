import type { EarshotEvent, Kpis, Scope } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { said, sampleCall, sampleDeal, sampleEngagement, sampleWin } from './sample-events.ts';
import { snapshotOf } from './snapshot.ts';
import type { OracleView } from './view.ts';
import { type OracleInput, worldOf } from './world.ts';

const NOW = '2026-11-24T12:30:40Z';
const setUpAtMs = Date.parse('2026-11-01T08:00:00Z');

function shown(
  events: EarshotEvent[],
  {
    now = NOW,
    scope = 'all',
    period = { kind: 'thisMonth' },
    ...input
  }: Partial<Omit<OracleView, 'nowMs'> & OracleInput> & { now?: string } = {},
) {
  const world = worldOf({ events, trackers: [], timeZone: 'UTC', setUpAtMs, ...input });
  return snapshotOf(world, { scope, period, nowMs: Date.parse(now) });
}

describe('the sales period', () => {
  const periodOf = (
    rule: NonNullable<OracleInput['settings']>['salesPeriod'],
    now: string,
    timeZone = 'UTC',
    target = 36_500,
  ): Kpis['salesPeriod'] =>
    shown([], { now, timeZone, settings: { salesPeriod: rule!, targets: { organisation: target } } }).kpis
      .salesPeriod;

  it.each([
    ['month', 3, '2026-11-24', ['2026-11-01', '2026-12-01']],
    ['quarter', 1, '2026-11-24', ['2026-10-01', '2027-01-01']],
    ['quarter', 2, '2026-11-24', ['2026-11-01', '2027-02-01']],
    ['quarter', 2, '2026-01-05', ['2025-11-01', '2026-02-01']],
    ['quarter', 12, '2026-11-24', ['2026-09-01', '2026-12-01']],
    ['year', 1, '2026-11-24', ['2026-01-01', '2027-01-01']],
    ['year', 12, '2026-11-24', ['2025-12-01', '2026-12-01']],
    ['year', 11, '2026-11-24', ['2026-11-01', '2027-11-01']],
  ] as const)('a %s from month %i, seen on %s, is %j', (kind, startMonth, now, span) => {
    const period = periodOf({ kind, startMonth }, `${now}T10:00:00Z`);
    expect([period.from, period.to].map((at) => at.slice(0, 10))).toEqual(span);
  });

  it('expects the share of the local days that have begun, today included, half up', () => {
    const yearly = { kind: 'year', startMonth: 1 } as const;
    expect(periodOf(yearly, '2026-01-01T00:00:00Z').expectedByNow).toBe(100);
    expect(periodOf(yearly, '2026-12-31T23:59:00Z').expectedByNow).toBe(36_500);
    // 182 days of 365 are under a half, 183 over it
    expect(periodOf(yearly, '2026-07-01T00:00:00Z', 'UTC', 1).expectedByNow).toBe(0);
    expect(periodOf(yearly, '2026-07-02T00:00:00Z', 'UTC', 1).expectedByNow).toBe(1);
    // in Athens the month of November begins and the day turns two hours before
    const monthly = { kind: 'month', startMonth: 1 } as const;
    const athens = periodOf(monthly, '2026-11-14T22:00:00Z', 'Europe/Athens', 1);
    expect(athens).toEqual({
      from: '2026-10-31T22:00:00.000Z',
      to: '2026-11-30T22:00:00.000Z',
      won: 0,
      target: 1,
      expectedByNow: 1,
    });
    expect(periodOf(monthly, '2026-11-14T21:59:00Z', 'Europe/Athens', 1).expectedByNow).toBe(0);
  });

  it('counts what the scope’s sellers won in it, against the scope’s own target', () => {
    const events = [
      sampleWin('a', '2026-09-30T23:59:59Z', { createdAt: '2026-09-01T00:00:00Z' }),
      sampleWin('b', '2026-10-01T00:00:00Z', { createdAt: '2026-09-01T00:00:00Z', actualRevenue: 7.5 }),
      sampleWin('c', NOW, { seller: 's2@north', actualRevenue: 8.2 }),
    ];
    const settings = { targets: { organisation: 5_000, teams: { north: 900 } } };
    const of = (scope: Scope) => shown(events, { scope, settings });
    expect(of('all').kpis.salesPeriod).toMatchObject({ won: 1570, target: 5_000 });
    expect(of('all').pipeline).toMatchObject({ wonInSalesPeriod: 1570, target: 5_000 });
    expect(of('team:north').kpis.salesPeriod).toMatchObject({ won: 820, target: 900 });
    expect(of('team:south').kpis.salesPeriod).toEqual({
      from: '2026-10-01T00:00:00.000Z',
      to: '2027-01-01T00:00:00.000Z',
      won: 0,
    });
  });
});

describe('base figures', () => {
  it('follow the page’s period: won in it, out of what was available in it', () => {
    const events = [
      // available this month and last: created before, closed within
      sampleWin('a', '2026-11-03T00:00:00Z', { createdAt: '2026-09-05T00:00:00Z', actualRevenue: 10.01 }),
      sampleWin('b', '2026-11-04T00:00:00Z', { createdAt: '2026-11-02T00:00:00Z', actualRevenue: 20 }),
      sampleWin('c', '2026-10-02T00:00:00Z', { createdAt: '2026-10-01T00:00:00Z', actualRevenue: 40 }),
      sampleDeal('d', {
        status: 'lost',
        closedAt: '2026-10-31T23:59:59Z',
        createdAt: '2026-10-30T00:00:00Z',
      }),
      sampleDeal('e', {
        status: 'lost',
        closedAt: '2026-11-01T00:00:00Z',
        createdAt: '2026-10-30T00:00:00Z',
      }),
      sampleDeal('f', { estimatedRevenue: 0.1, createdAt: '2026-11-24T12:59:59Z' }),
      sampleDeal('g', { estimatedRevenue: 0.2, createdAt: '2026-11-24T13:00:00Z' }),
    ];
    // this month a, b of a, b, e, f; before, up to 24 October 13:00, c of a, c
    expect(shown(events).kpis).toMatchObject({
      revenueWon: 3001,
      pipelineOpen: 30,
      dealsWon: 2,
      winRate: 0.5,
      averageDeal: 1501,
      trends: {
        revenueWon: (3001 - 4000) / 4000,
        dealsWon: 1,
        winRate: 0,
        averageDeal: (1501 - 4000) / 4000,
      },
    });
    expect(shown(events, { period: { kind: 'allTime' } }).kpis).toMatchObject({
      revenueWon: 7001,
      winRate: 3 / 7,
      trends: {},
    });
    // what was nothing before has no trend
    expect(shown(events.slice(1, 2)).kpis.trends).toEqual({});
    const { kpis } = shown([]);
    expect(kpis).toMatchObject({ revenueWon: 0, dealsWon: 0, pipelineOpen: 0, trends: {} });
    expect(kpis).not.toHaveProperty('winRate');
    expect(kpis).not.toHaveProperty('averageDeal');
  });

  it('a deal that is opened again, or whose end is another, counts by its last word', () => {
    const won = sampleWin('a', '2026-11-03T00:00:00Z', { closedAt: '2026-11-03T00:00:00Z' });
    const reopened = sampleDeal('a', { actualRevenue: 5, closedAt: '2026-11-05T00:00:00Z' });
    expect(shown([won]).kpis).toMatchObject({ dealsWon: 1, winRate: 1, pipelineOpen: 0 });
    expect(shown([reopened, won]).kpis).toMatchObject({ dealsWon: 0, winRate: 0, pipelineOpen: 10_000 });
  });

  it('all time begins with the earliest month that holds a call, a deal’s creation or an engagement', () => {
    const from = (event: EarshotEvent) => shown([event], { period: { kind: 'allTime' } }).period.from;
    expect(from(sampleDeal('a', { createdAt: '2026-03-05T00:00:00Z' }))).toBe('2026-03-01T00:00:00.000Z');
    const won = sampleWin('a', NOW, { createdAt: '2026-03-31T23:59:59Z' });
    expect(from(won)).toBe('2026-03-01T00:00:00.000Z');
    expect(from(sampleCall('a', '2026-04-05T00:00:00Z'))).toBe('2026-04-01T00:00:00.000Z');
    expect(from(sampleEngagement('a', '2026-04-30T23:59:30Z'))).toBe('2026-05-01T00:00:00.000Z');
  });
});

describe('the pipeline', () => {
  const trackers = [{ id: 'rival', kind: 'competitor', label: 'Rival', phrases: ['rival'] } as const].map(
    (tracker) => ({ ...tracker, phrases: [...tracker.phrases] }),
  );
  const reasonsOf = (events: EarshotEvent[], now = NOW, timeZone = 'UTC') => {
    const { deals } = shown(events, { now, timeZone, trackers }).pipeline;
    return Object.keys(deals.a?.reasons ?? {});
  };
  const recent = { createdAt: '2026-11-20T00:00:00Z' };

  it('a deal is quiet 14 days after its last sign of life, at the turn of a minute', () => {
    const deal = sampleDeal('a', { createdAt: '2026-11-01T12:00:30Z' });
    expect(reasonsOf([deal], '2026-11-15T12:00:59Z')).toEqual([]);
    expect(reasonsOf([deal], '2026-11-15T12:01:00Z')).toEqual(['quiet']);
    const phoned = sampleCall('c', '2026-11-10T09:00:00Z', { opportunityId: 'a', seller: 's9' });
    expect(reasonsOf([deal, phoned], '2026-11-24T08:59:59Z')).toEqual([]);
    expect(reasonsOf([deal, phoned], '2026-11-24T09:00:00Z')).toEqual(['quiet']);
    const mailed = sampleEngagement('m', '2026-11-10T09:59:00Z', { opportunityId: 'a', seller: 's9' });
    expect(reasonsOf([deal, phoned, mailed], '2026-11-24T09:59:59Z')).toEqual([]);
    expect(reasonsOf([deal, phoned, mailed], '2026-11-24T10:00:00Z')).toEqual(['quiet']);
  });

  it('an estimated close date has passed when the local day is over', () => {
    const deal = sampleDeal('a', { ...recent, estimatedCloseDate: '2026-11-24' });
    expect(reasonsOf([deal], '2026-11-24T23:59:59Z')).toEqual([]);
    expect(reasonsOf([deal], '2026-11-25T00:00:00Z')).toEqual(['closeDatePassed']);
    expect(reasonsOf([deal], '2026-11-24T22:00:00Z', 'Europe/Athens')).toEqual(['closeDatePassed']);
  });

  it('only the last call tells whether the customer is unhappy or speaks of a competitor', () => {
    const call = (id: string, endedAt: string, text: string, score: number) =>
      sampleCall(id, endedAt, { opportunityId: 'a', segments: [said('customer', text, [0, 1], score)] });
    const deal = sampleDeal('a', recent);
    const bad = call('c1', '2026-11-21T10:00:00Z', 'that rival', -1);
    const good = call('c2', '2026-11-21T10:00:00Z', 'fine', 1);
    expect(reasonsOf([deal, bad])).toEqual(['negativeLastCall', 'competitorMentioned']);
    expect(reasonsOf([deal, good, bad])).toEqual([]);
    const silent = sampleCall('c3', '2026-11-21T10:00:00.001Z', { opportunityId: 'a' });
    expect(reasonsOf([deal, bad, silent])).toEqual([]);
    expect(reasonsOf([deal, call('c3', '2026-11-22T10:00:00Z', 'a rival', 0), good])).toEqual([
      'competitorMentioned',
    ]);
  });

  it('health falls by 30 a reason, and every stage has its sum', () => {
    const events = [
      sampleDeal('a', {
        stage: 'Offer',
        account: 'Zoë AG',
        estimatedCloseDate: '2026-11-01',
        estimatedRevenue: 8.2,
      }),
      sampleDeal('b', { ...recent, estimatedCloseDate: '2026-11-01', seller: 's2@north' }),
      sampleDeal('c', { ...recent, stage: 'Offer' }),
      sampleDeal('d', { status: 'lost', closedAt: NOW }),
      sampleCall('x', '2026-11-02T10:00:00Z', {
        opportunityId: 'a',
        segments: [said('customer', 'rival', [0, 1], -1)],
      }),
    ];
    const { deals, ...sums } = shown(events, { trackers }).pipeline;
    expect(deals.a).toEqual({
      name: 'Deal a',
      account: 'Zoë AG',
      sellerId: 's1',
      sellerName: 's1',
      estimated: 820,
      health: 0,
      state: 'atRisk',
      reasons: { closeDatePassed: true, quiet: true, negativeLastCall: true, competitorMentioned: true },
    });
    expect(deals.b).toMatchObject({ health: 70, state: 'watch' });
    expect(deals.c).toMatchObject({ health: 100, state: 'fine', reasons: {} });
    expect(sums).toEqual({
      wonInSalesPeriod: 0,
      openEstimated: 20_820,
      openDeals: 3,
      byStage: { Offer: { deals: 2, estimated: 10_820 }, '-': { deals: 1, estimated: 10_000 } },
      atRiskDeals: 1,
      atRiskEstimated: 820,
      watchDeals: 1,
    });
    expect(Object.keys(shown(events, { scope: 'team:north' }).pipeline.deals)).toEqual(['b']);
  });

  it('shows the 20 largest, and of those at risk the 10 with most reasons', () => {
    const risky = (n: number, stars: object = {}) =>
      sampleDeal(`r${n}`, { estimatedRevenue: n, estimatedCloseDate: '2026-11-02', ...stars });
    const events = [
      ...Array.from({ length: 25 }, (_, i) =>
        sampleDeal(`big${i + 10}`, { ...recent, estimatedRevenue: 1000 }),
      ),
      ...Array.from({ length: 12 }, (_, i) => risky(i + 1)),
      sampleCall('x', '2026-11-02T10:00:00Z', {
        opportunityId: 'r1',
        segments: [said('customer', 'no', [0, 1], -1)],
      }),
    ];
    const { deals, atRiskDeals } = shown(events).pipeline;
    expect(atRiskDeals).toBe(12);
    expect(Object.keys(deals)).toEqual([
      ...Array.from({ length: 20 }, (_, i) => `big${i + 10}`),
      ...['r1', 'r12', 'r11', 'r10', 'r9', 'r8', 'r7', 'r6', 'r5', 'r4'],
    ]);
  });
});
