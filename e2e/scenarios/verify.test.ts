import { createClient } from 'redis';
import { expect, it } from 'vitest';
import { finishedCall } from '../browser/calls.ts';
import { startSystem } from './harness.ts';

it('the counters of any deployment are verified by whoever knows its Redis', async () => {
  await using system = await startSystem({ partitions: 4 });
  const calls = Array.from({ length: 25 }, (_, n) => finishedCall(`call-${n}`, 'Ann', 'The price is fine.'));
  await system.send(calls);
  await system.settled();
  expect(await system.verify()).toEqual({
    code: 0,
    output: expect.stringMatching(/^25 calls, .*: no drift\n$/),
  });

  const client = await createClient({ url: system.redisUrl }).connect();
  const [hash] = await client.keys('{p03}:c:*:e');
  await client.hIncrBy(hash!, 'call-0|calls', 7);
  client.destroy();
  const { code, output } = await system.verify();
  expect(code).toBe(1);
  expect(output).toMatch(/^partition 3, bucket .*, call-0\|calls: /m);
});
