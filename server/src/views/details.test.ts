import type { Period, SentimentClass } from '@earshot/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTER, type Counters } from '../domain/contribution.ts';
import { encodeWords, packWords, wordField } from '../domain/words-said.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { anyEvent, type Event } from './any-event.ts';
import { Details } from './details.ts';
import { agreeWithPage, answersOf, REQUESTS } from './details-rig.ts';
import { Rig } from './rig.ts';

let redis: TestRedis;
let databases = 0;
beforeAll(async () => {
  redis = await startRedis({ args: ['--databases', '5000'] });
});
afterAll(() => redis[Symbol.asyncDispose]());

/** Ahead of the real clock: partitions' clocks never go back. */
const NOW = Date.parse('2031-11-24T09:31:07Z');

function rigOf(options: Partial<Parameters<typeof Rig.start>[0]> = {}): Promise<Rig> {
  const url = `${redis.url}/${databases++}`;
  return Rig.start({ url, partitions: 2, timeZone: 'Europe/Athens', nowMs: NOW, ...options });
}

type Doing = { kind: 'apply'; events: Event[] } | { kind: 'wait'; ms: number } | { kind: 'pack' };

const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('apply'),
      events: fc.array(anyEvent, { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('wait'),
      ms: fc.constantFrom(61_000, 3_601_000, 9 * 36e5, 864e5, 8 * 864e5, 31 * 864e5),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pack') }) },
);

describe('details of a node that lived through it', () => {
  for (const [name, nowMs] of [
    ['a plain morning', NOW],
    ['the night clocks go back', Date.parse('2031-10-26T00:58:30Z')],
    ['the end of a month', Date.parse('2031-11-30T21:59:30Z')],
  ] as const)
    it(`are the page's figures to the last digit, and what a node that has just begun tells: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(doing, { minLength: 2, maxLength: 6 }), async (doings) => {
          await using rig = await rigOf({ nowMs });
          const node = rig.node();
          for (const request of REQUESTS) await answersOf(node, request);
          for (const one of doings) {
            if (one.kind === 'apply') await rig.apply(...one.events);
            else if (one.kind === 'pack') await rig.pack();
            else {
              rig.clock.nowMs += one.ms;
              node.tick();
            }
          }
          // Keywords are renewed once a minute: with the next one, when all changes have been read.
          rig.clock.nowMs += 1;
          await expect.poll(() => node.asOfMs, { timeout: 5_000 }).toBe(rig.clock.nowMs);
          rig.clock.nowMs += 61_000;
          const fresh = rig.node();
          for (const request of REQUESTS) {
            const expected = await answersOf(fresh, request);
            const told = async () => JSON.stringify(await answersOf(node, request));
            await expect.poll(told, { timeout: 5_000 }).toBe(JSON.stringify(expected));
            agreeWithPage(expected, await node.snapshotNow(request));
          }
          expect(rig.failures).toEqual([]);
        }),
        { numRuns: 4, endOnFailure: true },
      );
    }, 120_000);
});

/** A call in which the seller says each phrase so often. */
function call(
  callId: string,
  sellerId: string,
  said: Record<string, number>,
  { agoMs = 0, mood }: { agoMs?: number; mood?: SentimentClass } = {},
): Event {
  const words = new Map([
    [wordField({ language: 'en', phrase: '', label: '' }), packWords({ mentions: 1_000, calls: 1 })],
  ]);
  for (const [label, mentions] of Object.entries(said))
    words.set(
      wordField({ language: 'en', phrase: label.replace(/s$/, ''), label, mood }),
      packWords({ mentions, calls: 1 }),
    );
  const counters: Counters = new Map([[COUNTER.calls, 1]]);
  if (mood) counters.set(COUNTER[mood], 1);
  return { kind: 'finished', callId, sellerId, agoMs, counters, words: encodeWords(words) };
}

const won = (sellerId: string, more: Partial<Event & { kind: 'deal' }> = {}): Event => ({
  ...{ kind: 'deal', opportunityId: `of-${sellerId}`, sellerId, status: 'won', stage: '-', cents: 90_000 },
  ...{ createdAgoMs: 864e5, closedAgoMs: 0, ...more },
});

const LAST_7_DAYS = { scope: 'all', period: { kind: 'last7d' } } as const;

describe('details of best practice', () => {
  it('are the keywords of the page, in every form that was said, with what the others said and the course by day', async () => {
    await using rig = await rigOf({ partitions: 3 });
    await rig.apply(
      won('s1'),
      call('c1', 's1', { pilots: 20 }, { agoMs: 2 * 864e5, mood: 'negative' }),
      call('c2', 's1', { pilot: 15 }, { mood: 'positive' }),
      call('c3', 's2', { pilot: 1, discount: 30 }, { mood: 'positive' }),
    );
    await rig.apply(
      call('c4', 's3', { discount: 30, price: 30 }),
      call('c5', 's4', { discount: 30, price: 30 }),
    );
    const node = rig.node();
    const answers = await answersOf(node, LAST_7_DAYS);
    agreeWithPage(answers, await node.snapshotNow(LAST_7_DAYS));
    const { compared, calls, sentiment, total, steps, terms } = answers.bestPractice;
    expect({ compared, calls, sentiment, total, unit: steps.unit }).toEqual({
      ...{ compared: true, calls: 2, total: 1, unit: 'day' },
      sentiment: { positive: 1, neutral: 0, negative: 1 },
    });
    expect(steps.from).toHaveLength(8);
    expect(terms[0]).toMatchObject({
      ...{ id: 'pilot', label: 'pilots', mentions: 35, calls: 2, others: { mentions: 1, calls: 1 } },
      ...{ sentiment: { positive: 1, neutral: 0, negative: 1 }, previousMentions: 0, isNew: true },
      series: { mentions: [0, 0, 0, 0, 0, 20, 0, 15], calls: [0, 0, 0, 0, 0, 1, 0, 1] },
    });
  });

  it('are held against what the same sellers said before: of days that are over on as many others', async () => {
    await using rig = await rigOf({ partitions: 3 });
    const daysAgo = (days: number) => ({ agoMs: days * 864e5 });
    await rig.apply(
      won('s1'),
      call('c1', 's1', { pilot: 30 }, daysAgo(1)),
      call('today', 's1', { pilot: 3 }),
    );
    for (const seller of ['s2', 's3', 's4']) await rig.apply(call(`of-${seller}`, seller, { price: 40 }));
    // Of the eight days that the period touches seven are over; of the seven before, the first is 14 days ago.
    await rig.apply(call('c5', 's1', { pilots: 7 }, { ...daysAgo(8), mood: 'neutral' }));
    await rig.apply(call('c6', 's1', { pilot: 5 }, daysAgo(14)), call('c7', 's1', { pilot: 9 }, daysAgo(15)));
    await rig.apply(call('c8', 's2', { pilot: 8 }, daysAgo(9)));
    const of = async (period: Period) => {
      const { terms } = await new Details(rig.node().reads).bestPractice({ scope: 'all', period });
      return terms.find(({ id }) => id === 'pilot')!;
    };
    expect(await of({ kind: 'last7d' })).toMatchObject({ mentions: 33, previousMentions: 12, trend: 1.5 });
    expect(await of({ kind: 'allTime' })).not.toHaveProperty('previousMentions');
    // Nobody can tell what was said in texts that were removed.
    await rig.store.settings.change({ retention: { transcriptDays: 14 } });
    expect(await of({ kind: 'last7d' })).not.toHaveProperty('trend');
    await rig.store.settings.change({ retention: { transcriptDays: 16 } });
    expect(await of({ kind: 'last7d' })).toMatchObject({ trend: 1.5 });
  });

  it('change with the page, once a minute, and days leave it with the clock', async () => {
    await using rig = await rigOf();
    await rig.apply(won('s1'), call('c1', 's1', { pilot: 40 }));
    await rig.apply(...['s2', 's3', 's4'].map((seller, n) => call(`c${n + 2}`, seller, { discount: 40 })));
    const node = rig.node();
    const details = new Details(node.reads);
    const mentions = async () => (await details.bestPractice(LAST_7_DAYS)).terms.map((term) => term.mentions);
    expect(await mentions()).toEqual([40]);
    await rig.apply(call('c9', 's1', { pilot: 2 }));
    rig.clock.nowMs += 60_000;
    await expect.poll(mentions).toEqual([42]);
    rig.clock.nowMs += 9 * 864e5;
    await rig.apply(won('s1'));
    expect(await mentions()).toEqual([]);
  });
});

describe('reads of what is warm', () => {
  it('tell of the moment of asking, however far the clock has gone', async () => {
    await using rig = await rigOf();
    await rig.apply(call('c1', 's1', {}));
    const details = new Details(rig.node().reads);
    const request = { scope: 'all', period: { kind: 'last24h' } } as const;
    expect((await details.sentiment(request)).calls).toBe(1);
    rig.clock.nowMs += 25 * 36e5;
    const { calls, period } = await details.sentiment(request);
    expect({ calls, to: period.to }).toEqual({ calls: 0, to: '2031-11-25T10:32:00.000Z' });
  });

  it('count no deal that began after their period, however long that has been known', async () => {
    await using rig = await rigOf();
    await rig.apply(won('s1', { createdAgoMs: 40 * 864e5, closedAgoMs: 35 * 864e5 }));
    const details = new Details(rig.node().reads);
    const available = async () => {
      const { series } = await details.kpis({ scope: 'all', period: { kind: 'lastMonth' } });
      return series.dealsAvailable;
    };
    const before = await available();
    expect(before.filter((deals) => deals === 1)).toHaveLength(6);
    rig.clock.nowMs += 5 * 36e5;
    await rig.apply(won('s2', { status: 'open', createdAgoMs: 0 }));
    expect(
      (await details.kpis({ scope: 'all', period: { kind: 'thisMonth' } })).series.dealsAvailable,
    ).toContain(1);
    expect(await available()).toEqual(before);
  });

  it('are read once for many who ask at once, and not at all again', async () => {
    await using rig = await rigOf({ partitions: 1 });
    for (let n = 0; n < 20; n++) await rig.apply(call(`c${n}`, 's1', {}, { agoMs: n * 864e5 }));
    const node = rig.node();
    const details = new Details(node.reads);
    let reads = 0;
    const buckets = rig.store.reader.buckets.bind(rig.store.reader);
    rig.store.reader.buckets = (partition, keys) => {
      reads += keys.length;
      return buckets(partition, keys);
    };
    const period: Period = { kind: 'custom', from: '2031-10-01T00:00:00Z', to: '2031-11-20T00:00:00Z' };
    const ask = () => details.team({ scope: 'all', period });
    const answers = await Promise.all(Array.from({ length: 50 }, ask));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const once = reads;
    expect(once).toBeLessThan(200);
    await ask();
    expect(reads).toBe(once);
  });

  it('of more periods than there is room for are refused while all are being read', async () => {
    await using rig = await rigOf();
    const details = new Details(rig.node().reads);
    const periodOf = (n: number): Period => ({
      ...{ kind: 'custom', from: new Date(NOW - (n + 1) * 36e5).toISOString() },
      to: new Date(NOW).toISOString(),
    });
    const ask = (n: number) => details.sentiment({ scope: 'all', period: periodOf(n) });
    await Promise.all(Array.from({ length: 100 }, (_, n) => ask(n)));
    await expect(ask(100)).rejects.toMatchObject({ fault: { code: 'rate_limited' }, retryAfterSec: 10 });
    expect(await ask(99)).toMatchObject({ calls: 0 });
  });

  it('fail within seconds where the store hangs, and where nobody knows any more what is true', async () => {
    await using own = await startRedis();
    await using rig = await Rig.start({ url: own.url, partitions: 1, timeZone: 'UTC', nowMs: NOW });
    await rig.apply(call('c1', 's1', {}));
    const details = new Details(rig.node().reads);
    const known = { scope: 'all', period: { kind: 'allTime' } } as const;
    expect((await details.sentiment(known)).calls).toBe(1);
    own.pause();
    try {
      expect((await details.sentiment(known)).calls).toBe(1);
      await expect(details.sentiment(LAST_7_DAYS)).rejects.toMatchObject({ name: 'StoreUnavailable' });
      const told = () =>
        details.sentiment(known).then(
          () => 'told',
          (error: Error) => error.name,
        );
      await expect.poll(told, { timeout: 20_000, interval: 500 }).toBe('StoreUnavailable');
    } finally {
      own.resume();
    }
    const again = () =>
      details.sentiment(known).then(
        ({ calls }) => calls,
        () => undefined,
      );
    await expect.poll(again, { timeout: 10_000 }).toBe(1);
  }, 60_000);
});
