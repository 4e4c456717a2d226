import { createClient } from 'redis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEPT_MS } from '../domain/buckets.ts';
import { openPipeline } from '../testing/pipeline.ts';
import { startRedis } from '../testing/redis.ts';
import { buildThreadProgram } from '../testing/thread-program.ts';
import { verifyCounters } from './verify.ts';

let built: Awaited<ReturnType<typeof buildThreadProgram>>;
beforeAll(async () => {
  built = await buildThreadProgram();
});
afterAll(() => built[Symbol.asyncDispose]());

/** A call that names a deal and a brand, two deals, and an engagement for one of them. */
function eventsAt(instant: string) {
  const event = (type: string, data: object) => ({ id: `e-${type}`, source: 's', type, time: instant, data });
  const seller = { id: 'ann' };
  const segments = [
    { speaker: 'customer', start: 0, end: 2, text: 'terrible', sentiment: -1 },
    { speaker: 'seller', start: 2, end: 3, text: 'We compared the price with Microsoft last year.' },
  ];
  const times = { startedAt: instant, endedAt: instant };
  const deal = { seller, name: 'Deal', estimatedRevenue: 5, createdAt: instant };
  return {
    'c-1': event('call.finished', {
      callId: 'c-1',
      seller,
      ...times,
      opportunityId: 'o-1',
      language: 'en',
      segments,
    }),
    'o-1': event('opportunity.changed', { opportunityId: 'o-1', ...deal, status: 'open' }),
    'o-2': event('opportunity.changed', {
      ...{ opportunityId: 'o-2', ...deal, status: 'won', actualRevenue: 7, closedAt: instant },
    }),
    'g-1': event('engagement.logged', {
      ...{
        engagementId: 'g-1',
        seller,
        kind: 'email',
        startedAt: instant,
        durationSec: 0.5,
        opportunityId: 'o-1',
      },
    }),
  };
}

test('a counter, a part, a bucket or anything else that is not what calls, deals and engagements give is found and named', async () => {
  await using redis = await startRedis();
  await using node = await openPipeline({ url: redis.url, program: built.program });
  const nowMs = Date.now();
  const instant = new Date(nowMs - 1000).toISOString();
  const entries = Object.entries(eventsAt(instant));
  await node.store.inbox.add(
    entries.map(([entityId, event]) => ({ entityId, event: JSON.stringify(event) })),
  );
  node.consumer.start();
  await expect.poll(() => node.store.inbox.backlog(), { timeout: 10_000 }).toBe(0);
  expect(node.failures).toEqual([]);
  const { buckets, ...rest } = await verifyCounters(node.store, nowMs);
  expect(rest).toEqual({ calls: 1, deals: 2, engagements: 1, drifts: [], moving: [] });
  expect(buckets).toBeGreaterThanOrEqual(5);
  const { touches, firsts } = await node.store.reader.state(0);
  expect([touches.size, firsts.size]).toEqual([1, 1]);

  const client = await createClient({ url: redis.url }).connect();
  const month = `1:M:${instant.slice(0, 7)}`;
  const key = (hash: string) => `{p00}:${hash}`;
  const [day] = await node.store.reader.wordKeys(0);
  const at = (await node.store.calls.find('c-1'))!.contribution.atMs;
  await client.hIncrBy(key('c:1:e'), 'ann|neg', 3);
  await client.hSet(key('c:1:d:1999-01-01'), 'bob|calls', 1);
  await client.hDel(key('months'), month);
  await client.hIncrBy(key(`w:${day}`), 'ann|en|price', 2);
  await client.hSet(key('touches'), 'o-9', '5');
  await client.hSet(key('touches'), 'o-1', String(at));
  await client.hDel(key('firsts'), 'microsoft');
  await client.sRem(key('openDeals'), 'o-1');
  await client.zRem(key('by:ann'), 'c-1');
  await client.zAdd(key('mood:negative'), { value: 'c-1', score: 5 });
  await client.zAdd(key('term:t|7'), { value: 'c-9', score: 5 });
  await client.hSet(key('deal:o-2'), 'contributions', `ann ${at} dc 1\nann ${at} dx 1 dw 1 won 800`);
  await client.hSet(key('engagement:g-1'), 'contribution', `bob ${at + 500} e|email 500`);
  const { drifts } = await verifyCounters(node.store, nowMs);
  const found = drifts.map(
    ({ place, name, stored, expected }) => `${place}, ${name}: ${stored}, ${expected}`,
  );
  const [call, touch] = [
    ['o-1', touches.get('o-1')],
    ['o-1', { lastEngagementMs: at }],
  ].map((each) => JSON.stringify(each));
  const first = JSON.stringify(['microsoft', firsts.get('microsoft')]);
  expect(found).toEqual(
    expect.arrayContaining([
      'bucket 1:e, ann|neg: 4, 1',
      'bucket 1:d:1999-01-01, bob|calls: 1, 0',
      `months, ${month}: 0, 5`,
      'bucket 1:e, ann|won: 700, 800',
      'bucket 1:e, bob|e|email: 0, 500',
      expect.stringMatching(RegExp(`^words ${day}, ann\\|en\\|price: \\d+, \\d+$`)),
      'touches, ["o-9",{"lastEngagementMs":5}]: 1, 0',
      `touches, ${touch}: 1, 0`,
      `touches, ${call}: 0, 1`,
      `firsts, ${first}: 0, 1`,
      'open deals, o-1: 0, 1',
      `index by:ann, c-1: 0, ${at}`,
      'index by:ann, calls: 0, 1',
      `index mood:negative, c-1: 5, ${at}`,
      'index term:t|7, calls: 1, 0',
      'deal o-2, won: 800, 700',
      `engagement g-1, bob at ${at + 500}: 1, 0`,
      `engagement g-1, ann at ${at + 500}: 0, 1`,
    ]),
  );
  await client.hSet(key('call:c-1'), {
    contribution: `ann ${at} calls 1 talk 7`,
    words: 'en|x\t5',
    brands: 'a\tA',
  });
  const places = (await verifyCounters(node.store, nowMs)).drifts.filter(({ place }) => place === 'call c-1');
  expect(places).toEqual(
    expect.arrayContaining([
      { partition: 0, place: 'call c-1', name: 'talk', stored: 7, expected: 1000 },
      { partition: 0, place: 'call c-1', name: 'en|x', stored: 2 ** 26 + 5, expected: 0 },
      { partition: 0, place: 'call c-1', name: '{"id":"a","label":"A"}', stored: 1, expected: 0 },
    ]),
  );
  client.destroy();
});

test('a bucket that expires while everything is looked at is no fault', async () => {
  await using redis = await startRedis();
  await using node = await openPipeline({ url: redis.url, program: built.program });
  const keptMs = KEPT_MS.minute;
  // Of a minute whose bucket was kept until some moments ago; by the clocks that a look begins with it is kept still.
  const instant = new Date(Math.floor((Date.now() - keptMs) / 60_000) * 60_000 - 1).toISOString();
  const event = JSON.stringify(eventsAt(instant)['c-1']);
  await node.store.inbox.add([{ entityId: 'c-1', event }]);
  node.consumer.start();
  await expect.poll(() => node.store.inbox.backlog(), { timeout: 10_000 }).toBe(0);
  expect(node.failures).toEqual([]);
  expect(await node.store.reader.bucketKeys(0)).not.toContainEqual(expect.stringContaining(':m:'));
  const beforeMs = Date.parse(instant) + keptMs - 1;
  const client = await createClient({ url: redis.url }).connect();
  await client.hSet('{p00}:meta', 'clock', beforeMs);
  client.destroy();
  expect((await verifyCounters(node.store, beforeMs)).drifts).toEqual([]);
});
