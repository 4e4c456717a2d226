import type { TrackerList } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { DEFAULT_TRACKERS } from '../simulator/generate/trackers.ts';
import { startSystem } from './harness.ts';
import { simulate } from './run-simulator.ts';

const VIEW = { scope: 'all', period: { kind: 'allTime' } } as const;

it('the simulator plays a past and a present into a running server, and leaves no call open', async () => {
  await using system = await startSystem();
  const live = await simulate(system, [
    '--trackers',
    '--history',
    '4',
    '--calls-per-day',
    '20',
    '--for',
    '6',
  ]);
  expect(live.said).toMatch(/^\d+ accepted, 0 rejected, 0 not sent\n$/);
  expect(live.code).toBe(0);

  const stopped = await simulate(system, ['--live'], { stopAfterMs: 2_500 });
  expect(stopped.said).toMatch(/^\d+ accepted, 0 rejected, 0 not sent\n$/);
  expect(stopped.code).toBe(0);

  await system.settled();
  await system.backfilled();
  const shown = await system.dashboard(VIEW);
  expect(shown.live.activeCount).toBe(0);
  expect(shown.recording.calls).toBeGreaterThan(10);
  expect(Object.keys(shown.keywords)).toHaveLength(20);
  const teams: unknown[] = await (await system.fetch('/v1/teams')).json();
  expect(teams).toHaveLength(3);
});

it('the simulator says what was refused, and fails', async () => {
  await using system = await startSystem();
  const refused = await simulate(system, ['--live', '--for', '1'], { token: 'no-such-token-0123456789' });
  expect(refused.code).toBe(1);
  expect(refused.said).toMatch(/^0 accepted, 0 rejected, \d+ not sent\n.*401/);
});

it('the same trackers made again are the same trackers', async () => {
  await using system = await startSystem();
  for (let round = 0; round < 2; round++) {
    expect(await simulate(system, ['--trackers'])).toMatchObject({ code: 0 });
    const { trackers }: TrackerList = await (await system.fetch('/v1/trackers')).json();
    expect(trackers).toEqual(DEFAULT_TRACKERS);
  }
});
