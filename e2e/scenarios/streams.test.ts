import type { SettingsChange } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../oracle/snapshot.ts';
import { type World, worldOf } from '../oracle/world.ts';
import { Random } from '../simulator/generate/random.ts';
import { expectDashboard, expectLive, viewsOf } from './comparison.ts';
import { startSystem } from './harness.ts';
import { hearing } from './hearing.ts';
import { randomStream, TRACKERS } from './random-stream.ts';

const SETTINGS = {
  salesPeriod: { kind: 'year', startMonth: 9 },
  targets: { organisation: 123_456_789, teams: { north: 1, south: 33_333_333 } },
} as const;

const SCOPES = ['all', 'team:north', 'team:south', 'team:nobody'] as const;

/** A stream proves no figure that nothing in it moves. */
function expectVaried(world: World, nowMs: number): void {
  expect(world.calls.length).toBeGreaterThan(60);
  const { kpis, pipeline, brands, topSellers, recording } = snapshotOf(world, {
    ...{ scope: 'all', period: { kind: 'allTime' } },
    nowMs,
  });
  expect(kpis.dealsWon).toBeGreaterThan(5);
  expect(pipeline.atRiskDeals).toBeGreaterThan(0);
  expect(Object.keys(pipeline.byStage)).toContain('toString');
  const reasons = Object.values(pipeline.deals).flatMap((deal) => Object.keys(deal.reasons));
  expect(new Set(reasons).size).toBeGreaterThan(2);
  expect(Object.keys(brands).length).toBeGreaterThan(10);
  const { talkRatio, switchRate, sentiment, engagement, bestPracticeKeywords } = topSellers;
  const verdicts = [talkRatio, switchRate, sentiment, engagement].map(({ verdict }) => verdict);
  expect(new Set(verdicts)).toEqual(new Set(['different', 'same']));
  expect(Object.keys(bestPracticeKeywords).length).toBeGreaterThan(3);
  expect(recording.callsWithBrands).toBeGreaterThan(0);
}

describe.each([
  { partitions: 1, timeZone: 'Asia/Kathmandu', seed: 'a', topSellers: undefined },
  { partitions: 8, timeZone: 'Europe/Athens', seed: 'b', topSellers: ['s1', 's2', 's3', 's4', 'nobody'] },
])(
  'a stream of calls, deals and engagements with repetitions, corrections, deletions and moves ($partitions partitions, $timeZone)',
  (options) => {
    it('shows the oracle’s figures: at once, freshly opened, and through all deltas', {
      timeout: 240_000,
    }, async () => {
      await using system = await startSystem(options);
      const setUpAtMs = Date.parse(
        (await system.dashboard({ scope: 'all', period: { kind: 'allTime' } })).period.from,
      );
      await system.putTrackers(TRACKERS);
      const settings = { ...SETTINGS, ...(options.topSellers && { topSellers: options.topSellers }) };
      await system.changeSettings(structuredClone(settings) as SettingsChange);
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
      const world = worldOf({
        ...{ events: stream, trackers: TRACKERS, settings, hearing, setUpAtMs },
        timeZone: options.timeZone,
      });
      expectVaried(world, nowMs);

      for (const view of views) await expectDashboard(system, world, view);
      await using late = await system.connect();
      for (const view of views.slice(0, 16)) await expectLive(await late.open(view), world);
      for (const view of lived) await expectLive(view, world);
      expect(
        lived.filter((view) => view.changes === 0).every(({ asked }) => asked.scope === 'team:nobody'),
      ).toBe(true);
      expect([...early.faults, ...early2.faults]).toEqual([]);
      expect(await system.verify()).toEqual({ code: 0, output: expect.stringMatching(/: no drift\n$/) });
    });
  },
);
