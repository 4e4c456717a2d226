import { type Snapshot, snapshotSchema } from '@earshot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audienceOf, documentFor, type IdKind } from './audience.ts';
import { keeper } from './dashboard/keep.ts';
import { initialsOf } from './initials.ts';

/** What no word of a document is: names are made of such, so that each place where one survives is found. */
const canary = fc.integer({ min: 0, max: 1e6 }).map((n) => `Quex${n}zor`);
const name = fc.array(canary, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const id = (kind: string) => fc.integer({ min: 1, max: 9 }).map((n) => `${kind}-known-${n}`);
const term = { label: 'price', mentions: 3, calls: 2 };
const mentions = { price: { label: 'price', mentions: 1 } };

const anySnapshot: fc.Arbitrary<Snapshot> = fc
  .record({
    sellers: fc.dictionary(id('seller'), fc.record({ name, revenueWon: fc.nat() })),
    deals: fc.dictionary(
      id('deal'),
      fc.record(
        { name, account: name, sellerId: id('seller'), sellerName: name, estimated: fc.nat() },
        { requiredKeys: ['name', 'sellerId', 'sellerName', 'estimated'] },
      ),
    ),
    active: fc.dictionary(
      id('call'),
      fc.record(
        { sellerId: id('seller'), sellerName: name, customer: name },
        { requiredKeys: ['sellerId', 'sellerName'] },
      ),
    ),
    recent: fc.dictionary(id('call'), fc.record({ sellerId: id('seller'), sellerName: name })),
    heard: fc.array(fc.nat(20)),
  })
  .map(({ sellers, deals, active, recent, heard }) => {
    const at = '2026-11-24T09:31:07.000Z';
    const each = <T extends object, U extends object>(parts: Record<string, T>, more: U) =>
      Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, { ...part, ...more }]));
    const names = [...Object.values(deals), ...Object.values(active), ...Object.values(sellers)].flatMap(
      (one) =>
        Object.entries(one).flatMap(([key, value]) =>
          /name|account|customer/i.test(key) ? [String(value)] : [],
        ),
    );
    // Some of the names are heard in speech, whole and in part, beside what is no name.
    const labels = heard.flatMap((n) => [
      names[n % (names.length || 1)],
      names[n % (names.length || 1)]?.split(' ')[0],
    ]);
    const spoken = Object.fromEntries(
      ['Relecloud', ...labels].flatMap((label) => (label ? [[label.toLowerCase(), label]] : [])),
    );
    return snapshotSchema.parse({
      scope: 'all',
      period: { kind: 'last7d', from: at, to: at, resolutionSec: 60, timeZone: 'UTC' },
      kpis: {
        ...{
          salesPeriod: { from: at, to: at, won: 1 },
          revenueWon: 1,
          pipelineOpen: 1,
          dealsWon: 1,
          trends: {},
        },
      },
      sentiment: { calls: 1, positive: 1, neutral: 0, negative: 0, aboveAverageNegative: 0 },
      keywords: { price: term },
      competitors: {},
      brands: each(Object.fromEntries(Object.entries(spoken).map(([key, label]) => [key, { label }])), {
        ...{ mentions: 1, calls: 1, firstHeardAt: at },
      }),
      topSellers: {
        ...{ sellers, inPlay: 1, compared: false, calls: { team: 1 }, talkRatio: {}, switchRate: {} },
        sentiment: { team: { positive: 1, neutral: 0, negative: 0 } },
        engagement: { team: { emailSec: 1, phoneSec: 1, meetingSec: 1 } },
        bestPracticeKeywords: each(
          Object.fromEntries(Object.entries(spoken).map(([key, label]) => [key, { label }])),
          { mentions: 1, calls: 1, lift: 2 },
        ),
      },
      pipeline: {
        ...{
          wonInSalesPeriod: 1,
          openEstimated: 1,
          openDeals: 1,
          byStage: { '-': { deals: 1, estimated: 1 } },
        },
        deals: each(deals, { health: 100, state: 'fine', reasons: {} }),
        ...{ atRiskDeals: 0, atRiskEstimated: 0, watchDeals: 0 },
      },
      recording: { calls: 1, seconds: 1, callsWithKeywords: 1, callsWithBrands: 0, trends: {}, series: {} },
      live: {
        active: each(active, { startedAt: at }),
        activeCount: 1,
        recent: each(recent, { endedAt: at, durationSec: 1, keywords: mentions, competitors: {} }),
      },
    });
  });

const pseudonym = (kind: IdKind, of: string) => `${kind}-${Buffer.from(of).toString('hex')}`;
const made = (snapshot: Snapshot, audience: 'screen' | 'privateScreen') =>
  documentFor(snapshot, { audience, pseudonym });

describe('what a screen is given', () => {
  it('holds no name and no id of anyone, where it is set to privacy', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const told = JSON.stringify(made(snapshot, 'privateScreen'));
        expect(told).not.toMatch(/quex|known/i);
      }),
    );
  });

  it('holds no name of a customer, an account or a deal, also where it was heard in speech', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const told = JSON.stringify(made(snapshot, 'screen'));
        const hidden = [
          ...Object.values(snapshot.pipeline.deals).flatMap(({ name: deal, account }) => [deal, account]),
          ...Object.values(snapshot.live.active).map(({ customer }) => customer),
        ];
        const sellers = [
          ...Object.values(snapshot.topSellers.sellers).map((seller) => seller.name),
          ...[snapshot.pipeline.deals, snapshot.live.active, snapshot.live.recent].flatMap((calls) =>
            Object.values(calls).map(({ sellerName }) => sellerName),
          ),
        ].join(' ');
        for (const one of hidden) {
          if (one === undefined || one.split(' ').some((word) => sellers.includes(word))) continue;
          expect(told.toLowerCase()).not.toContain(one.toLowerCase());
        }
      }),
    );
  });

  it('has every figure, every seller it may name, and what was heard and is nobody’s name', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const { kpis, sentiment, keywords, recording, scope, period } = snapshot;
        for (const audience of ['screen', 'privateScreen'] as const) {
          const told = made(snapshot, audience);
          expect(snapshotSchema.parse(told)).toEqual(told);
          expect(told).toMatchObject({ kpis, sentiment, keywords, recording, scope, period });
          expect(Object.keys(told.pipeline.deals)).toHaveLength(Object.keys(snapshot.pipeline.deals).length);
          expect(Object.keys(told.live.recent)).toHaveLength(Object.keys(snapshot.live.recent).length);
          expect(told.topSellers.bestPracticeKeywords).toHaveProperty('relecloud');
        }
        expect(made(snapshot, 'screen').brands).toEqual({});
        expect(made(snapshot, 'screen').topSellers.sellers).toEqual(snapshot.topSellers.sellers);
      }),
    );
  });

  it('keeps what did not change the same object, so that a patch stays small', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const reduction = { audience: 'privateScreen', pseudonym, keep: keeper() } as const;
        const [first, second] = [documentFor(snapshot, reduction), documentFor({ ...snapshot }, reduction)];
        expect(second).toEqual(first);
        for (const [dealId, deal] of Object.entries(first.pipeline.deals))
          expect(second.pipeline.deals[dealId]).toBe(deal);
        for (const [callId, call] of Object.entries(first.live.recent))
          expect(second.live.recent[callId]).toBe(call);
      }),
    );
  });
});

it('people are given the document itself', () => {
  const snapshot = fc.sample(anySnapshot, 1)[0]!;
  expect(documentFor(snapshot, { audience: 'people', pseudonym })).toBe(snapshot);
});

it('a screen that does not say how private it is counts as private', () => {
  expect(audienceOf({ role: 'screen' })).toBe('privateScreen');
  expect(audienceOf({ role: 'screen', isPrivate: true })).toBe('privateScreen');
  expect(audienceOf({ role: 'screen', isPrivate: false })).toBe('screen');
  expect(audienceOf({ role: 'manager' })).toBe('people');
});

it.each([
  ['Ελένη Παπαδοπούλου', 'ΕΠ'],
  ['ann-marie O’Brien', 'AMO'],
  ['Δρ. Ma\u0301ria da Silva e Costa', 'ΔMD'],
  ['ada', 'A'],
  ['山田 太郎', '山太'],
  ['ann.lee@sales.example', 'ALS'],
  ['—', '•'],
])('%s is shown as %s', (full, initials) => {
  expect(initialsOf(full)).toBe(initials);
});
