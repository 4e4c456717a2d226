import { createClient } from 'redis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPipeline } from '../testing/pipeline.ts';
import { startRedis } from '../testing/redis.ts';
import { buildThreadProgram } from '../testing/thread-program.ts';
import { verifyCounters } from './verify.ts';

let built: Awaited<ReturnType<typeof buildThreadProgram>>;
beforeAll(async () => {
  built = await buildThreadProgram();
});
afterAll(() => built[Symbol.asyncDispose]());

test('a counter, a call’s part or a bucket that is not what the calls give is found and named', async () => {
  await using redis = await startRedis();
  await using node = await openPipeline({ url: redis.url, program: built.program });
  const nowMs = Date.now();
  const instant = new Date(nowMs).toISOString();
  const data = { callId: 'c-1', seller: { id: 'ann' }, startedAt: instant, endedAt: instant };
  const segments = [{ speaker: 'customer', start: 0, end: 2, text: 'terrible' }];
  const event = { id: 'e', source: 's', type: 'call.finished', time: instant, data: { ...data, segments } };
  await node.store.inbox.add([{ entityId: 'c-1', event: JSON.stringify(event) }]);
  node.consumer.start();
  await expect.poll(() => node.store.inbox.backlog()).toBe(0);
  expect(await verifyCounters(node.store, nowMs)).toEqual({ calls: 1, buckets: 5, drifts: [], moving: [] });

  const client = await createClient({ url: redis.url }).connect();
  await client.hIncrBy('{p00}:c:1:e', 'ann|neg', 3);
  await client.hSet('{p00}:c:1:d:1999-01-01', 'bob|calls', 1);
  await client.hDel('{p00}:months', instant.slice(0, 7));
  await client.hSet(
    '{p00}:call:c-1',
    'contribution',
    `ann ${nowMs} calls 1 listen 2000 neg 1 n|100 1 talk 7`,
  );
  const { drifts } = await verifyCounters(node.store, nowMs);
  const talk = ['m', 'h', 'd', 'M', 'e'].map(() => ({ name: 'ann|talk', stored: 0, expected: 7 }));
  expect(drifts).toHaveLength(talk.length + 4);
  expect(drifts).toEqual(
    expect.arrayContaining([
      { partition: 0, place: 'bucket 1:e', name: 'ann|neg', stored: 4, expected: 1 },
      { partition: 0, place: 'bucket 1:d:1999-01-01', name: 'bob|calls', stored: 1, expected: 0 },
      { partition: 0, place: 'months', name: instant.slice(0, 7), stored: 0, expected: 1 },
      { partition: 0, place: 'call c-1', name: 'talk', stored: 7, expected: 0 },
      { partition: 0, place: 'bucket 1:e', ...talk[0] },
    ]),
  );
  client.destroy();
});
