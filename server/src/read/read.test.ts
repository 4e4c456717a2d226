import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../testing/app.ts';
import { readPeriodQuery } from './period-query.ts';

describe('a query for a period', () => {
  it.each([
    [{}, { scope: 'all', period: { kind: 'allTime' } }],
    [
      { scope: 'team:eu/1', period: 'last7d' },
      { scope: 'team:eu/1', period: { kind: 'last7d' } },
    ],
    [
      { period: 'custom', from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00+02:00' },
      {
        scope: 'all',
        period: { kind: 'custom', from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00+02:00' },
      },
    ],
  ])('%j is understood', (query, expected) => {
    expect(readPeriodQuery(query)).toEqual({ ...expected, rest: {} });
  });

  it.each([
    [{ scope: 'team:' }, 'scope'],
    [{ scope: ['all', 'all'] }, 'scope'],
    [{ period: 'yesterday' }, 'period'],
    [{ period: 'custom' }, 'from'],
    [{ period: 'custom', from: '2026-11-02T00:00:00Z', to: '2026-11-01T00:00:00Z' }, 'to'],
    [{ period: 'custom', from: '2020-01-01T00:00:00Z', to: '2026-11-01T00:00:00Z' }, 'to'],
    [{ period: 'last7d', from: '2026-11-01T00:00:00Z' }, 'from'],
    [{ colour: 'red' }, 'colour'],
  ])('%j is refused with the place of its fault', (query, path) => {
    const read = readPeriodQuery(query);
    expect(read).toMatchObject({ fault: { code: 'invalid' } });
    expect('fault' in read && read.fault.path).toBe(path);
  });
});

describe('over HTTP', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startApp();
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  it('a dashboard of an empty organisation is there, all zeros', async () => {
    const answer = await server.ask('/v1/dashboard?scope=all&period=last24h');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({
      scope: 'all',
      period: { kind: 'last24h' },
      sentiment: { calls: 0 },
    });
  });

  it('a faulty query is answered with the place of its fault', async () => {
    const answer = await server.ask('/v1/dashboard?period=yesterday');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'invalid', path: 'period' });
  });

  it('more dashboards at once than can be made soon are refused, and those that wait are answered', async () => {
    server.redis.pause();
    const refused: { problem: unknown; retryAfterSec: number }[] = [];
    const statuses = Array.from({ length: 60 }, async (_, n) => {
      const answer = await server.ask(`/v1/dashboard?scope=team:t${n}`);
      const problem: unknown = await answer.json();
      if (answer.status !== 200)
        refused.push({ problem, retryAfterSec: Number(answer.headers.get('retry-after')) });
      return answer.status;
    });
    // Well before Redis has not answered for so long that those that wait fail.
    await expect
      .poll(() => refused.length, { interval: 5, timeout: 1_500 })
      .toBe(8)
      .finally(() => server.redis.resume());
    for (const { problem, retryAfterSec } of refused) {
      expect(problem).toMatchObject({ status: 429, code: 'rate_limited' });
      expect(retryAfterSec).toBeGreaterThan(0);
    }
    expect((await Promise.all(statuses)).filter((status) => status === 200)).toHaveLength(52);
  });

  it('there are no teams at first', async () => {
    expect(await (await server.ask('/v1/teams')).json()).toEqual([]);
  });
});
