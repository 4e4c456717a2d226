import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { anyEvent, type Event } from './any-event.ts';
import { converges, held, Mirror, viewOf } from './mirror-rig.ts';
import { canonical, Rig } from './rig.ts';
import type { ViewRequest } from './view.ts';

let redis: TestRedis;
let databases = 0;
beforeAll(async () => {
  redis = await startRedis({ args: ['--databases', '500'] });
});
afterAll(() => redis[Symbol.asyncDispose]());

const startRig = () =>
  Rig.start({
    ...{ url: `${redis.url}/${databases++}`, partitions: 1, timeZone: 'Europe/Athens' },
    nowMs: Date.parse('2031-11-24T09:31:07Z'),
  });

const ON_WALLS: ViewRequest[] = [
  { scope: 'all', period: { kind: 'last7d' }, audience: 'privateScreen' },
  { scope: 'team:a', period: { kind: 'allTime' }, audience: 'screen' },
];
const PRIVATE: ViewRequest = ON_WALLS[0]!;

it('a screen that lived through every delta holds what is read anew and reduced', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyEvent, { minLength: 1, maxLength: 8 })), async (batches) => {
      await using rig = await startRig();
      const node = rig.node();
      const mirror = new Mirror();
      node.listen(mirror);
      const opened = [];
      for (const request of ON_WALLS) {
        const view = await viewOf(node, request);
        view.hold();
        mirror.take(view);
        opened.push(view);
      }
      for (const events of batches) await rig.apply(...events);
      await converges(node, mirror, opened);
      expect(rig.failures).toEqual([]);
    }),
    { numRuns: 6 },
  );
});

const named = (n: number): Event[] => [
  { kind: 'named', sellerId: `canary-${n}`, name: `Canaria Nr${n}` },
  {
    ...{ kind: 'finished', callId: `canary-call-${n}`, sellerId: `canary-${n}`, agoMs: 0 },
    counters: new Map([['calls', 1]]),
  },
];

it('on every node a private screen is given the same document, and in no byte of it or of a patch a name or an id', async () => {
  await using rig = await startRig();
  const [one, other] = [rig.node(), rig.node()];
  const { view, mirror } = await held(one, PRIVATE);
  for (let n = 0; n < 5; n++) await rig.apply(...named(n));
  await expect.poll(() => Object.keys(view.published.snapshot.live.recent).length).toBe(5);
  const theirs = await viewOf(other, PRIVATE);
  await expect.poll(() => canonical(theirs.published.snapshot)).toBe(mirror.text(view.id));
  expect(mirror.deltas.length).toBeGreaterThan(0);
  const told = JSON.stringify([view.publishedJson, mirror.deltas, view.position]);
  expect(told).not.toMatch(/canar/i);
  // The check can fail: whoever is signed in is told.
  expect((await viewOf(one, { ...PRIVATE, audience: 'people' })).publishedJson).toMatch(/Canaria Nr1/);
});

it('views of one scope and period for different audiences are different views, and people’s is none of a screen’s', async () => {
  await using rig = await startRig();
  const node = rig.node();
  const audiences = ['people', 'screen', 'privateScreen'] as const;
  const ids = [];
  for (const audience of audiences) ids.push((await viewOf(node, { ...PRIVATE, audience })).id);
  expect(new Set(ids).size).toBe(3);
  expect((await viewOf(node, { scope: 'all', period: { kind: 'last7d' } })).audience).toBe('people');
});

it('the patches of a private screen are no larger than what changed', async () => {
  await using rig = await startRig();
  const node = rig.node();
  const { view, mirror } = await held(node, PRIVATE);
  for (let n = 0; n < 5; n++) await rig.apply(...named(n));
  await expect.poll(() => Object.keys(view.published.snapshot.live.recent).length).toBe(5);
  const before = mirror.deltas.length;
  await rig.apply(...named(5));
  await expect.poll(() => Object.keys(view.published.snapshot.live.recent).length).toBe(6);
  const patches = mirror.deltas
    .slice(before)
    .map(({ delta }) => delta.patch as { live?: { recent?: object } });
  expect(patches.flatMap(({ live }) => Object.keys(live?.recent ?? {}))).toHaveLength(1);
});
