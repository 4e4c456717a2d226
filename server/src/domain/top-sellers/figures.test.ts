import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SellerSums, topSellersFigures } from './figures.ts';
import { topOf } from './top.ts';

const ZERO: Omit<SellerSums, 'sellerId' | 'name'> = {
  calls: 0,
  durationMs: 0,
  talkMs: 0,
  listenMs: 0,
  switches: 0,
  positive: 0,
  neutral: 0,
  negative: 0,
  emailMs: 0,
  phoneMs: 0,
  meetingMs: 0,
  dealsWon: 0,
  revenueWonCents: 0,
};
const seller = (sellerId: string, sums: Partial<SellerSums> = {}): SellerSums => ({
  ...ZERO,
  sellerId,
  name: `Seller ${sellerId}`,
  calls: 10,
  ...sums,
});
const inPlay = (revenues: number[]) =>
  revenues.map((revenueWonCents, i) => ({ sellerId: `s${i}`, revenueWonCents }));

const anySums = fc
  .record({
    calls: fc.nat(20),
    talkMs: fc.nat(1_000_000),
    listenMs: fc.nat(1_000_000),
    switches: fc.nat(500),
    positive: fc.nat(9),
    neutral: fc.nat(9),
    negative: fc.nat(9),
    emailMs: fc.nat(1_000_000),
    phoneMs: fc.nat(1_000_000),
    meetingMs: fc.nat(1_000_000),
    dealsWon: fc.nat(3),
    revenueWonCents: fc.nat(1_000_000),
  })
  .map((sums) => ({ ...ZERO, ...sums, durationMs: sums.talkMs + sums.listenMs }));
const anyTeam = fc
  .array(anySums, { maxLength: 12 })
  .map((team) => team.map((sums, i) => ({ ...sums, sellerId: `s${i}`, name: `N${i}` })));

describe('who is on top', () => {
  it('those who won more than the mean, exactly', () => {
    expect(topOf(inPlay([1, 1, 1, 2])).top).toEqual(['s3']);
    expect(topOf(inPlay([5, 5, 5, 5])).top).toEqual([]);
    // In floating point this mean would be above every one of them.
    expect(topOf(inPlay([9_007_199_254_740_989, 0, 0, 0])).top).toEqual(['s0']);
  });

  it('is as arithmetic with big integers says', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 31), { minLength: 1, maxLength: 30 }), (revenues) => {
        const sum = revenues.reduce((total, one) => total + BigInt(one), 0n);
        const above = revenues.flatMap((one, i) => (BigInt(one * revenues.length) > sum ? [`s${i}`] : []));
        expect(topOf(inPlay(revenues)).top).toEqual(above.sort());
      }),
    );
  });

  it('does not depend on the unit of money or the order of sellers, and never holds everyone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1_000_000), { maxLength: 30 }),
        fc.integer({ min: 1, max: 1000 }),
        (revenues, unit) => {
          const sellers = inPlay(revenues);
          const { top } = topOf(sellers);
          expect(
            topOf(sellers.map((one) => ({ ...one, revenueWonCents: one.revenueWonCents * unit }))).top,
          ).toEqual(top);
          expect(topOf([...sellers].reverse()).top).toEqual(top);
          expect(top.length).toBeLessThan(Math.max(1, sellers.length));
        },
      ),
    );
  });

  it('those a manager named, as far as they are in play', () => {
    expect(topOf(inPlay([9, 1, 1, 1]), ['s2', 'gone'])).toEqual({ top: ['s2'], inPlay: 4, compared: true });
    expect(topOf(inPlay([9, 1, 1, 1]), ['gone'])).toEqual({ top: [], inPlay: 4, compared: false });
    expect(topOf(inPlay([9, 1, 1, 1]), []).top).toEqual(['s0']);
  });

  it('is compared from four in play on, where someone is on top', () => {
    expect(topOf(inPlay([9, 1, 1])).compared).toBe(false);
    expect(topOf(inPlay([9, 1, 1, 1])).compared).toBe(true);
    expect(topOf(inPlay([1, 1, 1, 1])).compared).toBe(false);
    expect(topOf([]).compared).toBe(false);
  });
});

describe('what characterises top sellers', () => {
  const TEAM = [
    seller('a', {
      revenueWonCents: 900,
      talkMs: 40_000,
      listenMs: 60_000,
      durationMs: 100_000,
      switches: 5,
      negative: 4,
    }),
    seller('b', {
      talkMs: 30_000,
      listenMs: 10_000,
      durationMs: 50_000,
      switches: 1,
      positive: 2,
      neutral: 1,
    }),
    seller('c', { emailMs: 3_000, phoneMs: 6_000 }),
    seller('d', { calls: 0, dealsWon: 1, revenueWonCents: 1, meetingMs: 9_000 }),
    seller('idle', { calls: 0 }),
  ];

  it('the figures of the top and of all in play, top included', () => {
    expect(topSellersFigures({ sellers: TEAM })).toEqual({
      sellers: { a: { name: 'Seller a', revenueWon: 900 } },
      inPlay: 4,
      compared: true,
      calls: { top: 10, team: 30 },
      talkRatio: { top: 0.4, team: 0.5, verdict: 'tooFew' },
      switchRate: { top: 180, team: 144, verdict: 'tooFew' },
      sentiment: {
        top: { positive: 0, neutral: 0, negative: 4 },
        team: { positive: 2, neutral: 1, negative: 4 },
        verdict: 'tooFew',
      },
      engagement: {
        top: { emailSec: 0, phoneSec: 0, meetingSec: 0 },
        team: { emailSec: 0.75, phoneSec: 1.5, meetingSec: 2.25 },
        verdict: 'tooFew',
      },
      bestPracticeKeywords: {},
    });
  });

  it('where nothing is compared there is the team only', () => {
    const keywords = { pilot: { label: 'pilot', mentions: 9, calls: 3, lift: 2 } };
    const few = topSellersFigures({ sellers: TEAM.slice(0, 3), keywords });
    expect(few.compared).toBe(false);
    expect(Object.keys(few.sellers)).toEqual(['a']);
    expect(few.bestPracticeKeywords).toEqual({});
    for (const figure of [few.talkRatio, few.switchRate, few.sentiment, few.engagement, few.calls])
      expect(Object.keys(figure)).toEqual(['team']);
    expect(topSellersFigures({ sellers: TEAM, keywords }).bestPracticeKeywords).toEqual(keywords);
  });

  it('nobody in play gives zeros, and no ratio', () => {
    expect(topSellersFigures({ sellers: [] })).toEqual({
      sellers: {},
      inPlay: 0,
      compared: false,
      calls: { team: 0 },
      talkRatio: {},
      switchRate: {},
      sentiment: { team: { positive: 0, neutral: 0, negative: 0 } },
      engagement: { team: { emailSec: 0, phoneSec: 0, meetingSec: 0 } },
      bestPracticeKeywords: {},
    });
  });

  it('a top that talks less than all others is told as different, and sellers without talk take no part', () => {
    const talkers = (ids: string, talkMs: number, revenueWonCents: number) =>
      [...ids].map((id, i) =>
        seller(id, { talkMs: talkMs + i, listenMs: 100 - talkMs - i, revenueWonCents }),
      );
    const silent = seller('z', { revenueWonCents: 100 });
    const team = [...talkers('abc', 30, 100), ...talkers('def', 60, 0), silent];
    expect(topSellersFigures({ sellers: team }).talkRatio.verdict).toBe('different');
    expect(
      topSellersFigures({ sellers: [...talkers('ab', 30, 100), ...team.slice(3)] }).talkRatio.verdict,
    ).toBe('tooFew');
  });

  it('is the same to the last bit in whatever order the sellers come', () => {
    fc.assert(
      fc.property(anyTeam, (sellers) => {
        const forwards = JSON.stringify(topSellersFigures({ sellers }));
        expect(JSON.stringify(topSellersFigures({ sellers: [...sellers].reverse() }))).toBe(forwards);
        expect(forwards).not.toContain('null');
      }),
    );
  });

  it('the unit of money changes nothing but the revenue shown', () => {
    fc.assert(
      fc.property(anyTeam, (sellers) => {
        const richer = sellers.map((one) => ({ ...one, revenueWonCents: one.revenueWonCents * 100 }));
        const { sellers: top, ...figures } = topSellersFigures({ sellers });
        const { sellers: richTop, ...richFigures } = topSellersFigures({ sellers: richer });
        expect(richFigures).toEqual(figures);
        expect(Object.keys(richTop)).toEqual(Object.keys(top));
      }),
    );
  });
});
