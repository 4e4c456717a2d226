import type { Period, Scope } from '@earshot/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { anyEvent, type Event } from './any-event.ts';
import { canonical, Mirror, Rig } from './rig.ts';
import { View } from './view.ts';
import type { Views } from './views.ts';

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
  return Rig.start({ url, partitions: 1, timeZone: 'Europe/Athens', nowMs: NOW, ...options });
}

const SCOPES: Scope[] = ['all', 'team:a', 'team:nobody'];
const PERIODS: Period[] = [
  { kind: 'allTime' },
  { kind: 'last24h' },
  { kind: 'last7d' },
  { kind: 'thisMonth' },
  { kind: 'lastMonth' },
  { kind: 'custom', from: '2031-10-20T10:00:00Z', to: '2031-11-24T12:00:00+02:00' },
];

async function openAll(views: Views): Promise<{ mirror: Mirror; views: View[] }> {
  const mirror = new Mirror();
  views.listen(mirror);
  const opened: View[] = [];
  for (const scope of SCOPES)
    for (const period of PERIODS) {
      const view = await viewOf(views, { scope, period });
      view.hold();
      mirror.take(view);
      opened.push(view);
    }
  return { mirror, views: opened };
}

async function viewOf(views: Views, request: { scope: Scope; period: Period }): Promise<View> {
  const view = await views.open(request);
  if (!(view instanceof View)) throw new Error(view.code);
  return view;
}

/** Every mirrored document must come to equal the one that is read and summed anew. */
async function converges(views: Views, mirror: Mirror, opened: readonly View[]): Promise<void> {
  for (const view of opened) {
    const fresh = canonical(await views.snapshotNow({ scope: view.scope, period: view.period }));
    await expect.poll(() => mirror.text(view.id), { timeout: 5_000, interval: 10 }).toBe(fresh);
  }
}

type Doing = { kind: 'apply'; events: Event[] } | { kind: 'wait'; ms: number };

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
      ms: fc.constantFrom(61_000, 3_599_000, 3_601_000, 9 * 36e5, 864e5, 8 * 864e5, 31 * 864e5),
    }),
  },
);

describe('a reader of views', () => {
  for (const [name, nowMs] of [
    ['a plain morning', NOW],
    ['the night clocks go back', Date.parse('2031-10-26T00:58:30Z')],
    ['the night clocks go forward', Date.parse('2031-03-30T00:58:30Z')],
    ['the end of a month', Date.parse('2031-11-30T21:59:30Z')],
  ] as const)
    for (const partitions of [1, 8])
      it(`who lived through every delta holds what is read anew: ${name}, partitions: ${partitions}`, async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(doing, { minLength: 2, maxLength: 8 }), async (doings) => {
            await using rig = await rigOf({ partitions, nowMs });
            const node = rig.node();
            const { mirror, views } = await openAll(node);
            for (const one of doings) {
              if (one.kind === 'apply') await rig.apply(...one.events);
              else {
                rig.clock.nowMs += one.ms;
                node.tick();
              }
            }
            await converges(node, mirror, views);
            expect(mirror.restarts).toBe(views.length);
            expect(rig.failures).toEqual([]);
          }),
          { numRuns: 6 },
        );
      });
});
