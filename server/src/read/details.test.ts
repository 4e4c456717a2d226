import {
  kpiSeriesSchema,
  opportunityListSchema,
  sellerDetailsSchema,
  sentimentDetailsSchema,
  teamOverviewSchema,
  termListDetailsSchema,
} from '@earshot/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zoneOf } from '../domain/zone.ts';
import { Store } from '../store/store.ts';
import { startApp, type TestApp } from '../testing/app.ts';
import type { Event } from '../views/any-event.ts';
import { Steps } from '../views/event-rig.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startApp();
  const store = server.app.get(Store);
  const steps = new Steps(zoneOf('UTC'), Date.now);
  const deal = (n: number, status: 'open' | 'won'): Event => ({
    ...{ kind: 'deal', opportunityId: `o/${n}`, sellerId: n % 2 ? 's1' : 's/2', status, stage: 'Offer' },
    ...{ cents: 100 * n, createdAgoMs: 20 * 864e5, closedAgoMs: n * 1000 },
  });
  const events: Event[] = [
    { kind: 'named', sellerId: 's1', name: 'Ann' },
    { kind: 'moved', sellerId: 's1', team: 'a' },
    ...[1, 2, 3, 4, 5].map((n) => deal(n, 'open')),
    ...[6, 7].map((n) => deal(n, 'won')),
  ];
  const options = { nowMs: Date.now(), plan: (await store.reader.meta(0)).plan };
  await store.ledger.apply(
    0,
    events.map((event) => steps.stepOf(event)),
    options,
  );
});
afterAll(() => server?.[Symbol.asyncDispose]());

async function told(path: string): Promise<unknown> {
  const answer = await server.ask(path);
  expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-store']);
  return answer.json();
}

describe('over HTTP', () => {
  it('deals are told page by page, by risk, then size, and those that were won as they were closed', async () => {
    const list = async (query: string) =>
      opportunityListSchema.parse(await told(`/v1/opportunities?${query}`));
    await expect.poll(async () => (await list('')).opportunities.length).toBe(5);
    const first = await list('limit=2');
    expect(first.opportunities.map((line) => line.opportunityId)).toEqual(['o/5', 'o/4']);
    expect(first.opportunities[0]).toMatchObject({
      seller: { id: 's1', name: 'Ann', team: { id: 'a', name: 'a' } },
      ...{ status: 'open', estimated: 500, health: 70, state: 'watch', reasons: ['quiet'] },
    });
    const second = await list(`limit=2&cursor=${first.next}`);
    const third = await list(`limit=2&cursor=${second.next}`);
    expect([...second.opportunities, ...third.opportunities].map((line) => line.opportunityId)).toEqual([
      ...['o/3', 'o/2', 'o/1'],
    ]);
    expect(third.next).toBeUndefined();
    const won = await list('status=won&limit=1');
    expect(won.opportunities).toMatchObject([{ opportunityId: 'o/6', status: 'won', actual: 600 }]);
    const last = await list(`status=won&limit=1&cursor=${won.next}`);
    expect(last).toMatchObject({ opportunities: [{ opportunityId: 'o/7' }] });
    expect(last.next).toBeUndefined();
    expect((await list('scope=team:a&seller=s1')).opportunities).toHaveLength(3);
    expect((await list('status=won&scope=team:a&period=last24h')).opportunities).toHaveLength(1);
    expect((await list('scope=team:nobody')).opportunities).toEqual([]);
  });

  it('every other route answers in its shape, an unknown team with zeros', async () => {
    for (const query of ['', '?period=last24h', '?scope=team:a&period=lastMonth', '?scope=team:nobody']) {
      sentimentDetailsSchema.parse(await told(`/v1/details/sentiment${query}`));
      for (const list of ['keywords', 'competitors', 'brands', 'bestPractice'])
        expect(termListDetailsSchema.parse(await told(`/v1/details/terms/${list}${query}`)).list).toBe(list);
      teamOverviewSchema.parse(await told(`/v1/team${query}`));
      kpiSeriesSchema.parse(await told(`/v1/series/kpis${query}`));
    }
    const team = teamOverviewSchema.parse(await told('/v1/team'));
    expect(team.sellers.map(({ sellerId, name }) => [sellerId, name])).toEqual([
      ['s1', 'Ann'],
      ['s/2', 's/2'],
    ]);
    expect(teamOverviewSchema.parse(await told('/v1/team?scope=team:nobody'))).toMatchObject({
      ...{ sellers: [], team: { sellers: 0, calls: 0 } },
    });
  });

  it('a seller is held against their team, or against everyone, and one that nobody has named is not found', async () => {
    const seller = async (path: string) => sellerDetailsSchema.parse(await told(`/v1/sellers/${path}`));
    expect(await seller('s1?period=last7d')).toMatchObject({
      ...{ name: 'Ann', against: 'team:a', figures: { dealsWon: 1, revenueWon: 700 } },
      others: { sellers: 0 },
    });
    expect(await seller('s%2F2')).toMatchObject({
      ...{ sellerId: 's/2', against: 'all', figures: { revenueWon: 600 }, others: { revenueWon: 700 } },
    });
    const nobody = await server.ask('/v1/sellers/nobody');
    expect([nobody.status, await nobody.json()]).toMatchObject([404, { code: 'not_found' }]);
  });

  it.each([
    ['/v1/details/sentiment?period=yesterday', 'period'],
    ['/v1/details/terms/keywords?scope=eu', 'scope'],
    ['/v1/details/terms/brands?limit=3', 'limit'],
    ['/v1/team?from=2026-11-01T00:00:00Z', 'from'],
    ['/v1/team?scope=all&scope=team:a', 'scope'],
    ['/v1/sellers/s1?scope=all', 'scope'],
    ['/v1/sellers/s1?period=custom&from=2026-11-01T00:00:00Z&to=never', 'to'],
    ['/v1/opportunities?status=lost&risk=watch', 'risk'],
    ['/v1/opportunities?limit=201', 'limit'],
    ['/v1/opportunities?limit=0', 'limit'],
    ['/v1/opportunities?cursor=nonsense', 'cursor'],
    ['/v1/opportunities?cursor=WzEsMl0', 'cursor'],
    ['/v1/opportunities?status=gone', 'status'],
  ])('%s is refused with the place of its fault', async (path, at) => {
    const answer = await server.ask(path);
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'invalid', path: at }]);
  });

  it('a list of terms that there is not is not found', async () => {
    expect((await server.ask('/v1/details/terms/everything')).status).toBe(404);
  });

  it('a sender of events may read none of it', async () => {
    const made = await server.ask('/v1/tokens', { json: { name: 'dialer' } });
    const { token } = (await made.json()) as { token: string };
    const paths = ['details/sentiment', 'details/terms/brands', 'series/kpis', 'team', 'sellers/s1'];
    for (const path of [...paths, 'opportunities'])
      expect((await server.ask(`/v1/${path}`, { token })).status).toBe(403);
  });
});
