import { type AlertTryInput, FIGURE_NAMES, type FigureName } from '@earshot/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { familyOf } from '../domain/alerts/basis.ts';
import { DAY_MS } from '../domain/calendar.ts';
import { Connection } from '../store/connection.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { anyCounters, type Event } from '../views/any-event.ts';
import { Rig } from '../views/rig.ts';
import { AlertTries } from './alert-tries.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

/** Ahead of the real clock. */
const NOW = Date.parse('2031-11-20T09:31:07Z');
const FIGURES = FIGURE_NAMES.filter((figure) => familyOf(figure) !== 'moment');

function calls(): Event[] {
  const one = fc.record({ agoMs: fc.nat(35 * DAY_MS), counters: anyCounters });
  const [all] = fc.sample(fc.array(one, { minLength: 80, maxLength: 80 }), { seed: 2026, numRuns: 1 });
  return all!.map(({ agoMs, counters }, n) => ({
    ...{ kind: 'finished' as const, callId: `c${n}`, sellerId: `s${n % 5}`, agoMs, counters },
  }));
}

const won = { kind: 'deal', status: 'won', stage: '-' } as const;
const wins = Array.from({ length: 20 }, (_, n): Event => {
  const times = { createdAgoMs: (2 * n + 1) * DAY_MS, closedAgoMs: 1.5 * n * DAY_MS };
  return { ...won, ...times, opportunityId: `o${n}`, sellerId: `s${n % 5}`, cents: 1_000 * ((7 * n) % 10) };
});

/** A store in which all this has happened. */
async function rigOf(database: number): Promise<Rig> {
  const where = { url: `${redis.url}/${database}`, partitions: 2 };
  const rig = await Rig.start({ ...where, timeZone: 'Europe/Athens', nowMs: NOW });
  await rig.apply(...calls(), ...wins);
  return rig;
}

/** A rule that hardly anything escapes. */
const moved = (figure: FigureName): AlertTryInput => ({
  ...{ figure, scope: 'all', period: 'last7d', pauseMin: 60 },
  condition: { kind: 'changesBy', amount: 0.0001, withinMin: 24 * 60 },
});

it('no figure is told from what was read for another', async () => {
  await using rig = await rigOf(1);
  const views = rig.node();
  const tries = new AlertTries(rig.store, views);
  const fired = new Set<string>();
  for (const figure of FIGURES) {
    const input = moved(figure);
    const answer = await tries.try(input);
    expect([figure, answer]).toEqual([figure, await new AlertTries(rig.store, views).try(input)]);
    if (answer.firings.length > 0) fired.add(figure);
  }
  // Or answers would be the same for want of firings.
  expect([...fired].sort()).toEqual([...FIGURES].sort());
}, 60_000);

it('whom nobody names any more counts on', async () => {
  await using rig = await rigOf(2);
  const views = rig.node();
  const before = await new AlertTries(rig.store, views).try(moved('revenueWon'));
  expect(before.firings.length).toBeGreaterThan(0);
  const raw = await Connection.open({ url: `${redis.url}/2`, name: 'test' });
  await raw.call(['DEL', '{p00}:sellers', '{p01}:sellers']);
  raw.close();
  expect(await new AlertTries(rig.store, views).try(moved('revenueWon'))).toEqual(before);
});
