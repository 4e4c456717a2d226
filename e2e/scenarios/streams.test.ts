import { describe, expect, it } from 'vitest';
import { worldOf } from '../oracle/world.ts';
import { Random } from '../simulator/generate/random.ts';
import { expectDashboard, expectLive, viewsOf } from './comparison.ts';
import { startSystem } from './harness.ts';
import { randomStream, TRACKERS } from './random-stream.ts';

const SCOPES = ['all', 'team:north', 'team:south', 'team:nobody'] as const;

describe.each([
  { partitions: 1, timeZone: 'Asia/Kathmandu', seed: 'a' },
  { partitions: 8, timeZone: 'Europe/Athens', seed: 'b' },
])(
  'a stream with repetitions, corrections, deletions and moves ($partitions partitions, $timeZone)',
  (options) => {
    it('shows the oracle’s figures: at once, freshly opened, and through all deltas', async () => {
      await using system = await startSystem(options);
      const setUpAtMs = Date.parse(
        (await system.dashboard({ scope: 'all', period: { kind: 'allTime' } })).period.from,
      );
      await system.putTrackers(TRACKERS);
      const nowMs = Date.now();
      const views = viewsOf(SCOPES, nowMs);
      await using early = await system.connect();
      await using early2 = await system.connect();
      const lived = await Promise.all(views.map((view, i) => (i < 16 ? early : early2).open(view)));

      const stream = randomStream(options.seed, 150, nowMs);
      const random = new Random(options.seed);
      for (let sent = 0; sent < stream.length; ) {
        const part = stream.slice(sent, sent + random.whole(1, 60));
        const answer = await system.send(part);
        expect(answer).toEqual({ accepted: part.length, rejected: [] });
        sent += part.length;
      }
      await system.settled();
      const world = worldOf({ events: stream, trackers: TRACKERS, timeZone: options.timeZone, setUpAtMs });
      expect(world.calls.length).toBeGreaterThan(60);

      for (const view of views) await expectDashboard(system, world, view);
      await using late = await system.connect();
      for (const view of views.slice(0, 16)) await expectLive(await late.open(view), world);
      for (const view of lived) await expectLive(view, world);
      expect(
        lived.filter((view) => view.changes === 0).every(({ asked }) => asked.scope === 'team:nobody'),
      ).toBe(true);
      expect([...early.faults, ...early2.faults]).toEqual([]);
    });
  },
);
