import type { AlertRuleInput } from '@earshot/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Connection } from '../store/connection.ts';
import { openStore } from '../store/store.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import type { Event } from '../views/any-event.ts';
import { Rig } from '../views/rig.ts';
import type { Views } from '../views/views.ts';
import { AlertRules } from './rules.ts';
import { AlertTeller } from './teller.ts';
import { AlertWatch } from './watch.ts';

let redis: TestRedis;
let databases = 0;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis[Symbol.asyncDispose]());

const NOW = Date.parse('2031-11-24T09:31:07Z');
const admin = { role: 'admin', name: 'Ada', kind: 'token', id: 'admin' } as const;

const WON: AlertRuleInput = {
  name: 'A good day',
  figure: 'revenueWon',
  scope: 'all',
  period: 'last7d',
  condition: { kind: 'above', value: 100_00 },
  pauseMin: 1,
  isOn: true,
};

const deal = (id: string, cents: number): Event => ({
  ...{ kind: 'deal', opportunityId: id, sellerId: 's1', status: 'won', stage: '-' },
  ...{ createdAgoMs: 3_600_000, closedAgoMs: 0, cents },
});

const call = (id: string, mood: 'pos' | 'neg'): Event => ({
  ...{ kind: 'finished', callId: id, sellerId: 's1', agoMs: 0 },
  counters: new Map([
    ['calls', 1],
    [mood, 1],
  ]),
});

/** A node that follows a rig's store, with rules and their watch. */
async function start() {
  const rig = await Rig.start({
    url: `${redis.url}/${databases++}`,
    partitions: 1,
    timeZone: 'Europe/Athens',
    nowMs: NOW,
  });
  const views = rig.node();
  const { store, clock } = rig;
  const failures: unknown[] = [];
  const failed = (error: unknown) => void failures.push(error);
  const watch = new AlertWatch({ store, views, clock, failed });
  const rules = new AlertRules(store.alerts, { now: clock.now, mayBePrivate: true });
  /** Waits until the node has read what was applied, and looks. */
  const look = async (by = watch, node: Views = views) => {
    clock.nowMs += 61_000;
    // Whoever waits for changes is told so that there is one.
    while (node.asOfMs < clock.nowMs) {
      await rig.apply({ kind: 'started', callId: 'waking', sellerId: 's9', agoMs: 0 });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await by.pass();
  };
  const values = async () => (await store.alerts.fired()).map(({ alert }) => alert.value).reverse();
  const watchAt = (now: () => number) => new AlertWatch({ store, views, clock: { now }, failed });
  const raw = async (command: string[]) => {
    const connection = await Connection.open({ url: `${redis.url}/${databases - 1}`, name: 'test' });
    await connection.call(command);
    connection.close();
  };
  const parts = { rig, views, watch, watchAt, rules, look, values, raw, failures, failed };
  return { ...parts, [Symbol.asyncDispose]: () => rig[Symbol.asyncDispose]() };
}

describe('a rule', () => {
  it('fires when its figure crosses the value, as the page shows it', async () => {
    await using node = await start();
    const { id } = await node.rules.create(admin, WON);
    await node.look();
    await node.rig.apply(deal('o1', 60_00));
    await node.look();
    expect(await node.values()).toEqual([]);
    await node.rig.apply(deal('o2', 60_00));
    await node.look();
    await node.look();
    const fired = await node.rig.store.alerts.fired();
    expect(fired).toEqual([
      {
        alert: {
          ...{ id: expect.stringMatching(/^alert_/), at: expect.any(String), ruleId: id, name: 'A good day' },
          ...{ figure: 'revenueWon', scope: 'all', period: 'last7d', condition: WON.condition },
          value: 120_00,
        },
      },
    ]);
    expect(await node.rules.list(admin)).toMatchObject([{ id, lastFiredAt: fired[0]!.alert.at }]);
  });

  it('says nothing of what was so when it was made, or when it was last changed', async () => {
    await using node = await start();
    await node.rig.apply(deal('o1', 500_00));
    const { id } = await node.rules.create(admin, WON);
    await node.look();
    await node.look();
    await node.rules.change(admin, id, { condition: { kind: 'above', value: 400_00 } });
    await node.look();
    await node.rules.change(admin, id, { isOn: false });
    await node.look();
    await node.rules.change(admin, id, { isOn: true });
    await node.look();
    expect(await node.values()).toEqual([]);
    await node.rules.change(admin, id, { condition: { kind: 'above', value: 600_00 } });
    await node.look();
    await node.rules.change(admin, id, { name: 'Another name', pauseMin: 5 });
    await node.rig.apply(deal('o2', 500_00));
    await node.look();
    expect(await node.values()).toEqual([1_000_00]);
  });

  it('that is off, or removed, is not looked at', async () => {
    await using node = await start();
    const off = await node.rules.create(admin, { ...WON, isOn: false });
    const gone = await node.rules.create(admin, WON);
    await node.look();
    await node.rules.remove(admin, gone.id);
    await node.rig.apply(deal('o1', 500_00));
    await node.look();
    expect(await node.values()).toEqual([]);
    expect((await node.rules.list(admin)).map(({ id }) => id)).toEqual([off.id]);
  });

  it('that cannot be looked at keeps no other from it', async () => {
    await using node = await start();
    const { store } = node.rig;
    // Made by a build that has a figure more.
    const figure = 'unheardOf' as 'dealsWon';
    for (const id of ['rule_0', 'rule_z'])
      await store.alerts.save({
        ...{ id, isAnew: true },
        after: { ...WON, id, figure, createdAt: new Date(NOW).toISOString(), createdBy: 'Ada' },
      });
    await node.rules.create(admin, WON);
    await node.look();
    await node.rig.apply(deal('o1', 500_00));
    await node.look();
    expect(await node.values()).toEqual([500_00]);
    expect(node.failures).toHaveLength(4);
  });

  it('waits while nobody knows whether figures are of this moment', async () => {
    await using node = await start();
    const { clock } = node.rig;
    await node.rules.create(admin, WON);
    await node.look();
    await node.rig.apply(deal('o1', 500_00));
    await node.look(node.watchAt(() => clock.nowMs + 11_000));
    expect(await node.values()).toEqual([]);
    await node.look(node.watchAt(() => clock.nowMs + 9_000));
    expect(await node.values()).toEqual([500_00]);
  });

  it('on what was said is silent while stored calls are heard anew, and afterwards looks as for the first time', async () => {
    await using node = await start();
    const { store } = node.rig;
    await node.rules.create(admin, {
      ...WON,
      figure: 'negativeShare',
      condition: { kind: 'above', value: 0.4 },
    });
    await node.rules.create(admin, WON);
    await node.rig.apply(call('c1', 'pos'));
    await node.look();
    await store.jobs.setProgress('backfill', { state: 'running', done: 0, total: 9 });
    await node.rig.apply(call('c2', 'neg'), deal('o1', 500_00));
    await node.look();
    expect(await node.values()).toEqual([500_00]);
    await store.jobs.setProgress('backfill', { state: 'idle', done: 9, total: 9 });
    await node.look();
    expect(await node.values()).toEqual([500_00]);
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    await node.look();
    await node.look();
    expect(await node.values()).toEqual([500_00]);
    await node.rig.apply(call('c3', 'pos'), call('c4', 'pos'));
    await node.look();
    await node.rig.apply(call('c5', 'neg'), call('c6', 'neg'));
    await node.look();
    expect(await node.values()).toEqual([500_00, 0.5]);
  });

  it('keeps its pause over stored calls that are heard anew, and no longer', async () => {
    await using node = await start();
    const { store, clock } = node.rig;
    await node.rules.create(admin, {
      ...{ ...WON, figure: 'negativeShare', pauseMin: 60 },
      condition: { kind: 'above', value: 0.4 },
    });
    await node.rig.apply(call('c1', 'pos'));
    await node.look();
    await node.rig.apply(call('c2', 'neg'));
    await node.look();
    expect(await node.values()).toEqual([0.5]);
    await store.jobs.setProgress('backfill', { state: 'running', done: 0, total: 9 });
    await node.look();
    await store.jobs.setProgress('backfill', { state: 'idle', done: 9, total: 9 });
    await node.look();
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    await node.rig.apply(call('c3', 'pos'), call('c4', 'pos'));
    await node.look();
    await node.rig.apply(call('c5', 'neg'), call('c6', 'neg'));
    await node.look();
    expect(await node.values()).toEqual([0.5]);
    clock.nowMs += 60 * 60_000;
    await node.look();
    expect(await node.values()).toEqual([0.5, 0.5]);
  });
});

describe('of several nodes', () => {
  it('one looks; where it dies another goes on from what it remembered, and nothing is told twice', async () => {
    await using node = await start();
    const otherStore = await openStore({ url: `${redis.url}/${databases - 1}`, partitions: 1 });
    const otherViews = node.rig.node();
    const { failed } = node;
    const other = new AlertWatch({ store: otherStore, views: otherViews, clock: node.rig.clock, failed });
    await node.rules.create(admin, WON);
    await node.look();
    await node.rig.apply(deal('o1', 500_00));
    await node.look(other, otherViews);
    expect(await node.values()).toEqual([]);
    // The first one is gone: its lease runs out.
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    await node.look(other, otherViews);
    expect(await node.values()).toEqual([500_00]);
    await other.end();
    await node.look();
    await node.look(other, otherViews);
    expect(await node.values()).toEqual([500_00]);
    await otherStore.close();
  });

  it('two that look at the same time remember one firing', async () => {
    await using node = await start();
    const { store } = node.rig;
    await node.rules.create(admin, WON);
    await node.look();
    const [kept] = await store.alerts.watched();
    const alert = { ...alertAt(node.rig.clock.nowMs), id: 'alert_1' };
    const after = { basis: '', isBack: false, firedAtMs: node.rig.clock.nowMs };
    const looks = [alert, { ...alert, id: 'alert_2' }].map((one) =>
      store.alerts.lookedAt(kept!, { after, alert: one, sendAtMs: 0 }),
    );
    expect((await Promise.all(looks)).sort()).toEqual([false, true]);
    expect(await store.alerts.fired()).toHaveLength(1);
    const { id } = (await node.rules.list(admin))[0]!;
    const [looked] = await store.alerts.watched();
    await node.rules.change(admin, id, { name: 'Changed meanwhile' });
    expect(await store.alerts.lookedAt(looked!, { after, alert })).toBe(false);
  });

  it('each tells its pages once of what fires from its own beginning on, a lost log notwithstanding', async () => {
    await using node = await start();
    const { store } = node.rig;
    await node.rules.create(admin, WON);
    const fire = async (id: string) => {
      const [kept] = await store.alerts.watched();
      const after = { basis: id, isBack: false };
      await store.alerts.lookedAt(kept!, { after, alert: { ...alertAt(NOW), id } });
    };
    await fire('before');
    const told: string[][] = [[], []];
    const tellers = told.map((ids) => new AlertTeller(store.alerts, ({ id }) => ids.push(id)));
    const passes = async () => {
      for (const teller of tellers) await teller.pass();
    };
    await passes();
    await fire('one');
    await fire('two');
    await passes();
    await passes();
    expect(told).toEqual([
      ['one', 'two'],
      ['one', 'two'],
    ]);
    // As when an older state of the store was put back: the log begins anew, before the place that was read to.
    await node.raw(['DEL', '{org}:alerts:log']);
    await passes();
    await node.raw(['XADD', '{org}:alerts:log', '1-1', 'i', 'three', 'a', '{"id":"three"}']);
    await passes();
    expect(told.map((ids) => ids.at(-1))).toEqual(['three', 'three']);
  });
});

function alertAt(atMs: number) {
  return {
    ...{ at: new Date(atMs).toISOString(), ruleId: 'r', name: 'A good day', value: 1 },
    ...{ figure: WON.figure, scope: WON.scope, period: WON.period, condition: WON.condition },
  };
}
