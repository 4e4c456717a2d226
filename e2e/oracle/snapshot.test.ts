import type { EarshotEvent, Segment, Tracker } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from './snapshot.ts';
import { worldOf } from './world.ts';

const nowMs = Date.parse('2026-11-24T12:30:00Z');
const setUpAtMs = Date.parse('2026-11-01T08:00:00Z');

interface Said {
  team?: string;
  segments?: Segment[];
  lastedSec?: number;
}

/** A call of seller `s` that ended at `endedAt`. */
function call(
  callId: string,
  endedAt: string,
  { team, segments = [], lastedSec = 60 }: Said = {},
): EarshotEvent {
  const startedAt = new Date(Date.parse(endedAt) - lastedSec * 1000).toISOString();
  const seller = { id: `s-${team ?? 'none'}`, name: 'Sam', ...(team && { team: { id: team } }) };
  const data = { callId, seller, startedAt, endedAt, segments };
  return { id: `e-${callId}`, source: 'test', time: endedAt, type: 'call.finished', data };
}

const said = (text: string, [start, end]: [number, number], sentiment?: number): Segment => ({
  speaker: 'customer',
  start,
  end,
  text,
  ...(sentiment !== undefined && { sentiment }),
});

const trackers: Tracker[] = [
  { id: 'price', kind: 'keyword', label: 'Price', phrases: ['price'] },
  { id: 'demo', kind: 'keyword', label: 'Demo', phrases: ['demo'], team: 'north' },
  { id: 'rival', kind: 'competitor', label: 'Rival', phrases: ['rival'] },
];

/** Nothing can be told of a question; all else sounds neutral. */
const scoresOf = (texts: readonly string[]) => texts.map((text) => (text.includes('?') ? undefined : 0));

function shown(
  events: EarshotEvent[],
  scope: 'all' | `team:${string}` = 'all',
  kind: 'allTime' | 'last24h' = 'last24h',
) {
  const world = worldOf({ events, trackers, timeZone: 'UTC', setUpAtMs, hearing: { scoresOf } });
  return snapshotOf(world, { scope, period: { kind }, nowMs });
}

describe('sentiment', () => {
  const at = '2026-11-24T10:00:00Z';

  it('weighs scores by length, and negativity in whole percent half up', () => {
    const { sentiment } = shown([
      // 6 s at −0.5 and 4 s at 0.9: +0.06, positive; negativity 60 %
      call('a', at, { segments: [said('no', [0, 6], -0.5), said('yes', [6, 10], 0.9)] }),
      // 7 s at −0.05 and 1 s at −0.049: negative in sum? −0.049875, so neutral; negativity 87.5 → 88 %
      call('b', at, { segments: [said('well', [0, 7], -0.05), said('ok', [7, 8], -0.049)] }),
      // no length at all: unweighted, −0.05: negative; negativity 50 %
      call('c', at, { segments: [said('x', [3, 3], -0.4), said('y', [3, 3], 0.3)] }),
      // nothing countable: not analysed
      call('d', at, { segments: [said('[noise]', [0, 9], -1), said('<UNIN/>', [9, 10], -1)] }),
      // left to the injected score of 0; negativity 0 %
      call('e', at, { segments: [said('hm', [0, 1]), said('what?', [1, 2])] }),
      // nothing can be told: not analysed
      call('f', at, { segments: [said('what?', [0, 1])] }),
    ]);
    // mean negativity (60 + 88 + 50 + 0) / 4 = 49.5
    expect(sentiment).toEqual({ calls: 4, positive: 1, neutral: 2, negative: 1, aboveAverageNegative: 3 });
  });

  it('rounds negativity half up: 7 of 8 seconds are 88 %, as much as 22 of 25', () => {
    const mixed = (callId: string, badSec: number, allSec: number) =>
      call(callId, at, { segments: [said('no', [0, badSec], -1), said('yes', [badSec, allSec], 1)] });
    expect(shown([mixed('a', 7, 8), mixed('b', 22, 25)]).sentiment.aboveAverageNegative).toBe(0);
    expect(shown([mixed('a', 7, 8), mixed('b', 21, 25)]).sentiment.aboveAverageNegative).toBe(1);
  });

  it('what the seller says is nobody’s sentiment', () => {
    const spoken: Segment = { speaker: 'seller', start: 0, end: 1, text: 'bad', sentiment: -1 };
    expect(shown([call('a', at, { segments: [spoken] })]).sentiment.calls).toBe(0);
  });
});

describe('terms', () => {
  const today = '2026-11-24T10:00:00Z';
  const yesterday = '2026-11-23T10:00:00Z';
  const twice = [said('price, price', [0, 1], 0), said('price', [1, 2], 0)];
  const once = [said('the price', [0, 1], 0)];

  it('compare with the previous period, and one that fell to none stays', () => {
    expect(
      shown([call('a', today, { segments: twice }), call('b', yesterday, { segments: once })]).keywords,
    ).toEqual({
      price: { label: 'Price', mentions: 3, calls: 1, previousMentions: 1, trend: 2 },
    });
    expect(shown([call('b', yesterday, { segments: once })]).keywords).toEqual({
      price: { label: 'Price', mentions: 0, calls: 0, previousMentions: 1, trend: -1 },
    });
    expect(shown([call('a', today, { segments: once })]).keywords).toEqual({
      price: { label: 'Price', mentions: 1, calls: 1, previousMentions: 0, isNew: true },
    });
    expect(shown([call('b', yesterday, { segments: once })], 'all', 'allTime').keywords).toEqual({
      price: { label: 'Price', mentions: 1, calls: 1 },
    });
  });

  it('are the 20 with most mentions, then by label, then by id', () => {
    const many = Array.from({ length: 23 }, (_, i): Tracker => {
      return { id: `t${i}`, kind: 'keyword', label: i < 2 ? 'A' : 'B', phrases: [`t${i}`] };
    });
    const text = many.map(({ id }) => id).join(' ');
    const events = [call('a', today, { segments: [said(`${text} t9 t9 t9`, [0, 1], 0)] })];
    const world = worldOf({ events, trackers: many, timeZone: 'UTC', setUpAtMs });
    const { keywords } = snapshotOf(world, { scope: 'all', period: { kind: 'last7d' }, nowMs });
    const ids = Object.keys(keywords);
    expect(ids).toHaveLength(20);
    expect(ids.slice(0, 5)).toEqual(['t9', 't0', 't1', 't10', 't11']);
    expect(ids).not.toContain('t8');
  });

  it('a team’s tracker hears that team’s calls alone, and its call is one with keywords', () => {
    const segments = [said('a demo of Rival', [0, 1], 0)];
    const events = [
      call('n', today, { team: 'north', segments }),
      call('s', today, { team: 'south', segments }),
    ];
    const demo = { demo: { label: 'Demo', mentions: 1, calls: 1, previousMentions: 0, isNew: true } };
    expect(shown(events, 'team:north').keywords).toEqual(demo);
    expect(shown(events, 'all').keywords).toEqual(demo);
    expect(shown(events, 'team:south').keywords).toEqual({});
    expect(shown(events, 'all').recording).toMatchObject({
      calls: 2,
      callsWithKeywords: 1,
      callsWithBrands: 2,
    });
    expect(shown(events, 'team:south').recording).toMatchObject({ calls: 1, callsWithKeywords: 0 });
    expect(shown(events, 'team:south').live.recent).toMatchObject({ s: { keywords: {} } });
  });
});

it('recording is this month against the same elapsed time of last month, whatever the period', () => {
  const { recording } = shown([
    call('now', '2026-11-02T10:00:00Z', { lastedSec: 100 }),
    call('now2', '2026-11-24T10:00:00Z', { lastedSec: 50 }),
    call('before', '2026-10-24T12:59:59Z', { lastedSec: 50 }),
    call('later', '2026-10-24T13:00:00Z', { lastedSec: 7 }),
    call('older', '2026-09-30T23:59:59Z'),
  ]);
  const none = { calls: 0, seconds: 0, callsWithKeywords: 0, callsWithBrands: 0 };
  const { series, ...figures } = recording;
  expect(figures).toEqual({ ...none, calls: 2, seconds: 150, trends: { calls: 1, seconds: 2 } });
  expect(Object.keys(series)).toHaveLength(31 + 24);
  expect(series['2026-10-24']).toEqual({ ...none, calls: 2, seconds: 57 });
  expect(series['2026-10-01']).toEqual(none);
  expect(series['2026-11-24']).toEqual({ ...none, calls: 1, seconds: 50 });
});

describe('live', () => {
  const started = (callId: string, startedAt: string): EarshotEvent => ({
    id: callId,
    source: 'test',
    time: startedAt,
    type: 'call.started',
    data: { callId, seller: { id: 's-x' }, startedAt, customer: { id: 'k', name: 'Kim' } },
  });

  it('holds the newest 20 calls in progress of at most 8 hours, and counts them all', () => {
    const events = Array.from({ length: 25 }, (_, i) => started(`c${i}`, `2026-11-24T10:${10 + i}:00+01:00`));
    const { live } = shown([...events, started('old', '2026-11-24T04:30:00Z')]);
    expect(live.activeCount).toBe(25);
    expect(Object.keys(live.active)).toEqual(Array.from({ length: 20 }, (_, i) => `c${24 - i}`));
    expect(live.active.c24).toEqual({
      sellerId: 's-x',
      sellerName: 's-x',
      startedAt: '2026-11-24T09:34:00.000Z',
      customer: 'Kim',
    });
  });

  it('holds the newest 12 finished calls, ids ascending where they end together', () => {
    const events = Array.from({ length: 14 }, (_, i) => call(`c${i}`, `2026-10-0${i < 7 ? 2 : 1}T10:00:00Z`));
    expect(Object.keys(shown(events).live.recent)).toEqual([
      ...['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6'],
      ...['c10', 'c11', 'c12', 'c13', 'c7'],
    ]);
  });
});
