import type { Period, Scope } from '@earshot/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTER, type Counters } from '../domain/contribution.ts';
import type { Store } from '../store/store.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { anyEvent, type Event, TRACKERS } from './any-event.ts';
import { converges, convergesInAMinute, held, Mirror, viewOf } from './mirror-rig.ts';
import { Rig, tellRedis } from './rig.ts';
import { View } from './view.ts';
import type { Views } from './views.ts';

let redis: TestRedis;
let databases = 0;
beforeAll(async () => {
  redis = await startRedis({ args: ['--databases', '5000'] });
});
afterAll(() => redis[Symbol.asyncDispose]());

/** Ahead of the real clock: partitions' clocks never go back. */
const NOW = Date.parse('2031-11-24T09:31:07Z');

function rigOf(options: Partial<Parameters<typeof Rig.start>[0]> = {}): Promise<Rig> {
  const url = `${redis.url}/${databases++}`;
  return Rig.start({ url, partitions: 1, timeZone: 'Europe/Athens', nowMs: NOW, ...options });
}

const SCOPES: Scope[] = ['all', 'team:a', 'team:nobody'];
const PERIODS: Period[] = [
  { kind: 'allTime' },
  { kind: 'last24h' },
  { kind: 'last7d' },
  { kind: 'thisMonth' },
  { kind: 'lastMonth' },
  { kind: 'custom', from: '2031-10-20T10:00:00Z', to: '2031-11-24T12:00:00+02:00' },
];

async function openAll(views: Views): Promise<{ mirror: Mirror; views: View[] }> {
  const mirror = new Mirror();
  views.listen(mirror);
  const opened: View[] = [];
  for (const scope of SCOPES)
    for (const period of PERIODS) {
      const view = await viewOf(views, { scope, period });
      view.hold();
      mirror.take(view);
      opened.push(view);
    }
  return { mirror, views: opened };
}

type Doing = { kind: 'apply'; events: Event[] } | { kind: 'wait'; ms: number } | { kind: 'pack' };

const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('apply'),
      events: fc.array(anyEvent, { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('wait'),
      ms: fc.constantFrom(61_000, 3_599_000, 3_601_000, 9 * 36e5, 864e5, 8 * 864e5, 31 * 864e5),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pack') }) },
);

describe('a reader of views', () => {
  for (const [name, nowMs] of [
    ['a plain morning', NOW],
    ['the night clocks go back', Date.parse('2031-10-26T00:58:30Z')],
    ['the night clocks go forward', Date.parse('2031-03-30T00:58:30Z')],
    ['the end of a month', Date.parse('2031-11-30T21:59:30Z')],
  ] as const)
    for (const partitions of [1, 8])
      it(`who lived through every delta holds what is read anew: ${name}, partitions: ${partitions}`, async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(doing, { minLength: 2, maxLength: 8 }), async (doings) => {
            await using rig = await rigOf({ partitions, nowMs });
            const node = rig.node();
            const { mirror, views } = await openAll(node);
            for (const one of doings) {
              if (one.kind === 'apply') await rig.apply(...one.events);
              else if (one.kind === 'pack') await rig.pack();
              else {
                rig.clock.nowMs += one.ms;
                node.tick();
              }
            }
            await convergesInAMinute(rig, node, { mirror, opened: views });
            expect(mirror.restarts).toBe(0);
            expect(rig.failures).toEqual([]);
          }),
          { numRuns: 6 },
        );
      });
});

const ALL_TIME = { scope: 'all', period: { kind: 'allTime' } } as const;

function call(n: number, agoMs = 0): Event {
  const counters = new Map([
    ['calls', 1],
    ['ms', 1000 + n],
  ]);
  return { kind: 'finished', callId: `call-${n}`, sellerId: `s${n % 3}`, agoMs, counters };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Answers of the store arrive late, each by another time, as from a Redis that is far away. */
function slowDown({ reader }: Store, byMs: number): void {
  const late = () => sleep(byMs * (0.5 + Math.random() / 2));
  const buckets = reader.buckets.bind(reader);
  const recent = reader.recent.bind(reader);
  reader.buckets = async (partition, keys) => {
    const answer = await buckets(partition, keys);
    await late();
    return answer;
  };
  reader.recent = async (partition, options) => {
    const answer = await recent(partition, options);
    await late();
    return answer;
  };
}

describe('a view', () => {
  it('is the same on every node, each in an epoch of its own', async () => {
    await using rig = await rigOf({ partitions: 8 });
    const first = await openAll(rig.node());
    const node = rig.node();
    for (let n = 0; n < 60; n++) await rig.apply(call(n, n * 3_600_000), call(n + 1000));
    const second = await openAll(node);
    await rig.apply(...Array.from({ length: 40 }, (_, n) => call(n)));
    await converges(node, first.mirror, first.views);
    await converges(node, second.mirror, second.views);
    expect(first.views[0]!.position.epoch).not.toBe(second.views[0]!.position.epoch);
  });

  it('opened, or slid by the clock, in the midst of a stream counts every call once', async () => {
    await using rig = await rigOf({ partitions: 3, nowMs: Date.parse('2031-11-24T09:59:00Z') });
    for (let n = 0; n < 200; n += 50)
      await rig.apply(...Array.from({ length: 50 }, (_, i) => call(n + i, (n + i) * 3_600_000)));
    slowDown(rig.store, 30);
    const node = rig.node();
    let isStreaming = true;
    const streams = [0, 1, 2].map(async (stream) => {
      for (let n = stream; isStreaming; n += 3) {
        await rig.apply(call(n % 400, (n % 97) * 600_000), {
          kind: 'deleted',
          callId: `call-${(7 * n) % 400}`,
        });
        if (n % 9 === 0) await rig.apply({ kind: 'moved', sellerId: `s${n % 3}`, team: n % 2 ? 'a' : '' });
      }
    });
    const mirror = new Mirror();
    node.listen(mirror);
    const views: View[] = [];
    for (let n = 0; n < 24; n++) {
      const from = new Date(rig.clock.nowMs - (n + 2) * 11 * 3_600_000).toISOString();
      const to = new Date(rig.clock.nowMs + 3_600_000).toISOString();
      const period: Period = n % 2 ? { kind: 'custom', from, to } : PERIODS[(n / 2) % 5]!;
      const view = await viewOf(node, { scope: n % 3 ? 'all' : 'team:a', period });
      view.hold();
      mirror.take(view);
      views.push(view);
      if (n % 4 === 3) {
        rig.clock.nowMs += 20_000;
        await sleep(30);
      }
    }
    isStreaming = false;
    await Promise.all(streams);
    await converges(node, mirror, views);
    expect(mirror.restarts).toBe(0);
    expect(rig.failures).toEqual([]);
  });

  it('holds a call that came while its lists were being read', async () => {
    await using rig = await rigOf({ partitions: 2 });
    await rig.apply({ kind: 'moved', sellerId: 's1', team: 'a' }, call(1));
    slowDown(rig.store, 100);
    const node = rig.node();
    await viewOf(node, ALL_TIME);
    const opening = held(node, { scope: 'team:a', period: { kind: 'last24h' } });
    await sleep(20);
    await rig.apply(call(4), call(7), { kind: 'deleted', callId: 'call-1' });
    const { mirror, view } = await opening;
    await converges(node, mirror, [view]);
    expect(Object.keys(view.published.snapshot.live.recent).sort()).toEqual(['call-4', 'call-7']);
  });

  it('never shows a call in one figure and not yet in another', async () => {
    await using rig = await rigOf({ partitions: 2, nowMs: Date.parse('2031-11-24T09:30:00Z') });
    const { reader } = rig.store;
    const openChanges = reader.openChanges.bind(reader);
    reader.openChanges = async () => {
      const changes = await openChanges();
      const read = changes.read.bind(changes);
      changes.read = async (after, blockMs) => {
        const batches = await read(after, blockMs);
        await sleep(20);
        return batches;
      };
      return changes;
    };
    const counters: Counters = new Map([[COUNTER.calls, 1]]);
    counters.set(COUNTER.positive, 1).set(COUNTER.negativity(0), 1);
    let isStreaming = true;
    const stream = (async () => {
      for (let n = 0; isStreaming; n++)
        await rig.apply({
          kind: 'finished',
          callId: `c${n}`,
          sellerId: 's1',
          agoMs: 60_000 * (n % 20),
          counters,
        });
    })();
    for (let n = 0; n < 6; n++) {
      const node = rig.node();
      await viewOf(node, ALL_TIME);
      await sleep(50);
      // It rests on minutes, beside the hours and days that the figures of recording have rested on before.
      const view = await viewOf(node, { scope: 'all', period: { kind: 'last24h' } });
      const { sentiment, recording } = view.published.snapshot;
      expect(sentiment.calls).toBe(recording.calls);
    }
    isStreaming = false;
    await stream;
  });

  it("carries what a seller has over to another team, with the terms that are that team's alone", async () => {
    await using rig = await rigOf();
    const node = rig.node();
    const { mirror, view } = await held(node);
    const counters: Counters = new Map([[COUNTER.calls, 1]]);
    counters.set(COUNTER.mentions('ours', 3), 2);
    counters.set(COUNTER.mentioningCalls('ours', 3), 1).set(COUNTER.callsWithTeamKeywords(3, 'a'), 1);
    await rig.apply({ kind: 'finished', callId: 'c', sellerId: 's1', agoMs: 0, counters });
    await converges(node, mirror, [view]);
    expect(view.published.snapshot.recording.callsWithKeywords).toBe(0);
    for (const team of ['a', 'b', 'a', '']) {
      await rig.apply({ kind: 'moved', sellerId: 's1', team });
      await converges(node, mirror, [view]);
      const { keywords, recording } = view.published.snapshot;
      const isTheirs = team === 'a' ? 1 : 0;
      expect([recording.callsWithKeywords, Object.keys(keywords).length]).toEqual([isTheirs, isTheirs]);
      expect(Object.values(recording.series).at(-1)!.callsWithKeywords).toBe(isTheirs);
    }
  });

  it('publishes the first change after a rest at once, then at most ten a second, and nothing at rest', async () => {
    await using rig = await rigOf();
    const { mirror } = await held(rig.node());
    await sleep(300);
    expect(mirror.deltas).toHaveLength(0);
    await rig.apply(call(0));
    const appliedAt = performance.now();
    await expect.poll(() => mirror.deltas.length, { interval: 2 }).toBe(1);
    expect(mirror.deltas[0]!.atMs - appliedAt).toBeLessThan(95);
    for (let n = 1; performance.now() - appliedAt < 1_500; n++) await rig.apply(call(n));
    await sleep(200);
    const times = mirror.deltas.map(({ atMs }) => atMs);
    const gaps = times.slice(1).map((atMs, i) => atMs - times[i]!);
    expect(Math.min(...gaps)).toBeGreaterThan(95);
    expect(times.length).toBeGreaterThan(8);
    const sent = mirror.deltas.length;
    await sleep(300);
    expect(mirror.deltas).toHaveLength(sent);
  });

  it('changes with time alone: windows slide, and calls in progress end after 8 hours', async () => {
    await using rig = await rigOf();
    const node = rig.node();
    const { mirror, view } = await held(node, { scope: 'all', period: { kind: 'last24h' } });
    await rig.apply(
      { kind: 'started', callId: 'a', sellerId: 's1', agoMs: 8 * 3_600_000 - 5_000 },
      call(1, 86_400_000 - 10_000),
    );
    await converges(node, mirror, [view]);
    expect(view.published.snapshot.live.activeCount).toBe(1);
    await sleep(300);
    rig.clock.nowMs += 10_000;
    await expect.poll(() => mirror.shown.get(view.id)!.snapshot.live.activeCount).toBe(0);
    const { from } = view.published.snapshot.period;
    rig.clock.nowMs += 60_000;
    await expect.poll(() => mirror.shown.get(view.id)!.snapshot.period.from).not.toBe(from);
    await converges(node, mirror, [view]);
  });

  it('is read from the store once, however many open it at once', async () => {
    await using rig = await rigOf();
    const node = rig.node();
    await rig.apply(...Array.from({ length: 50 }, (_, n) => call(n, n * 7_200_000)));
    await viewOf(node, ALL_TIME);
    const reads = async () => {
      const stats = await tellRedis(redis.port, 'INFO commandstats');
      return Number(/cmdstat_hgetall:calls=(\d+)/.exec(stats)?.[1]);
    };
    const request = { scope: 'all', period: { kind: 'last7d' } } as const;
    const readsOf = async (views: Views, openings: number) => {
      const before = await reads();
      const epochs = Array.from(
        { length: openings },
        async () => (await viewOf(views, request)).position.epoch,
      );
      expect(new Set(await Promise.all(epochs)).size).toBe(1);
      return (await reads()) - before;
    };
    const another = rig.node();
    await viewOf(another, ALL_TIME);
    const once = await readsOf(another, 1);
    expect(once).toBeGreaterThan(10);
    expect(await readsOf(node, 100)).toBe(once);
    expect(await readsOf(node, 1)).toBe(0);
  });

  it('shows a set of trackers once every partition has announced it', async () => {
    await using rig = await rigOf({ partitions: 4 });
    const node = rig.node();
    const { mirror, view } = await held(node);
    const counters = new Map([['calls', 1]]);
    counters.set('m|price|2', 3).set('c|price|2', 1).set('m|new|4', 5).set('c|new|4', 1);
    await rig.apply({ kind: 'finished', callId: 'x', sellerId: 's1', agoMs: 0, counters });
    const added = { id: 'new', kind: 'keyword', label: 'New', phrases: ['new'], rev: 4 } as const;
    await rig.store.trackers.save(
      { rev: 4, trackers: [...TRACKERS.trackers, { ...added, phrases: ['new'] }] },
      TRACKERS.rev,
    );
    const words = () => Object.keys(mirror.shown.get(view.id)!.snapshot.keywords).sort();
    for (let partition = 0; partition < 4; partition++) {
      await sleep(150);
      expect(words()).toEqual(['price']);
      await rig.announce(partition, 4);
    }
    await expect.poll(() => words()).toEqual(['new', 'price']);
    await rig.store.trackers.show(4);
    await converges(node, mirror, [view]);
  });

  it('follows a change of settings that was written and never announced, on every node', async () => {
    await using rig = await rigOf({ partitions: 2 });
    await rig.apply(call(1));
    const opened = await Promise.all([1, 2].map(() => held(rig.node({ settingsCheckMs: 50 }))));
    const [mirrors, views] = [opened.map(({ mirror }) => mirror), opened.map(({ view }) => view)];
    await sleep(1_500);
    expect(mirrors.map(({ restarts }) => restarts)).toEqual([0, 0]);
    await rig.store.settings.change({ targets: { organisation: 777 } });
    for (const [n, mirror] of mirrors.entries()) {
      const shown = () => mirror.shown.get(views[n]!.id)!.snapshot.pipeline.target;
      await expect.poll(shown, { timeout: 5_000 }).toBe(777);
    }
    await sleep(1_500);
    expect(mirrors.map(({ restarts }) => restarts)).toEqual([1, 1]);
    expect(rig.failures).toEqual([]);
  });

  it('is refused where too many others are held, and takes the place of one that nobody holds', async () => {
    await using rig = await rigOf();
    const node = rig.node();
    const release: (() => void)[] = [];
    for (let n = 0; node.size < 500; n++)
      release.push((await viewOf(node, { scope: `team:${n}`, period: { kind: 'allTime' } })).hold());
    const { view } = await held(node);
    const one = { scope: 'team:more', period: { kind: 'allTime' } } as const;
    expect(await node.open(one)).toMatchObject({ code: 'rate_limited' });
    release[7]!();
    expect(await node.open(one)).toBeInstanceOf(View);
    expect(node.get('team:7~allTime')).toBeUndefined();
    expect(node.get(view.id)).toBe(view);
  });
});

describe('without the store', () => {
  it('a view stands still at its asOf and is open still; it follows again when the store answers', async () => {
    await using own = await startRedis();
    await using rig = await rigOf({ url: own.url, partitions: 2 });
    const node = rig.node();
    const { mirror, view } = await held(node);
    await rig.apply(call(1));
    await converges(node, mirror, [view]);
    own.pause();
    await sleep(3_000);
    const { asOf } = view.position;
    rig.clock.nowMs += 5_000;
    await sleep(1_000);
    expect(view.position.asOf).toBe(asOf);
    expect(await node.open(ALL_TIME)).toBe(view);
    const startedAt = performance.now();
    expect(await node.open({ scope: 'all', period: { kind: 'last7d' } })).toMatchObject({
      code: 'store_unavailable',
    });
    expect(performance.now() - startedAt).toBeLessThan(6_000);
    own.resume();
    await expect
      .poll(() => Date.parse(view.position.asOf), { timeout: 5_000 })
      .toBeGreaterThan(Date.parse(asOf));
    await rig.apply(call(2));
    await converges(node, mirror, [view]);
    expect(mirror.restarts).toBe(0);
    expect(rig.failures).toEqual([]);
  });

  it.each([
    ['was emptied', async (own: TestRedis) => void (await tellRedis(own.port, 'FLUSHALL'))],
    ['came back empty', async (own: TestRedis) => own.kill().then(() => own.start())],
  ])('that %s, views begin a new epoch with a document of their own', async (_, lose) => {
    await using own = await startRedis();
    await using rig = await rigOf({ url: own.url, partitions: 2 });
    const node = rig.node();
    await rig.apply(call(1), call(2));
    const { mirror, view } = await held(node);
    const { epoch } = view.position;
    await lose(own);
    await expect.poll(() => mirror.restarts, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(view.position.epoch).not.toBe(epoch);
    await rig.setUpTrackers();
    await rig.apply(call(3));
    await converges(node, mirror, [view]);
    expect(view.published.snapshot.live.recent).toHaveProperty('call-3');
    expect(Object.keys(view.published.snapshot.live.recent)).toHaveLength(1);
    expect(rig.failures).toEqual([]);
  });
});
