import type { EarshotEvent } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import type { Hearing } from './hearing.ts';
import { said, sampleCall, sampleDeal, sampleEngagement, sampleWin } from './sample-events.ts';
import { snapshotOf } from './snapshot.ts';
import type { OracleView } from './view.ts';
import { type OracleInput, worldOf } from './world.ts';

const nowMs = Date.parse('2026-11-24T12:30:00Z');
const setUpAtMs = Date.parse('2026-11-01T08:00:00Z');
const AT = '2026-11-24T10:00:00Z';

/** Every word that is not English is Greek; every word is a phrase, said as it is written. */
const hearing: Partial<Hearing> = {
  phrasesIn: (texts) => {
    const words = texts.flatMap((text) => text.split(' '));
    const isGreek = (word: string) => /\p{Script=Greek}/u.test(word);
    const languages = [
      ['en', words.filter((word) => !isGreek(word))],
      ['el', words.filter(isGreek)],
    ] as const;
    return new Map(
      languages
        .filter(([, some]) => some.length > 0)
        .map(([language, some]) => {
          const phrases = [...new Set(some.map((word) => word.toLowerCase()))].map((phrase) => {
            const forms = some.filter((word) => word.toLowerCase() === phrase);
            return { phrase, label: forms[0]!, mentions: forms.length };
          });
          return [language, { words: some.length, phrases }];
        }),
    );
  },
};

function shown(
  events: EarshotEvent[],
  { scope = 'all', period = { kind: 'last7d' }, ...input }: Partial<OracleView & OracleInput> = {},
) {
  const world = worldOf({ events, trackers: [], timeZone: 'UTC', setUpAtMs, hearing, ...input });
  return snapshotOf(world, { scope, period, nowMs }).topSellers;
}

const win = (seller: string, actualRevenue: number, at = AT) =>
  sampleWin(`d-${seller}`, at, { seller, actualRevenue });
const call = (id: string, seller: string, data: object = {}) => sampleCall(id, AT, { seller, ...data });

describe('who is on top', () => {
  it('won more than the mean of those in play: with a finished call or a won deal of the period', () => {
    const events = [
      win('a', 30),
      win('b', 20),
      call('c1', 'c'),
      call('c2', 'd'),
      // not in play: an engagement, an open deal, one won before
      sampleEngagement('m', AT, { seller: 'e' }),
      sampleDeal('o', { seller: 'f' }),
      win('g', 900, '2026-11-03T10:00:00Z'),
    ];
    expect(shown(events)).toMatchObject({
      sellers: { a: { name: 'a', revenueWon: 3000 }, b: { name: 'b', revenueWon: 2000 } },
      inPlay: 4,
      compared: true,
      calls: { top: 0, team: 2 },
    });
    const even = shown(['a', 'b', 'c', 'd'].map((seller) => win(seller, 5)));
    expect(even).toMatchObject({ sellers: {}, inPlay: 4, compared: false, calls: { team: 0 } });
    const few = shown([win('a', 5), win('b', 1), call('c', 'c')]);
    expect(few).toMatchObject({ sellers: { a: {} }, inPlay: 3, compared: false });
    expect(few.sentiment).toEqual({ team: { positive: 0, neutral: 0, negative: 0 } });
    expect(few.talkRatio).toEqual({});
  });

  it('or was named by hand and is in play', () => {
    const events = [win('a', 30), win('b', 1), call('c1', 'c'), call('c2', 'd')];
    const named = (...topSellers: string[]) =>
      Object.keys(shown(events, { settings: { topSellers } }).sellers);
    expect(named('c', 'x')).toEqual(['c']);
    expect(named('x')).toEqual([]);
    expect(named()).toEqual(['a']);
  });
});

it('figures are of sums; engagement is a mean a seller, calls by their channel', () => {
  const talk = [
    said('customer', 'a', [0, 3], 1),
    said('seller', 'b', [3, 4]),
    said('customer', 'c', [4, 5], 1),
  ];
  const events = [
    call('x1', 'a', { segments: talk, channel: 'meeting' }),
    win('a', 9),
    call('x2', 'b', { segments: [said('seller', 'b', [0, 5]), said('customer', 'no', [5, 6], -1)] }),
    call('x3', 'c'),
    call('x4', 'd'),
    sampleEngagement('m1', AT, { seller: 'a', durationSec: 10.5 }),
    sampleEngagement('m2', AT, { seller: 'b', durationSec: 8, kind: 'phone' }),
    sampleEngagement('m3', AT, { seller: 'nobody', durationSec: 999, kind: 'meeting' }),
  ];
  expect(shown(events)).toMatchObject({
    talkRatio: { top: 1 / 5, team: 6 / 11, verdict: 'tooFew' },
    // 2 switches in a minute; 3 in four
    switchRate: { top: 120, team: 45, verdict: 'tooFew' },
    sentiment: {
      top: { positive: 1, neutral: 0, negative: 0 },
      team: { positive: 1, neutral: 0, negative: 1 },
      verdict: 'tooFew',
    },
    engagement: {
      top: { emailSec: 10.5, phoneSec: 0, meetingSec: 60 },
      team: { emailSec: 2.625, phoneSec: (180 + 8) / 4, meetingSec: 15 },
      verdict: 'tooFew',
    },
  });
});

it('a verdict compares the top sellers’ own ratios with those of the others', () => {
  const talking = (id: string, seller: string, talkSec: number) =>
    Array.from({ length: 4 }, (_, i) =>
      call(`${id}-${i}`, seller, {
        segments: [said('seller', 'x', [0, talkSec]), said('customer', 'y', [talkSec, 10])],
      }),
    );
  const events = [
    ...['a', 'b', 'c'].flatMap((seller, i) => [win(seller, 9), ...talking(seller, seller, 2 + i / 10)]),
    ...['d', 'e', 'f'].flatMap((seller, i) => talking(seller, seller, 7 + i / 10)),
  ];
  const { talkRatio, switchRate, sentiment } = shown(events);
  expect(talkRatio).toMatchObject({ top: 0.21, team: 0.46, verdict: 'different' });
  expect(switchRate.verdict).toBe('same');
  expect(sentiment.verdict).toBe('same');
});

describe('best-practice keywords', () => {
  /** Calls in which two top sellers and two others say words so many times each. */
  const talk = (top: Record<string, number>, others: Record<string, number>, at = AT) => {
    const spoken = (words: Record<string, number>) =>
      Object.entries(words)
        .flatMap(([word, count]) => Array.from({ length: count }, () => word))
        .join(' ');
    const calls = (who: string[], text: string) =>
      who.map((seller) => sampleCall(`${seller}-${at}`, at, { seller, segments: [said('seller', text)] }));
    return [
      win('a', 9),
      win('b', 9),
      ...calls(['a', 'b'], spoken(top)),
      ...calls(['c', 'd'], spoken(others)),
    ];
  };

  it('are those with a z of at least 1.96', () => {
    const events = talk({ pilot: 300, deal: 700 }, { pilot: 200, deal: 800 });
    // of 2,000 words each: 600 and 400 with a prior of 500 ÷ 4 = 125
    const logOdds = (count: number) => Math.log((count + 125) / (2_000 + 500 - count - 125));
    const z = (logOdds(600) - logOdds(400)) / Math.sqrt(1 / 725 + 1 / 525);
    expect(z).toBeCloseTo(7.495, 3);
    expect(shown(events).bestPracticeKeywords).toEqual({
      pilot: { label: 'pilot', mentions: 600, calls: 2, lift: expect.closeTo(601 / 401, 10) },
    });
    // 68 and 40 of 200 words with a prior of 135 have z = 1.970, 66 and 40 with one of 132.5 z = 1.834
    const of200 = (count: number) => ({ pilot: count / 2, deal: 100 - count / 2 });
    expect(Object.keys(shown(talk(of200(68), of200(40))).bestPracticeKeywords)).toEqual(['pilot']);
    expect(shown(talk(of200(66), of200(40))).bestPracticeKeywords).toEqual({});
  });

  it('a phrase of two languages, the form said most, and no language that one side does not speak', () => {
    const events = [
      ...talk({ τιμή: 300, λόγος: 300 }, { τιμή: 100, λόγος: 700 }),
      ...talk({ plan: 40, Plan: 300, x: 100 }, {}, '2026-11-23T10:00:00Z'),
      sampleCall('other', '2026-11-22T10:00:00Z', { seller: 'a', segments: [said('seller', 'PLAN')] }),
    ];
    expect(Object.keys(shown(events).bestPracticeKeywords)).toEqual(['τιμή']);
    const both = [...events, ...talk({}, { x: 400, plan: 50 }, '2026-11-21T10:00:00Z')];
    expect(shown(both).bestPracticeKeywords).toMatchObject({
      plan: { label: 'plan', mentions: 681, calls: 3 },
      τιμή: { mentions: 600 },
    });
  });

  it('of the 60 phrases that a call says most', () => {
    const common = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`w${String(i).padStart(2, '0')}`, 300]));
    const rare = { rare: 200 };
    expect(Object.keys(shown(talk({ ...common(59), ...rare }, common(59))).bestPracticeKeywords)).toEqual([
      'rare',
    ]);
    expect(shown(talk({ ...common(60), ...rare }, common(60))).bestPracticeKeywords).toEqual({});
    const many = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`w${i}`, 100]));
    expect(Object.keys(shown(talk(many, { deal: 300 })).bestPracticeKeywords)).toHaveLength(20);
  });

  it('come from the whole local days that the period touches', () => {
    const before = talk({ pilot: 300 }, { deal: 300 }, '2026-11-23T00:00:00Z');
    const now = ['a', 'b', 'c', 'd'].map((seller) => call(`now-${seller}`, seller));
    const keywords = shown([...before, ...now], { period: { kind: 'last24h' } }).bestPracticeKeywords;
    expect(keywords.pilot).toMatchObject({ mentions: 600 });
    const early = talk({ pilot: 300 }, { deal: 300 }, '2026-11-22T23:59:59Z');
    expect(shown([...early, ...now], { period: { kind: 'last24h' } }).bestPracticeKeywords).toEqual({});
  });
});
