import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../testing/app.ts';
import { readDashboardQuery } from './dashboard-query.ts';

describe('a query for a dashboard', () => {
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
    expect(readDashboardQuery(query)).toEqual(expected);
  });

  it.each([
    [{ scope: 'team:' }, 'scope'],
    [{ scope: ['all', 'all'] }, 'scope'],
    [{ period: 'yesterday' }, 'period'],
    [{ period: 'custom' }, 'from'],
    [{ period: 'custom', from: '2026-11-02T00:00:00Z', to: '2026-11-01T00:00:00Z' }, 'to'],
    [{ period: 'custom', from: '2020-01-01T00:00:00Z', to: '2026-11-01T00:00:00Z' }, 'to'],
    [{ period: 'last7d', from: '2026-11-01T00:00:00Z' }, 'from'],
    [{ colour: 'red' }, undefined],
  ])('%j is refused with the place of its fault', (query, path) => {
    const read = readDashboardQuery(query);
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

  it('there are no teams at first', async () => {
    expect(await (await server.ask('/v1/teams')).json()).toEqual([]);
  });
});
