import { applyPatch, diff } from '@earshot/contracts';
const it = (_: string, f: () => Promise<void>, __: number) => void f();
import { COUNTER, type Contribution, type Counters } from '../domain/contribution.ts';
import type { TrackerSet } from '../domain/trackers.ts';
import { startRedis } from '../testing/redis.ts';
import { documentOf } from './document.ts';
import { Rig } from './rig.ts';
import { Views } from './views.ts';
import { Warm } from './warm.ts';

const NOW = Date.parse('2031-11-24T09:31:07Z');

import { keeper } from '../domain/dashboard.ts';

const keep = keeper();
const rnd = (n: number) => Math.floor(Math.random() * n);

it('bench', async () => {
  await using redis = await startRedis();
  await using rig = await Rig.start({ url: redis.url, partitions: 1, timeZone: 'Europe/Athens', nowMs: NOW });
  const trackers: TrackerSet = {
    rev: 9,
    trackers: Array.from({ length: 500 }, (_, i) => ({
      id: `t${i}`,
      kind: i % 2 ? ('keyword' as const) : ('competitor' as const),
      label: `Term ${i}`,
      phrases: [`t${i}`],
      rev: 1 + (i % 9),
      ...(i % 10 === 0 ? { team: `team${i % 5}` } : {}),
    })),
  };
  await rig.store.trackers.save(trackers, 3);
  await rig.store.trackers.show(9);
  await rig.store.ledger.setPlan(0, { name: 'test', shownRev: 9 });
  const counters = (): Counters => {
    const c: Counters = new Map([
      ['calls', 1],
      ['ms', 600_000],
      ['talk', 300_000],
      ['listen', 200_000],
      ['switches', 40],
      ['neu', 1],
      [`n|${rnd(100)}`, 1],
    ]);
    for (let i = 0; i < 15; i++) {
      const t = trackers.trackers[rnd(500)]!;
      c.set(COUNTER.mentions(t.id, t.rev), 1 + rnd(4)).set(COUNTER.mentioningCalls(t.id, t.rev), 1);
    }
    c.set(COUNTER.callsWithKeywords(9), 1).set(COUNTER.callsWithBrands(9), 1);
    return c;
  };
  for (let s = 0; s < 200; s++)
    await rig.apply(
      { kind: 'moved', sellerId: `s${s}`, team: `team${s % 10}` },
      { kind: 'named', sellerId: `s${s}`, name: `Seller ${s}` },
    );
  const CALLS = Number(process.env.CALLS ?? 5000);
  for (let n = 0; n < CALLS; n += 50)
    await rig.apply(
      ...Array.from({ length: 50 }, (_, i) => ({
        kind: 'finished' as const,
        callId: `c${n + i}`,
        sellerId: `s${rnd(200)}`,
        agoMs: rnd(60 * 864e5),
        counters: counters(),
      })),
    );
  for (let n = 0; n < 150; n++)
    await rig.apply({ kind: 'started', callId: `a${n}`, sellerId: `s${n}`, agoMs: rnd(36e5) });
  const warm = await Warm.load({ store: rig.store, clock: rig.clock, moved: () => undefined });
  for (const kind of ['last7d'] as const) {
    const t = performance.now();
    const sources = await warm.sources('all', { kind });
    const t1 = performance.now();
    let doc = documentOf(sources, { scope: 'all', nowMs: NOW, keep });
    const t2 = performance.now();
    console.log(
      'open',
      kind,
      (t1 - t).toFixed(1),
      'doc',
      (t2 - t1).toFixed(2),
      'bytes',
      JSON.stringify(doc).length,
      'buckets',
      sources.window.window.buckets.length,
      sources.window.window.previousBuckets.length,
    );
    let seq = warm.state.positions[0]!.seq;
    const N = 4000;
    const w = [0, 0, 0, 0];
    let bytes = 0;
    const cs = Array.from({ length: N }, () => ({
      sellerId: `s${rnd(200)}`,
      atMs: NOW - rnd(30_000),
      counters: counters(),
    }));
    const cpu = () => {
      const c = process.cpuUsage();
      return c.user + c.system;
    };
    for (let i = 0; i < N; i++) {
      const a = cpu();
      warm.apply(0, { kind: 'call', seq: ++seq, callId: `${kind}${i}`, in: cs[i]! });
      const b = cpu();
      const after = documentOf(sources, { scope: 'all', nowMs: NOW, keep });
      const d = cpu();
      const patch = diff(doc, after);
      const e = cpu();
      doc = after;
      const f = cpu();
      if (i >= 2000) {
        w[0]! += b - a;
        w[1]! += d - b;
        w[2]! += e - d;
        w[3]! += f - e;
        bytes += JSON.stringify(patch).length;
      }
      if (i % 20 === 0) await new Promise((r) => setImmediate(r));
    }
    console.log(
      kind,
      'fold/doc/diff/apply µs',
      w.map((x) => (x / (N - 2000)).toFixed(1)).join(' '),
      'patch bytes',
      (bytes / (N - 2000)).toFixed(0),
    );
  }
  console.log('heap MB', (process.memoryUsage().heapUsed / 1e6).toFixed(0));
  {
    const { liveOf } = await import('../domain/dashboard/live.ts');
    const { recordingOf } = await import('../domain/dashboard/recording.ts');
    const { sentimentOf } = await import('../domain/dashboard/sentiment.ts');
    const { termIndexOf } = await import('../domain/dashboard/term-index.ts');
    const { termsOf } = await import('../domain/dashboard/terms.ts');
    const src = await warm.sources('all', { kind: 'last7d' });
    const index = termIndexOf(warm.state.trackers);
    const days = new Map(src.recording.window.dates.map((d) => [d, src.recording.sums(d)!]));
    const time = (name: string, f: () => unknown) => {
      for (let i = 0; i < 3000; i++) f();
      const c0 = process.cpuUsage();
      for (let i = 0; i < 3000; i++) f();
      const c1 = process.cpuUsage(c0);
      console.log(name, 'µs', ((c1.user + c1.system) / 3000).toFixed(1));
    };
    const people = warm.state.directory;
    time('live', () =>
      liveOf(
        { active: warm.state.active.values(), recent: src.recent.newest(), nowMs: NOW, people, keep },
        index,
      ),
    );
    time('recording', () =>
      recordingOf(
        {
          recording: { now: src.recording.sums('current')!, before: src.recording.sums('previous')!, days },
          scope: 'all',
          keep,
        },
        index,
      ),
    );
    time('sentiment', () => sentimentOf(src.window.sums('current')!.of('all')));
    time('keywords', () =>
      termsOf(index.keyword, {
        scope: 'all',
        now: src.window.sums('current')!,
        before: src.window.sums('previous'),
        keep,
      }),
    );
    time('daysMap', () => new Map(src.recording.window.dates.map((d) => [d, src.recording.sums(d)!])));
    time('doc', () => documentOf(src, { scope: 'all', nowMs: NOW, keep }));
  }
  const cal = {
    a: 'x'.repeat(100),
    segs: Array.from({ length: 40 }, (_, i) => ({
      s: i % 2 ? 'seller' : 'customer',
      start: i,
      end: i + 1.5,
      text: 'hello there how are you doing today then',
    })),
  };
  const calText = JSON.stringify(cal);
  for (let i = 0; i < 2000; i++) JSON.parse(calText);
  const c0 = process.cpuUsage();
  for (let i = 0; i < 2000; i++) JSON.parse(calText);
  const c1 = process.cpuUsage(c0);
  console.log(
    'calibration: JSON.parse of',
    calText.length,
    'bytes µs',
    ((c1.user + c1.system) / 2000).toFixed(1),
  );
  const views = new Views({ store: rig.store, clock: rig.clock, failed: console.error });
  views.start();
  await views.open({ scope: 'all', period: { kind: 'last7d' } });
  const t = performance.now();
  await Promise.all(
    Array.from({ length: 200 }, () => views.open({ scope: 'all', period: { kind: 'thisMonth' } })),
  );
  console.log('200 openings of a cold view', (performance.now() - t).toFixed(1));
  const u = performance.now();
  for (let i = 0; i < 100; i++) await views.open({ scope: 'all', period: { kind: 'thisMonth' } });
  console.log('warm open ms', ((performance.now() - u) / 100).toFixed(3));
  const v = performance.now();
  await views.snapshotNow({ scope: 'all', period: { kind: 'thisMonth' } });
  console.log('snapshotNow ms', (performance.now() - v).toFixed(1));
  await views.stop();
}, 120_000);
