import type { AuditList, EarshotEvent, ErasureList, IngestAnswer } from '@earshot/contracts';
import { expect, it } from 'vitest';
import type { Erased } from '../oracle/standing.ts';
import { worldOf } from '../oracle/world.ts';
import { expectDashboard, expectLive, viewsOf } from './comparison.ts';
import { type System, startSystem } from './harness.ts';
import { hearing } from './hearing.ts';
import { eventually } from './live-client.ts';
import { Traces } from './traces.ts';

const NOW = Date.now();
const DAY_MS = 86_400_000;
const TIME_ZONE = 'Europe/Athens';
const RETIRED_MS = 40_000;
const TRACKERS = [{ id: 'price', kind: 'keyword', label: 'Price', phrases: ['price'] }] as const;

const at = (agoMs: number) => new Date(NOW - agoMs).toISOString();
const envelope = (id: string) => ({ id, source: 'dialer', time: at(60_000) });

interface Spoken {
  word: string;
  seller?: string;
  customer?: string;
  agoMs?: number;
}

/** A call in which a word is said by both, as a name and among others, with a customer of that name. */
function finished(
  callId: string,
  { word, seller = 'ann', customer = callId, agoMs = 7_200_000 }: Spoken,
): EarshotEvent {
  const said = (speaker: 'seller' | 'customer', start: number, text: string) => ({
    speaker,
    start,
    end: start + 9,
    text,
  });
  return {
    ...envelope(callId),
    type: 'call.finished',
    data: {
      ...{ callId, seller: { id: seller, team: { id: 'north' } } },
      customer: { id: customer, name: `${word} of ${customer}`, account: `${word} account` },
      ...{ opportunityId: 'deal-1', language: 'en', startedAt: at(agoMs + 60_000), endedAt: at(agoMs) },
      segments: [
        said('seller', 0, `Our ${word} report and the ${word} contract are ready.`),
        said('customer', 10, `The price is terrible, and we moved to ${word} Systems Inc. last year.`),
        said('seller', 20, 'I see. What would help?'),
      ],
    },
  };
}

function started(callId: string, customer: string, word: string, seller = 'ann'): EarshotEvent {
  const data = {
    callId,
    seller: { id: seller },
    customer: { id: customer, name: word },
    startedAt: at(600_000),
  };
  return { ...envelope(`${callId}-began`), type: 'call.started', data };
}

const deal = (seller: { id: string; name?: string }, opportunityId: string): EarshotEvent => ({
  ...envelope(opportunityId),
  type: 'opportunity.changed',
  data: { opportunityId, seller, name: 'Deal', status: 'open', estimatedRevenue: 5, createdAt: at(DAY_MS) },
});
const written = (engagementId: string, seller: { id: string; name?: string }): EarshotEvent => ({
  ...envelope(engagementId),
  type: 'engagement.logged',
  data: { engagementId, seller, kind: 'email', startedAt: at(DAY_MS), durationSec: 60 },
});

/** Words of the calls that are to go: by call, by customer, by customer in an event, by seller, and with time. */
const WORDS = { call: 'Quivertane', customer: 'Brathwillow', event: 'Ostrimund', seller: 'Falkenbrod' };
const OLD = 'Merrowdusk';
const PLAIN = 'Hollisworth';
const olga = { id: 'olga', name: `Olga ${WORDS.seller}` };

const GONE: EarshotEvent[] = [
  finished('one', { word: WORDS.call }),
  finished('two', { word: WORDS.customer, customer: 'kim' }),
  finished('three', { word: WORDS.customer, customer: 'kim', seller: 'bob' }),
  started('four', 'kim', WORDS.customer),
  finished('five', { word: WORDS.event, customer: 'lee' }),
  started('six', 'lee', WORDS.event),
  finished('seven', { word: WORDS.seller, seller: 'olga' }),
  started('eight', 'lou', WORDS.seller, 'olga'),
  written('mail-2', olga),
  { ...envelope('olga'), type: 'seller.changed', data: { sellerId: 'olga', name: olga.name } },
];
const KEPT: EarshotEvent[] = [
  finished('nine', { word: PLAIN }),
  finished('ten', { word: PLAIN, seller: 'bob' }),
  finished('eleven', { word: OLD, agoMs: 3 * DAY_MS }),
  written('mail-1', { id: 'ann', name: 'Ann' }),
  deal({ id: 'ann' }, 'deal-1'),
  deal(olga, 'deal-2'),
];
const ERASES_LEE: EarshotEvent = {
  ...envelope('lee-gone'),
  type: 'customer.erased',
  data: { customerId: 'lee' },
};
const ERASED: Erased = { calls: ['one'], customers: ['kim'], sellers: ['olga'] };

const post = async <T>(system: System, path: string, body: unknown): Promise<T> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await system.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.ok, `${path} answers ${answer.status}`).toBe(true);
  return (await answer.json()) as T;
};

/** Everything must be as if what was erased had never been sent. */
async function expectOracle(
  system: System,
  events: readonly EarshotEvent[],
  setUpAtMs: number,
): Promise<void> {
  const world = worldOf({
    ...{ events, erased: ERASED, hearing, setUpAtMs, timeZone: TIME_ZONE },
    trackers: TRACKERS.map((tracker) => ({ ...tracker, phrases: [...tracker.phrases] })),
  });
  for (const view of viewsOf(['all', 'team:north'], NOW)) await expectDashboard(system, world, view);
  expect(await system.verify()).toEqual({ code: 0, output: expect.stringMatching(/: no drift\n$/) });
}

it.each([1, 8])(
  'what was erased is nowhere in Redis or its files, its figures are given back, and nothing brings it back (%i partitions)',
  { timeout: 180_000 },
  async (partitions) => {
    await using system = await startSystem({ partitions, timeZone: TIME_ZONE });
    using traces = await Traces.of(system.redisUrl);
    const { period } = await system.dashboard({ scope: 'all', period: { kind: 'allTime' } });
    await system.putTrackers(TRACKERS.map((tracker) => ({ ...tracker, phrases: [...tracker.phrases] })));
    await using client = await system.connect();
    const live = await client.open({ scope: 'all', period: { kind: 'allTime' } });
    const events = [...GONE, ...KEPT];
    expect(await system.send(events)).toEqual({ accepted: events.length, rejected: [] });
    await system.settled();
    for (const [callId, word] of [
      ['one', WORDS.call],
      ['two', WORDS.customer],
      ['five', WORDS.event],
      ['seven', WORDS.seller],
    ] as const)
      await post(system, `/v1/calls/${callId}/notes`, { text: `Ask about ${word}.`, atSec: 10 });
    await traces.send('XADD', '{p00}:aside', '*', 'e', JSON.stringify(GONE[1]), 'reason', 'apply: Error');
    await traces.send('XADD', '{p00}:aside', '*', 'e', JSON.stringify(KEPT[0]), 'reason', 'apply: Error');
    for (const word of Object.values(WORDS)) {
      expect((await traces.inRedis(word)).length, word).toBeGreaterThan(6);
      await expect.poll(() => traces.inFiles(word), { timeout: 5_000 }).not.toEqual([]);
    }

    await system.send([ERASES_LEE]);
    const erasures = await Promise.all([
      system.erase('calls/one'),
      system.erase('customers/kim'),
      system.erase('sellers/olga'),
    ]);
    expect(erasures.map(({ erased }) => erased)).toEqual([1, 3, 3]);
    const ofEvent = async () => {
      const answer = await system.fetch('/v1/erasures');
      const { erasures: all } = (await answer.json()) as ErasureList;
      return all.filter(({ state }) => state === 'done').length;
    };
    await expect.poll(ofEvent, { timeout: 60_000 }).toBe(4);

    for (const word of Object.values(WORDS)) {
      expect(await traces.inRedis(word), word).toEqual([]);
      expect(traces.inFiles(word), word).toEqual([]);
    }
    expect(await traces.inRedis(PLAIN)).toContain('{p00}:aside');
    const sent = [...events, ERASES_LEE];
    await expectOracle(system, sent, Date.parse(period.from));

    const replayed = await system.send(events);
    expect(replayed.rejected.map(({ index, code }) => [index, code])).toEqual(
      GONE.map((_, i) => [i, 'erased']),
    );
    expect(replayed.accepted).toBe(KEPT.length);
    const late = [
      finished('new-of-kim', { word: WORDS.customer, customer: 'kim' }),
      finished('new-of-olga', { word: WORDS.seller, seller: 'olga' }),
    ];
    expect(((await system.send(late)) as IngestAnswer).rejected.map(({ code }) => code)).toEqual([
      'erased',
      'erased',
    ]);
    await system.settled();
    for (const word of Object.values(WORDS)) expect(await traces.inRedis(word), word).toEqual([]);
    await expectOracle(system, sent, Date.parse(period.from));
    const world = worldOf({
      ...{ events: sent, erased: ERASED, hearing, setUpAtMs: Date.parse(period.from), timeZone: TIME_ZONE },
      trackers: TRACKERS.map((tracker) => ({ ...tracker, phrases: [...tracker.phrases] })),
    });
    await expectLive(live, world);
    expect(client.faults).toEqual([]);

    const { entries } = (await (await system.fetch('/v1/audit')).json()) as AuditList;
    expect(
      entries
        .filter(({ what }) => what === 'erased')
        .map(({ entity, who }) => [entity?.kind, who.kind])
        .sort(),
    ).toEqual([
      ['call', 'token'],
      ['customer', 'event'],
      ['customer', 'token'],
      ['seller', 'token'],
    ]);
  },
);

it('a text whose time has come is nowhere in Redis or its files, and every figure stays', {
  timeout: 180_000,
}, async () => {
  await using system = await startSystem({ partitions: 2, timeZone: TIME_ZONE });
  using traces = await Traces.of(system.redisUrl);
  await system.putTrackers(TRACKERS.map((tracker) => ({ ...tracker, phrases: [...tracker.phrases] })));
  await system.send(KEPT);
  await system.settled();
  const { brands, ...before } = await system.dashboard({ scope: 'all', period: { kind: 'allTime' } });
  expect((await traces.inRedis('terrible')).length).toBeGreaterThan(2);
  await system.changeSettings({ retention: { transcriptDays: 1 } });

  const isRetired = async () => (await traces.inRedis(`${OLD} report`)).length === 0;
  expect(await eventually(isRetired, RETIRED_MS, 500)).toBe(true);
  const leftInFiles = () => traces.inFiles(`${OLD} report`).length;
  await expect.poll(leftInFiles, { timeout: RETIRED_MS }).toBe(0);
  expect((await traces.inRedis(`${PLAIN} report`)).length).toBeGreaterThan(1);
  expect(await system.dashboard({ scope: 'all', period: { kind: 'allTime' } })).toEqual({
    ...before,
    brands,
  });
  expect(await system.verify()).toEqual({ code: 0, output: expect.stringMatching(/: no drift\n$/) });

  await system.putTracker({ id: 'terrible', kind: 'keyword', label: 'Terrible', phrases: ['terrible'] });
  await system.backfilled();
  const { keywords } = await system.dashboard({ scope: 'all', period: { kind: 'allTime' } });
  expect(keywords.price).toMatchObject({ calls: 3 });
  expect(keywords.terrible).toMatchObject({ calls: 2, knownSince: expect.any(String) });
  expect(await system.verify()).toEqual({ code: 0, output: expect.stringMatching(/: no drift\n$/) });
});
