import type { Period, Snapshot } from '@earshot/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COUNTER, type Counters } from '../domain/contribution.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import type { DealEvent, Event } from './any-event.ts';
import { converges, held } from './mirror-rig.ts';
import { Rig } from './rig.ts';

let redis: TestRedis;
let databases = 0;
beforeAll(async () => {
  redis = await startRedis({ args: ['--databases', '500'] });
});
afterAll(() => redis[Symbol.asyncDispose]());

const NOW = Date.parse('2031-11-24T09:31:07Z');
const HOUR_MS = 36e5;
const DAY_MS = 24 * HOUR_MS;

function rigOf(options: Partial<Parameters<typeof Rig.start>[0]> = {}): Promise<Rig> {
  const url = `${redis.url}/${databases++}`;
  return Rig.start({ url, partitions: 3, timeZone: 'Europe/Athens', nowMs: NOW, ...options });
}

function deal(opportunityId: string, more: Partial<DealEvent> = {}): DealEvent {
  const open = {
    status: 'open',
    createdAgoMs: DAY_MS,
    closedAgoMs: 0,
    cents: 100_000,
    stage: 'Offer',
  } as const;
  return { kind: 'deal', opportunityId, sellerId: 's1', ...open, ...more };
}

function call(callId: string, more: Partial<Event & { kind: 'finished' }> = {}): Event {
  const counters: Counters = new Map([[COUNTER.calls, 1]]);
  return { kind: 'finished', callId, sellerId: 's1', agoMs: 0, counters, ...more };
}

const reasonsOf = ({ pipeline }: Snapshot, id: string) => Object.keys(pipeline.deals[id]!.reasons);

it('the win rate is that of the deals available in the period, and so it was before', async () => {
  const anyDeal = fc
    .record({
      status: fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
      closedAgoMs: fc.nat(80 * DAY_MS),
      openMs: fc.nat(30 * DAY_MS),
    })
    .map(({ openMs, ...rest }) => ({ ...rest, createdAgoMs: rest.closedAgoMs + openMs }));
  const periods: Period[] = [
    { kind: 'allTime' },
    { kind: 'last24h' },
    { kind: 'last7d' },
    { kind: 'thisMonth' },
    { kind: 'lastMonth' },
    { kind: 'custom', from: '2031-10-20T10:00:00Z', to: '2031-11-20T12:00:00+02:00' },
    { kind: 'custom', from: '2031-11-20T10:00:00Z', to: '2031-12-20T12:00:00+02:00' },
  ];
  const rate = (
    deals: readonly { created: number; closed: number; isWon: boolean }[],
    from: number,
    to: number,
  ) => {
    const available = deals.filter(({ created, closed }) => created < to && closed >= from);
    const won = deals.filter(({ closed, isWon }) => isWon && closed >= from && closed < to);
    return available.length === 0 ? undefined : won.length / available.length;
  };
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeal, { minLength: 1, maxLength: 25 }), async (all) => {
      await using rig = await rigOf();
      await rig.apply(...all.map((one, n) => deal(`o${n}`, one)));
      const deals = all.map(({ status, createdAgoMs, closedAgoMs }) => ({
        created: NOW - createdAgoMs,
        closed: status === 'open' ? Infinity : NOW - closedAgoMs,
        isWon: status === 'won',
      }));
      const node = rig.node();
      for (const period of periods) {
        const { view } = await held(node, { scope: 'all', period });
        const { kpis, period: shown } = view.published.snapshot;
        const isAll = period.kind === 'allTime';
        const span = (of: { from: string; to: string }) => [Date.parse(of.from), Date.parse(of.to)] as const;
        const [from, to] = isAll ? [-Infinity, Infinity] : span(shown);
        const now = rate(deals, from, to);
        expect([period, kpis.winRate]).toEqual([period, now]);
        const before = shown.previous && rate(deals, ...span(shown.previous));
        const trend = before && now !== undefined ? (now - before) / before : undefined;
        expect([period, kpis.trends.winRate]).toEqual([period, trend]);
      }
    }),
    { numRuns: 12 },
  );
});

it('what comes hours after a view was opened lies behind a period that has ended', async () => {
  await using rig = await rigOf();
  const node = rig.node();
  await rig.apply(deal('o1', { status: 'won', createdAgoMs: 40 * DAY_MS, closedAgoMs: 30 * DAY_MS }));
  const { mirror, view } = await held(node, { scope: 'all', period: { kind: 'lastMonth' } });
  expect(view.published.snapshot.kpis.winRate).toBe(1);
  rig.clock.nowMs += 3 * HOUR_MS;
  node.tick();
  await rig.apply(deal('o2', { createdAgoMs: 0 }));
  await expect.poll(() => view.published.snapshot.pipeline.openDeals).toBe(1);
  await converges(node, mirror, [view]);
  expect(view.published.snapshot.kpis.winRate).toBe(1);
});

it('a deal that is reopened, worth another sum, another seller’s or deleted gives back what it gave', async () => {
  await using rig = await rigOf();
  await rig.apply({ kind: 'moved', sellerId: 's1', team: 'a' }, { kind: 'moved', sellerId: 's2', team: 'b' });
  const node = rig.node();
  const { mirror, view } = await held(node, { scope: 'team:a', period: { kind: 'allTime' } });
  const figures = async () => {
    await converges(node, mirror, [view]);
    const { kpis, pipeline } = view.published.snapshot;
    return [kpis.pipelineOpen, kpis.revenueWon, kpis.salesPeriod.won, pipeline.openDeals];
  };
  await rig.apply(deal('o1'));
  expect(await figures()).toEqual([100_000, 0, 0, 1]);
  await rig.apply(deal('o1', { status: 'won', cents: 70_001 }));
  expect(await figures()).toEqual([0, 70_001, 70_001, 0]);
  await rig.apply(deal('o1', { cents: 50_000 }));
  expect(await figures()).toEqual([50_000, 0, 0, 1]);
  await rig.apply(deal('o1', { cents: 50_000, sellerId: 's2' }));
  expect(await figures()).toEqual([0, 0, 0, 0]);
  await rig.apply({ kind: 'moved', sellerId: 's2', team: 'a' });
  expect(await figures()).toEqual([50_000, 0, 0, 1]);
  await rig.apply({ kind: 'dealDeleted', opportunityId: 'o1' });
  expect(await figures()).toEqual([0, 0, 0, 0]);
  expect(view.published.snapshot.kpis.salesPeriod.target).toBe(1_000_001);
});

it('calls and engagements that name a deal, wherever they are kept, change its health at once', async () => {
  await using rig = await rigOf({ partitions: 8 });
  const node = rig.node();
  const { mirror, view } = await held(node);
  const reasons = async () => {
    await converges(node, mirror, [view]);
    return reasonsOf(view.published.snapshot, 'o1');
  };
  await rig.apply(deal('o1', { createdAgoMs: 20 * DAY_MS }));
  expect(await reasons()).toEqual(['quiet']);
  const counters: Counters = new Map([[COUNTER.calls, 1]]);
  counters.set(COUNTER.negative, 1).set(COUNTER.negativity(90), 1);
  counters.set(COUNTER.mentions('rival', 1), 1).set(COUNTER.mentioningCalls('rival', 1), 1);
  // The latest call counts, whichever partition it lies in and whatever the others say.
  for (let n = 0; n < 12; n++) await rig.apply(call(`old${n}`, { opportunityId: 'o1', agoMs: 15 * DAY_MS }));
  await rig.apply(call('c1', { opportunityId: 'o1', agoMs: HOUR_MS, counters }));
  expect(await reasons()).toEqual(['negativeLastCall', 'competitorMentioned']);
  await rig.apply(call('c2', { opportunityId: 'o1' }));
  expect(await reasons()).toEqual([]);
  await rig.apply({ kind: 'deleted', callId: 'c2' });
  expect(await reasons()).toEqual(['negativeLastCall', 'competitorMentioned']);
  await rig.apply(call('c1', { agoMs: HOUR_MS, counters }));
  expect(await reasons()).toEqual(['quiet']);
  const engaged = { engagementId: 'e1', sellerId: 's2', opportunityId: 'o1', by: 'email' } as const;
  await rig.apply({ kind: 'engaged', ...engaged, agoMs: HOUR_MS, durationMs: 60_000 });
  expect(await reasons()).toEqual([]);
});

it('a call of another team’s seller shows on the page of the team whose deal it names', async () => {
  await using rig = await rigOf({ partitions: 8 });
  await rig.apply({ kind: 'moved', sellerId: 's1', team: 'a' }, { kind: 'moved', sellerId: 's2', team: 'b' });
  await rig.apply(deal('o1'));
  const { mirror, view } = await held(rig.node(), { scope: 'team:a', period: { kind: 'last24h' } });
  const counters: Counters = new Map([[COUNTER.calls, 1]]);
  counters.set(COUNTER.negative, 1).set(COUNTER.negativity(90), 1);
  await rig.apply(call('c1', { sellerId: 's2', opportunityId: 'o1', counters }));
  await expect.poll(() => reasonsOf(mirror.shown.get(view.id)!.snapshot, 'o1')).toEqual(['negativeLastCall']);
  await rig.apply({ kind: 'deleted', callId: 'c1' });
  await expect.poll(() => reasonsOf(mirror.shown.get(view.id)!.snapshot, 'o1')).toEqual([]);
});

it('a deal goes quiet, and its date passes, by the clock alone', async () => {
  await using rig = await rigOf({ nowMs: Date.parse('2031-11-24T21:57:30Z') });
  const node = rig.node();
  await rig.apply(
    deal('quiet', { createdAgoMs: 14 * DAY_MS - 45_000, closesInDays: 20 }),
    deal('late', { closesInDays: 0 }),
  );
  const { mirror, view } = await held(node);
  const reasons = async () => {
    await converges(node, mirror, [view]);
    return ['quiet', 'late'].map((id) => reasonsOf(view.published.snapshot, id));
  };
  expect(await reasons()).toEqual([[], []]);
  rig.clock.nowMs += 45_000;
  node.tick();
  expect(await reasons()).toEqual([[], []]);
  rig.clock.nowMs += 45_000;
  node.tick();
  expect(await reasons()).toEqual([['quiet'], []]);
  rig.clock.nowMs += 60_000;
  node.tick();
  expect(await reasons()).toEqual([['quiet'], ['closeDatePassed']]);
});

it('a brand is first heard by the earliest call that stands, in any partition', async () => {
  await using rig = await rigOf({ partitions: 8 });
  const node = rig.node();
  const { mirror, view } = await held(node);
  const counters: Counters = new Map([[COUNTER.calls, 1]]);
  counters.set(COUNTER.brandMentions('relecloud'), 2).set(COUNTER.brandCalls('relecloud'), 1);
  const heard = (callId: string, label: string, agoMs: number) =>
    call(callId, { agoMs, counters, brands: [{ id: 'relecloud', label }] });
  const brand = async () => {
    await converges(node, mirror, [view]);
    const { relecloud } = view.published.snapshot.brands;
    return relecloud && [relecloud.label, NOW - Date.parse(relecloud.firstHeardAt)];
  };
  await rig.apply(heard('c1', 'Relecloud', HOUR_MS), heard('c2', 'RELECLOUD', 3 * HOUR_MS));
  expect(await brand()).toEqual(['RELECLOUD', 3 * HOUR_MS]);
  await rig.apply({ kind: 'deleted', callId: 'c2' });
  expect(await brand()).toEqual(['Relecloud', HOUR_MS]);
  await rig.apply({ kind: 'named', sellerId: 's9', name: 'Relecloud' });
  expect(await brand()).toBeUndefined();
  await rig.apply({ kind: 'named', sellerId: 's9', name: 'Ann' });
  expect(await brand()).toEqual(['Relecloud', HOUR_MS]);
  await rig.apply({ kind: 'deleted', callId: 'c1' });
  expect(await brand()).toBeUndefined();
});

it('other settings show on every page at once, in a document that follows nothing', async () => {
  await using rig = await rigOf({ partitions: 2 });
  const node = rig.node();
  const { mirror, view } = await held(node);
  expect(view.published.snapshot.pipeline.target).toBe(5_000_000);
  await rig.store.settings.change({
    targets: { organisation: 7 },
    salesPeriod: { kind: 'year', startMonth: 4 },
  });
  await rig.store.ledger.announceSettings(0);
  await expect.poll(() => mirror.restarts).toBe(1);
  const { pipeline, kpis } = mirror.shown.get(view.id)!.snapshot;
  expect(pipeline.target).toBe(7);
  expect(kpis.salesPeriod.from).toBe('2031-03-31T21:00:00.000Z');
  await rig.store.settings.change({ targets: null });
  await rig.store.ledger.announceSettings(1);
  await expect.poll(() => mirror.shown.get(view.id)!.snapshot.pipeline.target).toBeUndefined();
});
