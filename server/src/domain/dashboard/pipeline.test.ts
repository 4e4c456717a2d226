import type { Pipeline } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTER } from '../contribution.ts';
import type { Deal } from '../deal.ts';
import type { DealTouch, LastCall } from '../deal-touch.ts';
import type { TrackerSet } from '../trackers.ts';
import type { TouchedDeal } from './input.ts';
import { pipelineOf } from './pipeline.ts';
import { termIndexOf } from './term-index.ts';

const NOW = Date.parse('2026-11-24T21:59:59.999Z');
const DAY = 864e5;
const SET: TrackerSet = {
  rev: 4,
  trackers: [
    { id: 'price', kind: 'keyword', label: 'Price', phrases: ['price'], rev: 1 },
    { id: 'rival', kind: 'competitor', label: 'Rival', phrases: ['rival'], rev: 2 },
    { id: 'local', kind: 'competitor', label: 'Local', phrases: ['local'], team: 'a', rev: 3 },
  ],
};
const people = {
  sellerName: (id: string) => (id === 's1' ? 'Ada' : undefined),
  teamOf: (id: string) => (id === 's1' ? 'a' : 'b'),
  isSeller: () => false,
};

const deal = (opportunityId: string, more: Partial<Deal> = {}): Deal => ({
  ...{ opportunityId, sellerId: 's1', name: `Deal ${opportunityId}`, status: 'open', stage: '-' },
  estimatedCents: 100,
  createdAtMs: NOW - DAY,
  ...more,
});
const call = (more: Partial<LastCall> = {}): LastCall => ({
  ...{ callId: 'c', endedAtMs: NOW - DAY, sellerId: 's1', isNegative: false, mentions: [] },
  ...more,
});

function pipeline(openDeals: TouchedDeal[], nowMs = NOW): Pipeline {
  return pipelineOf(
    {
      ...{ scope: 'all', openDeals, nowMs, timeZone: 'Europe/Athens', people },
      salesPeriod: {
        fromMs: 0,
        toMs: 1,
        won: { of: () => new Map([[COUNTER.wonCents, 9]]) },
        daysBegun: 1,
        days: 1,
      },
    },
    termIndexOf(SET),
  );
}
const reasonsOf = (one: Deal, touch?: DealTouch, nowMs = NOW) =>
  Object.keys(pipeline([{ deal: one, touch }], nowMs).deals[one.opportunityId]!.reasons);

describe('a deal is in danger', () => {
  it('once its estimated close lies before today, on the organisation’s clock', () => {
    const due = deal('o', { estimatedCloseDate: '2026-11-24' });
    expect(reasonsOf(due, undefined, NOW)).toEqual([]);
    expect(reasonsOf(due, undefined, NOW + 1)).toEqual(['closeDatePassed']);
  });

  it('after 14 days without a sign, seen at the turn of the minute', () => {
    const silent = deal('o', { createdAtMs: NOW - 20 * DAY });
    expect(reasonsOf(silent)).toEqual(['quiet']);
    expect(reasonsOf(silent, { lastCall: call() })).toEqual([]);
    expect(reasonsOf(silent, { lastEngagementMs: NOW - 13 * DAY })).toEqual([]);
    const lastEngagementMs = NOW + 1 - 14 * DAY;
    expect(reasonsOf(silent, { lastEngagementMs }, NOW)).toEqual([]);
    expect(reasonsOf(silent, { lastEngagementMs }, NOW + 1)).toEqual(['quiet']);
  });

  it('when its last call was negative', () =>
    expect(reasonsOf(deal('o'), { lastCall: call({ isNegative: true }) })).toEqual(['negativeLastCall']));

  it('when its last call mentioned a competitor: everyone’s, or the own one of the team that held the call', () => {
    const heard = (counter: string, sellerId = 's1') =>
      reasonsOf(deal('o'), { lastCall: call({ sellerId, mentions: [counter] }) });
    expect(heard(COUNTER.mentions('rival', 2))).toEqual(['competitorMentioned']);
    expect(heard(COUNTER.mentions('rival', 1))).toEqual([]);
    expect(heard(COUNTER.mentions('price', 1))).toEqual([]);
    expect(heard(COUNTER.mentions('local', 3))).toEqual(['competitorMentioned']);
    expect(heard(COUNTER.mentions('local', 3), 's2')).toEqual([]);
  });

  it('and loses 30 of 100 for each reason', () => {
    const old = deal('o', { createdAtMs: NOW - 40 * DAY, estimatedCloseDate: '2026-01-01' });
    const worst = {
      lastCall: call({ endedAtMs: NOW - 30 * DAY, isNegative: true, mentions: ['m|rival|2'] }),
    };
    const { o } = pipeline([{ deal: old, touch: worst }]).deals;
    expect(o).toMatchObject({ health: 0, state: 'atRisk', sellerName: 'Ada' });
    expect(Object.keys(o!.reasons)).toHaveLength(4);
  });
});

const someDeals = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 99 }).map((n) => `o${n}`),
    estimatedCents: fc.nat(50),
    stage: fc.constantFrom('-', 'Proposal', 'Διαπραγμάτευση'),
    isLate: fc.boolean(),
    isNegative: fc.boolean(),
    heard: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
);

describe('the pipeline', () => {
  it('sums all open deals, and shows the largest and the worst at risk', () => {
    fc.assert(
      fc.property(someDeals, (some) => {
        const open = some.map(({ id, isLate, isNegative, heard, ...more }) => ({
          deal: deal(id, { ...more, ...(isLate && { estimatedCloseDate: '2026-11-01' }) }),
          touch: { lastCall: call({ isNegative, mentions: heard ? ['m|rival|2'] : [] }) },
        }));
        const shown = pipeline(open);
        const reasons = (one: (typeof some)[number]) => +one.isLate + +one.isNegative + +one.heard;
        const sum = (of: typeof some) => of.reduce((cents, { estimatedCents }) => cents + estimatedCents, 0);
        const atRisk = some.filter((one) => reasons(one) >= 2);
        expect(shown).toMatchObject({
          openDeals: some.length,
          openEstimated: sum(some),
          wonInSalesPeriod: 9,
        });
        expect(shown).toMatchObject({ atRiskDeals: atRisk.length, atRiskEstimated: sum(atRisk) });
        expect(shown.watchDeals).toBe(some.filter((one) => reasons(one) === 1).length);
        for (const [stage, { deals, estimated }] of Object.entries(shown.byStage)) {
          const own = some.filter((one) => one.stage === stage);
          expect([deals, estimated]).toEqual([own.length, sum(own)]);
        }
        const size = (a: (typeof some)[number], b: (typeof some)[number]) =>
          b.estimatedCents - a.estimatedCents || (a.id < b.id ? -1 : 1);
        const largest = [...some].sort(size).slice(0, 20);
        const worst = atRisk.sort((a, b) => reasons(b) - reasons(a) || size(a, b)).slice(0, 10);
        expect(Object.keys(shown.deals).sort()).toEqual(
          [...new Set([...largest, ...worst].map(({ id }) => id))].sort(),
        );
      }),
    );
  });
});
