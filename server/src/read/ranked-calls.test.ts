import type { CallList } from '@earshot/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTER } from '../domain/contribution.ts';
import { contribution, deleted, finished, record, stepOf } from '../store/steps.arbitrary.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { PLAN } from '../views/event-rig.ts';
import { Rig } from '../views/rig.ts';
import { CallLists } from './call-lists.ts';

let redis: TestRedis;
let databases = 0;
beforeAll(async () => {
  redis = await startRedis({ args: ['--databases', '60'] });
});
afterAll(() => redis[Symbol.asyncDispose]());

const NOW = Date.parse('2031-11-24T09:31:07Z');

interface Made {
  callId: string;
  minutes: number;
  agoMs?: number;
}

/** A server upon stored calls, and further ones upon the same. */
class Listed implements AsyncDisposable {
  readonly lists: CallLists;
  private constructor(readonly rig: Rig) {
    this.lists = this.server();
  }

  static async of(calls: readonly Made[]): Promise<Listed> {
    const url = `${redis.url}/${databases++}`;
    const rig = await Rig.start({ url, partitions: 2, timeZone: 'Europe/Athens', nowMs: NOW });
    const listed = new Listed(rig);
    await listed.put(...calls);
    return listed;
  }

  server(): CallLists {
    return new CallLists(this.rig.store, this.rig.node());
  }

  async put(...calls: Made[]): Promise<void> {
    for (const { callId, minutes, agoMs = 0 } of calls) {
      const made = contribution('s', { calls: 1, [COUNTER.durationMs]: minutes * 60_000 }, NOW - agoMs);
      await this.#apply(callId, finished(callId, 1, record(made, { plan: PLAN })));
    }
  }

  remove(callId: string): Promise<unknown> {
    return this.#apply(callId, deleted(callId, 2));
  }

  #apply(callId: string, call: Parameters<typeof stepOf>[0]): Promise<unknown> {
    const { store, clock } = this.rig;
    return store.ledger.apply(store.partitionOf(callId), [stepOf(call)], { nowMs: clock.nowMs, plan: PLAN });
  }

  /** One page of the longest calls. Whoever asks leaves after so many looks. */
  longest(more: { cursor?: string; limit?: number }, looks = Number.POSITIVE_INFINITY, lists = this.lists) {
    let looked = 0;
    return lists.list({
      ...{ scope: 'all', period: { kind: 'allTime' }, sight: { role: 'admin' } },
      rest: { sort: 'longest', limit: 3, ...more },
      isGone: () => ++looked > looks,
    });
  }

  async rest(first: CallList, read: (cursor: string) => Promise<CallList>): Promise<string[]> {
    const ids = idsOf(first);
    let requests = 0;
    for (let { next } = first; next !== undefined; ) {
      const page = await read(next);
      ids.push(...idsOf(page));
      next = page.next;
      if (++requests > 500) throw new Error('This list never ends.');
    }
    return ids;
  }

  [Symbol.asyncDispose]() {
    return this.rig[Symbol.asyncDispose]();
  }
}

const idsOf = ({ calls }: CallList) => calls.map(({ callId }) => callId);
const longestFirst = (a: Made, b: Made) =>
  b.minutes - a.minutes || (a.agoMs ?? 0) - (b.agoMs ?? 0) || (a.callId < b.callId ? -1 : 1);
const sorted = (calls: readonly Made[]) => calls.toSorted(longestFirst).map(({ callId }) => callId);

const someCalls = fc
  .array(fc.record({ minutes: fc.nat(4), agoMs: fc.nat(6) }), { minLength: 1, maxLength: 25 })
  .map((calls) => calls.map((call, n): Made => ({ ...call, callId: `c${n}` })));
const tenCalls = Array.from({ length: 10 }, (_, n) => ({ callId: `c${n}`, minutes: n, agoMs: n * 1_000 }));

describe('calls in an order that no index has', () => {
  it('are given when all were looked at, however often looking is stopped, and then each once', async () => {
    await fc.assert(
      fc.asyncProperty(someCalls, fc.integer({ min: 1, max: 7 }), async (calls, looks) => {
        await using listed = await Listed.of(calls);
        const first = await listed.longest({}, looks);
        if (calls.length > looks) {
          expect(first.calls).toEqual([]);
          expect(first.searchedBackTo).toBeDefined();
        }
        const ids = await listed.rest(first, (cursor) => listed.longest({ cursor }, looks));
        expect(ids).toEqual(sorted(calls));
      }),
      { numRuns: 12, seed: 7 },
    );
  });

  it('hold what has ended while they were looked for', async () => {
    await using listed = await Listed.of(tenCalls);
    const first = await listed.longest({}, 2);
    expect(first.calls).toEqual([]);
    await listed.put({ callId: 'late', minutes: 60, agoMs: -1_000 });
    const ids = await listed.rest(first, (cursor) => listed.longest({ cursor }, 3));
    expect(ids).toEqual(['late', ...sorted(tenCalls)]);
  });

  it('whoever leaves while they are looked for takes nothing from who reads on', async () => {
    await using listed = await Listed.of(tenCalls);
    const first = await listed.longest({});
    const ids = await listed.rest(first, async (cursor) => {
      expect((await listed.longest({}, 2)).calls).toEqual([]);
      return listed.longest({ cursor });
    });
    expect(ids).toEqual(sorted(tenCalls));
  });

  it('readers at once look at each call once, and one who leaves leaves the rest to the others', async () => {
    await using listed = await Listed.of(tenCalls);
    const [gone, other] = await Promise.all([listed.longest({}, 4), listed.longest({ limit: 10 })]);
    expect(gone.calls).toEqual([]);
    expect(idsOf(other)).toEqual(sorted(tenCalls));
  });

  it('one that comes in or goes, and the first page of another reader, move no other to another page', async () => {
    await using listed = await Listed.of(tenCalls);
    const first = await listed.longest({});
    expect(idsOf(first)).toEqual(['c9', 'c8', 'c7']);
    const longer = ['a', 'b'].map((callId) => ({ callId, minutes: 60 }));
    await listed.put(...longer, { callId: 'shorter', minutes: 2.5 });
    await listed.remove('c7');
    await listed.remove('c5');
    expect(idsOf(await listed.longest({}))).toEqual(['a', 'b', 'c9']);
    const ids = await listed.rest(first, (cursor) => listed.longest({ cursor }));
    expect(ids).toEqual(['c9', 'c8', 'c7', 'c6', 'c4', 'c3', 'shorter', 'c2', 'c1', 'c0']);
  });

  it('are read on at any server, whichever made the pages before', async () => {
    await using listed = await Listed.of(tenCalls);
    const servers = [listed.server(), listed.server()];
    let asked = 0;
    const next = () => servers[asked++ % 2];
    const first = await listed.longest({}, 2, next());
    expect(first.calls).toEqual([]);
    const ids = await listed.rest(first, (cursor) => listed.longest({ cursor }, 2, next()));
    expect(ids).toEqual(sorted(tenCalls));
  });

  it('a cursor of a list by time is none of theirs, nor the other way round', async () => {
    await using listed = await Listed.of(tenCalls);
    const { next } = await listed.longest({});
    const byTime = (cursor?: string) =>
      listed.lists.list({
        ...{ scope: 'all', period: { kind: 'allTime' }, sight: { role: 'admin' }, isGone: () => false },
        rest: { limit: 3, ...(cursor !== undefined && { cursor }) },
      });
    await expect(byTime(next)).rejects.toMatchObject({ fault: { code: 'invalid', path: 'cursor' } });
    const { next: ofTime } = await byTime();
    await expect(listed.longest({ cursor: ofTime! })).rejects.toThrow();
  });
});
