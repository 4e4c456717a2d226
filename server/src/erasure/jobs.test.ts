import { setTimeout as sleep } from 'node:timers/promises';
import type { EarshotEvent } from '@earshot/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyCounters } from '../pipeline/verify.ts';
import { openPipeline, type TestPipeline } from '../testing/pipeline.ts';
import { startRedis } from '../testing/redis.ts';
import { buildThreadProgram } from '../testing/thread-program.ts';
import { Erasures } from './erasures.ts';
import { Retention } from './retention.ts';

let built: Awaited<ReturnType<typeof buildThreadProgram>>;
beforeAll(async () => {
  built = await buildThreadProgram();
});
afterAll(() => built[Symbol.asyncDispose]());

const NOW = Date.now();
const DAY_MS = 24 * 3600_000;
const at = (agoMs: number) => new Date(NOW - agoMs).toISOString();

function call(callId: string, customer: string, agoMs = 3600_000): EarshotEvent {
  return {
    ...{ id: callId, source: 'dialer', type: 'call.finished', time: at(60_000) },
    data: {
      ...{ callId, seller: { id: 'ann', name: 'Ann' }, customer: { id: customer } },
      ...{ startedAt: at(agoMs + 60_000), endedAt: at(agoMs), language: 'en' },
      segments: [
        { speaker: 'seller', start: 0, end: 1, text: 'The business case is ready.' },
        { speaker: 'customer', start: 1, end: 2, text: 'The price and the discount are fine.' },
      ],
    },
  };
}

const erasesKim: EarshotEvent = {
  ...{ id: 'gone', source: 'crm', type: 'customer.erased', time: at(30_000) },
  data: { customerId: 'kim' },
};

async function send({ store }: TestPipeline, events: readonly EarshotEvent[]): Promise<void> {
  const idOf = ({ data }: EarshotEvent) =>
    'callId' in data ? data.callId : 'customerId' in data ? data.customerId : '';
  await store.inbox.add(events.map((event) => ({ entityId: idOf(event), event: JSON.stringify(event) })));
}

const applied = ({ store }: TestPipeline) =>
  expect.poll(() => store.inbox.backlog(), { timeout: 15_000 }).toBe(0);

async function callsIn({ store }: TestPipeline): Promise<number> {
  const counts = await Promise.all([0, 1, 2, 3].map((partition) => store.calls.count(partition)));
  return counts.reduce((a, b) => a + b, 0);
}

it('an erasure goes on where its node has died, and is not done before what lay in the inbox has left it', async () => {
  await using redis = await startRedis({ appendonly: true });
  await using node = await openPipeline({ url: redis.url, program: built.program, partitions: 4 });
  const failed = (error: unknown) => node.failures.push(error);
  node.backfill.start();
  node.consumer.start();
  await send(
    node,
    Array.from({ length: 20 }, (_, i) => call(`c-${i}`, i % 2 ? 'kim' : 'lou')),
  );
  await applied(node);
  await node.consumer.stop();
  await send(node, [call('late', 'kim'), call('late-2', 'lou')]);

  // It was asked for, and then nothing came of it.
  await new Erasures({ store: node.store, failed }).begin('customer', 'kim');
  expect(await callsIn(node)).toBe(20);
  const job = new Erasures({ store: node.store, failed, settleMs: 10, pollMs: 20 });
  job.start();
  await expect.poll(() => callsIn(node)).toBe(10);
  await sleep(500);
  expect(await job.list()).toMatchObject([{ state: 'erasing', erased: 10 }]);

  await using other = await openPipeline({ url: redis.url, program: built.program, partitions: 4 });
  other.consumer.start();
  await expect.poll(() => job.list(), { timeout: 15_000 }).toMatchObject([{ state: 'done', erased: 10 }]);
  expect(await callsIn(node)).toBe(11);
  expect((await verifyCounters(node.store, Date.now())).drifts).toEqual([]);
  await job.stop();
  expect([...node.failures, ...other.failures]).toEqual([]);
});

it('an event erases a customer’s calls in every partition, whichever comes first, and only once', async () => {
  await using redis = await startRedis();
  await using node = await openPipeline({ url: redis.url, program: built.program, partitions: 4 });
  const failed = (error: unknown) => node.failures.push(error);
  node.backfill.start();
  node.consumer.start();
  const job = new Erasures({ store: node.store, failed, settleMs: 10, pollMs: 20 });
  job.start();
  const calls = Array.from({ length: 30 }, (_, i) => call(`c-${i}`, i % 3 ? 'kim' : 'lou'));
  await send(node, [...calls.slice(0, 15), erasesKim, ...calls.slice(15), erasesKim]);
  await applied(node);
  await expect.poll(() => job.list(), { timeout: 15_000 }).toMatchObject([{ state: 'done' }]);
  await send(node, [...calls, erasesKim]);
  await applied(node);
  await expect.poll(() => node.store.erasures.newlyErased(node.store.partitionOf('kim'))).toEqual([]);
  expect(await callsIn(node)).toBe(10);
  expect(await job.list()).toHaveLength(1);
  expect(await node.store.audit.newest(9)).toMatchObject([
    { who: { kind: 'event', name: 'crm' }, what: 'erased' },
  ]);
  expect((await verifyCounters(node.store, Date.now())).drifts).toEqual([]);
  await job.stop();
  expect(node.failures).toEqual([]);
});

it('texts go when their time has come, but not while calls are counted for changed trackers', async () => {
  await using redis = await startRedis();
  await using node = await openPipeline({ url: redis.url, program: built.program, partitions: 4 });
  const { store } = node;
  const failed = (error: unknown) => node.failures.push(error);
  const track = async (rev: number, phrases: string[]) => {
    const trackers = phrases.map((phrase, i) => ({
      ...{ id: phrase, label: phrase, phrases: [phrase], kind: 'keyword' as const, rev: i + 1 },
    }));
    await store.trackers.save({ rev, trackers }, rev - 1);
  };
  node.consumer.start();
  const calls = Array.from({ length: 40 }, (_, i) => call(`c-${i}`, 'kim', i % 2 ? 3 * DAY_MS : 3600_000));
  await send(node, calls);
  await applied(node);
  await track(1, ['price']);
  await store.settings.change({ retention: { transcriptDays: 1 } });
  const job = new Retention({ store, failed, pollMs: 20 });
  job.start();
  const retired = async () => {
    const found = await Promise.all(calls.map((_, i) => store.calls.find(`c-${i}`)));
    return found.filter((stored) => stored?.isRetired).length;
  };
  await sleep(300);
  expect(await retired()).toBe(0);

  node.backfill.start();
  await expect.poll(retired, { timeout: 15_000 }).toBe(20);
  const mentioning = async (counter: string) => {
    const found = await Promise.all(calls.map((_, i) => store.calls.find(`c-${i}`)));
    return found.filter((stored) => stored?.contribution.counters.has(counter)).length;
  };
  expect(await mentioning('m|price|1')).toBe(40);
  await track(2, ['price', 'discount']);
  node.backfill.wake();
  await expect.poll(() => mentioning('m|discount|2'), { timeout: 15_000 }).toBe(20);
  await expect.poll(() => mentioning('ck|1'), { timeout: 15_000 }).toBe(0);
  expect(await mentioning('ck|2')).toBe(40);
  expect(await mentioning('m|price|1')).toBe(40);
  expect((await verifyCounters(store, Date.now())).drifts).toEqual([]);
  expect((await store.settings.load())?.textsFromMs).toBeGreaterThan(NOW - DAY_MS - 1);
  await job.stop();
  expect(node.failures).toEqual([]);
});
