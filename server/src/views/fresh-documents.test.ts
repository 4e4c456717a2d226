import type { Snapshot } from '@earshot/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../store/failures.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import type { Event } from './any-event.ts';
import { freshDocument } from './fresh.ts';
import { FreshDocuments } from './fresh-documents.ts';
import { Rig } from './rig.ts';
import type { ViewRequest } from './view.ts';

let redis: TestRedis;
let databases = 0;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

const NOW = Date.parse('2031-11-24T09:31:07Z');
const ALL_TIME: ViewRequest = { scope: 'all', period: { kind: 'allTime' } };

function rigOf(url = `${redis.url}/${databases++}`): Promise<Rig> {
  return Rig.start({ url, partitions: 2, timeZone: 'Europe/Athens', nowMs: NOW });
}

const ofTeam = (n: number): ViewRequest => ({ scope: `team:t${n}`, period: { kind: 'last7d' } });

function call(n: number): Event {
  const counters = new Map([
    ['calls', 1],
    ['ms', 1000],
  ]);
  return { kind: 'finished', callId: `call-${n}`, sellerId: 's1', agoMs: 0, counters };
}

/** Documents of a store, held back when they have been read until `release`; `begun` and `most` count those being made. */
function heldBack({ store }: Rig) {
  let release!: () => void;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const made = { begun: 0, atOnce: 0, most: 0, read: 0, release };
  const documents = new FreshDocuments(async (request) => {
    made.begun += 1;
    made.atOnce += 1;
    made.most = Math.max(made.most, made.atOnce);
    const document = await freshDocument(store, { ...request, nowMs: NOW });
    made.read += 1;
    await released;
    made.atOnce -= 1;
    return document;
  });
  return { documents, made };
}

const callsIn = (snapshot: Snapshot) => Object.keys(snapshot.live.recent).sort();

describe('documents asked for at once', () => {
  it('are made two at a time, in the order of asking, each as it would be alone', async () => {
    await using rig = await rigOf();
    await rig.apply(call(1), { kind: 'moved', sellerId: 's1', team: 't3' });
    const { documents, made } = heldBack(rig);
    made.release();
    const order: number[] = [];
    const requests = Array.from({ length: 20 }, (_, n) => ofTeam(n));
    const answers = await Promise.all(
      requests.map(async (request, n) => {
        const answer = await documents.ask(request);
        order.push(n);
        return answer;
      }),
    );
    expect(made).toMatchObject({ begun: 20, most: 2, atOnce: 0 });
    // Two that are under way together may change places.
    for (const [place, n] of order.entries()) expect(Math.abs(place - n)).toBeLessThan(2);
    for (const [n, request] of requests.entries())
      expect(answers[n]).toEqual(await freshDocument(rig.store, { ...request, nowMs: NOW }));
  });

  it('are never older than the asking, and are shared only while they wait', async () => {
    await using rig = await rigOf();
    const { documents, made } = heldBack(rig);
    await rig.apply(call(1));
    const first = documents.ask(ALL_TIME);
    await expect.poll(() => made.read).toBe(1);
    await rig.apply(call(2));
    const second = documents.ask(ALL_TIME);
    await expect.poll(() => made.read).toBe(2);
    const third = documents.ask(ALL_TIME);
    await rig.apply(call(3));
    const fourth = documents.ask(ALL_TIME);
    made.release();
    expect(callsIn(await first)).toEqual(['call-1']);
    expect(callsIn(await second)).toEqual(['call-1', 'call-2']);
    expect(callsIn(await third)).toEqual(['call-1', 'call-2', 'call-3']);
    expect(await fourth).toBe(await third);
    expect(made.begun).toBe(3);
  });

  it('are refused where too many different ones wait, with the time to come back in', async () => {
    await using rig = await rigOf();
    const { documents, made } = heldBack(rig);
    const asked = Array.from({ length: 52 }, (_, n) => documents.ask(ofTeam(n)));
    await expect(documents.ask(ofTeam(52))).rejects.toMatchObject({
      fault: { code: 'rate_limited' },
      retryAfterSec: 1,
    });
    const shared = documents.ask(ofTeam(51));
    made.release();
    expect(await Promise.all([...asked, shared])).toHaveLength(53);
    expect(made.begun).toBe(52);
    expect((await documents.ask(ofTeam(52))).scope).toBe('team:t52');
  });

  it('that fail take no others with them', async () => {
    await using rig = await rigOf();
    let made = 0;
    const documents = new FreshDocuments((request) => {
      if (++made % 2 === 1) throw new RangeError('once');
      return freshDocument(rig.store, { ...request, nowMs: NOW });
    });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => documents.ask(ofTeam(n))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  });

  it('that wait are refused when the server ends', async () => {
    await using rig = await rigOf();
    const { documents, made } = heldBack(rig);
    const asked = Array.from({ length: 5 }, (_, n) => documents.ask(ofTeam(n)));
    await expect.poll(() => made.read).toBe(2);
    documents.stop();
    for (const waiting of asked.slice(2)) await expect(waiting).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(documents.ask(ALL_TIME)).rejects.toBeInstanceOf(StoreUnavailable);
    made.release();
    expect(await Promise.all(asked.slice(0, 2))).toHaveLength(2);
  });

  it('are all refused within seconds when Redis hangs, and made again when it answers', async () => {
    await using own = await startRedis();
    await using rig = await rigOf(own.url);
    const node = rig.node();
    await node.snapshotNow(ALL_TIME);
    own.pause();
    const startedAt = performance.now();
    const asked = Array.from({ length: 40 }, (_, n) => node.snapshotNow(ofTeam(n)));
    for (const outcome of await Promise.allSettled(asked))
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
    expect(performance.now() - startedAt).toBeLessThan(3_500);
    own.resume();
    const again = () => node.snapshotNow(ALL_TIME).then(({ scope }) => scope, String);
    await expect.poll(again, { timeout: 5_000 }).toBe('all');
  });
});
