import { connect } from 'node:net';
import { applyPatch, type Snapshot, type ViewDelta } from '@earshot/contracts';
import { expect } from 'vitest';
import { bucketsOf } from '../domain/buckets.ts';
import type { Contribution } from '../domain/contribution.ts';
import { orderOf } from '../domain/order.ts';
import { zoneOf } from '../domain/zone.ts';
import type { PersonFact, Step } from '../store/records.ts';
import { openStore, type Store } from '../store/store.ts';
import { type Event, TRACKERS } from './any-event.ts';
import type { View, ViewListener } from './view.ts';
import { Views } from './views.ts';

const PLAN = 'test';

/** A store, a clock and one node that follows it; everything applied through the real ledger. */
export class Rig implements AsyncDisposable {
  readonly clock = { nowMs: 0, now: () => this.clock.nowMs };
  #order = 0;
  readonly #nodes: Views[] = [];

  private constructor(
    readonly store: Store,
    readonly timeZone: string,
  ) {}

  static async start(options: {
    url: string;
    partitions: number;
    timeZone: string;
    nowMs: number;
  }): Promise<Rig> {
    const { url, partitions, timeZone, nowMs } = options;
    const rig = new Rig(await openStore({ url, partitions }), timeZone);
    rig.clock.nowMs = nowMs;
    await rig.store.settings.init({
      partitions,
      generation: 1,
      timeZone,
      currency: 'EUR',
      setUpAtMs: nowMs - 40 * 864e5,
      name: 'Test',
    });
    await rig.setUpTrackers();
    return rig;
  }

  async setUpTrackers(): Promise<void> {
    const { newest } = await this.store.trackers.sets();
    await this.store.trackers.save(TRACKERS, newest.rev);
    await this.store.trackers.show(TRACKERS.rev);
    for (let partition = 0; partition < this.store.partitions; partition++)
      await this.announce(partition, TRACKERS.rev);
  }

  /** Tells one partition which set of trackers views show. */
  announce(partition: number, shownRev: number): Promise<void> {
    return this.store.ledger.setPlan(partition, { name: PLAN, shownRev });
  }

  /** A further node upon the same store. */
  node(): Views {
    const views = new Views({
      store: this.store,
      clock: this.clock,
      failed: (error) => this.failures.push(error),
    });
    views.start();
    this.#nodes.push(views);
    return views;
  }
  readonly failures: unknown[] = [];

  async apply(...events: Event[]): Promise<void> {
    const byPartition = new Map<number, Step[]>();
    for (const event of events) {
      const entity = 'callId' in event ? event.callId : event.sellerId;
      const partition = this.store.partitionOf(entity);
      byPartition.set(partition, [...(byPartition.get(partition) ?? []), this.#stepOf(event)]);
    }
    const options = { nowMs: this.clock.nowMs, plan: PLAN };
    await Promise.all(
      [...byPartition].map(([partition, steps]) => this.store.ledger.apply(partition, steps, options)),
    );
  }

  #stepOf(event: Event): Step {
    const kind = event.kind === 'moved' || event.kind === 'named' ? 'changed' : event.kind;
    const order = orderOf({ timeMs: ++this.#order, kind, source: 'test', id: String(this.#order) });
    const fact = (what: PersonFact['kind'], id: string, value: string): Step => ({
      sellers: [id],
      people: [{ kind: what, id, order, value }],
    });
    switch (event.kind) {
      case 'moved':
        return fact('sellerTeam', event.sellerId, event.team);
      case 'named':
        return fact('sellerName', event.sellerId, event.name);
      case 'deleted':
        return { sellers: [], people: [], call: { kind: 'deleted', callId: event.callId, order } };
      case 'started': {
        const { callId, sellerId, agoMs } = event;
        const call = { callId, sellerId, startedAtMs: this.clock.nowMs - agoMs };
        return { sellers: [sellerId], people: [], call: { kind: 'started', callId, order, call } };
      }
      case 'finished': {
        const { callId, sellerId, agoMs, counters } = event;
        const contribution: Contribution = { sellerId, atMs: this.clock.nowMs - agoMs, counters };
        const buckets = bucketsOf(contribution.atMs, zoneOf(this.timeZone));
        const record = {
          document: '{}',
          contribution,
          buckets: buckets.map(({ id, expiresAtMs }) => ({ key: `1:${id}`, expiresAtMs })),
          plan: PLAN,
        };
        return { sellers: [sellerId], people: [], call: { kind: 'finished', callId, order, record } };
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const node of this.#nodes) await node.stop();
    await this.store.close();
  }
}

/** What a reader of views holds who takes every document and applies every patch; a gap fails the test. */
export class Mirror implements ViewListener {
  readonly shown = new Map<string, { epoch: string; rev: number; snapshot: Snapshot }>();
  /** What was sent, and when (`performance.now()`). */
  readonly deltas: { delta: ViewDelta; atMs: number }[] = [];
  /** Documents that followed nothing. */
  restarts = 0;

  take(view: View): void {
    const { epoch, rev, snapshot } = view.published;
    this.shown.set(view.id, { epoch, rev, snapshot });
  }

  delta(view: View, delta: ViewDelta): void {
    this.deltas.push({ delta, atMs: performance.now() });
    const held = this.shown.get(view.id);
    if (!held) return;
    expect({ epoch: delta.epoch, prev: delta.prev }).toEqual({ epoch: held.epoch, prev: held.rev });
    expect(delta.rev).toBe(held.rev + 1);
    const snapshot = applyPatch(held.snapshot, JSON.parse(JSON.stringify(delta.patch)));
    expect(snapshot).toEqual(view.published.snapshot);
    this.shown.set(view.id, { epoch: delta.epoch, rev: delta.rev, snapshot });
  }

  restarted(view: View): void {
    if (!this.shown.has(view.id)) return;
    this.restarts += 1;
    this.take(view);
  }

  text(viewId: string): string {
    return canonical(this.shown.get(viewId)?.snapshot);
  }
}

/** JSON whose keys are in order, so that equal documents are equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Sends Redis one command; answers what it says. */
export async function tellRedis(port: number, command: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${command}\r\nQUIT\r\n`);
  let said = '';
  for await (const data of socket) said += String(data);
  return said;
}
