import type { EarshotEvent, IngestAnswer, NewToken } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { startSystem } from './harness.ts';

const time = (second: number) => new Date(Date.now() - 60_000 + second * 1000).toISOString();

function finished(source: string, second: number): EarshotEvent {
  const data = {
    callId: 'shared',
    seller: { id: `seller-of-${source}` },
    startedAt: time(0),
    endedAt: time(1),
    segments: [],
  };
  return { id: `${source}/${second}`, source, type: 'call.finished', time: time(second), data };
}
function deleted(source: string, second: number): EarshotEvent {
  const envelope = { id: `${source}/${second}`, source, time: time(second) };
  return { ...envelope, type: 'call.deleted', data: { callId: 'shared' } };
}

const named = (source: string, second: number) => ({
  id: `${source}/${second}`,
  source,
  time: time(second),
});
const ann = { id: 'ann' };
const deal = (source: string, second: number): EarshotEvent => ({
  ...named(source, second),
  type: 'opportunity.changed',
  data: {
    opportunityId: 'shared',
    seller: ann,
    name: source,
    status: 'open',
    estimatedRevenue: 1,
    createdAt: time(0),
  },
});
const engagement = (source: string, second: number, durationSec: number): EarshotEvent => ({
  ...named(source, second),
  type: 'engagement.logged',
  data: { engagementId: 'shared', seller: ann, kind: 'email', startedAt: time(0), durationSec },
});
/** Puts Ann in play. */
const won = (source: string, second: number): EarshotEvent => ({
  ...named(source, second),
  type: 'opportunity.changed',
  data: {
    opportunityId: 'won',
    seller: ann,
    name: 'won',
    status: 'won',
    estimatedRevenue: 1,
    actualRevenue: 1,
    createdAt: time(0),
    closedAt: time(1),
  },
});

it('a token bound to a source replaces and deletes no call, deal or engagement of another source, and that is counted', async () => {
  await using system = await startSystem();
  const post = async <T>(path: string, body: unknown, token = system.adminToken) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return (await system.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json() as T;
  };
  const tokenFor = async (source: string) =>
    (await post<NewToken>('/v1/tokens', { name: source, role: 'ingest', source })).token;
  const [eu, us] = [await tokenFor('eu'), await tokenFor('us')];
  const send = async (event: EarshotEvent, token: string) => {
    expect(await post<IngestAnswer>('/v1/events', event, token)).toEqual({ accepted: 1, rejected: [] });
    await system.settled();
  };
  const sellers = async () => {
    const { live } = await system.dashboard({ scope: 'all', period: { kind: 'allTime' } });
    return Object.values(live.recent).map((call) => call.sellerId);
  };
  const refused = async () => {
    const metrics = await (await system.fetch('/metrics')).text();
    return /^earshot_events_refused_total\{reason="foreign_source"\} (\d+)$/m.exec(metrics)?.[1];
  };

  await send(finished('eu', 5), eu);
  await send(finished('us', 6), us);
  await send(deleted('us', 1), us);
  await send(deleted('us', 7), us);
  expect(await sellers()).toEqual(['seller-of-eu']);
  await expect.poll(refused).toBe('3');
  expect(system.output.match(/belongs to another source/g)).toHaveLength(1);

  await send(deleted('us', 8), system.adminToken);
  expect(await sellers()).toEqual([]);
  // What an admin has sent for a source is that source's from then on.
  await send(finished('eu', 9), eu);
  expect(await sellers()).toEqual([]);
  await send(finished('us', 10), us);
  expect(await sellers()).toEqual(['seller-of-us']);
  await send(finished('eu', 11), system.adminToken);
  await send(deleted('us', 12), us);
  expect(await sellers()).toEqual(['seller-of-eu']);

  const refusedBefore = await refused();
  const deals = async () => {
    const { pipeline, topSellers } = await system.dashboard({ scope: 'all', period: { kind: 'allTime' } });
    const emailSec = topSellers.engagement.team.emailSec * topSellers.inPlay;
    return [...Object.values(pipeline.deals).map(({ name }) => name), emailSec];
  };
  await send(won('eu', 12), eu);
  await send(deal('eu', 5), eu);
  await send(engagement('eu', 5, 10), eu);
  await send(deal('us', 6), us);
  await send(engagement('us', 6, 20), us);
  await send({ ...named('us', 7), type: 'opportunity.deleted', data: { opportunityId: 'shared' } }, us);
  await send({ ...named('us', 7), type: 'engagement.deleted', data: { engagementId: 'shared' } }, us);
  expect(await deals()).toEqual(['eu', 10]);
  await expect.poll(refused).toBe(String(Number(refusedBefore) + 4));
});
