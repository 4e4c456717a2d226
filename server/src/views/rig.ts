import { connect } from 'node:net';
import { zoneOf } from '../domain/zone.ts';
import { Packer } from '../pipeline/packer.ts';
import type { Step } from '../store/records.ts';
import { openStore, type Store } from '../store/store.ts';
import { type Event, TRACKERS } from './any-event.ts';
import { entityOf, PLAN, Steps } from './event-rig.ts';
import { Views, type ViewsOptions } from './views.ts';

/** A store, a clock and one node that follows it; everything applied through the real ledger. */
export class Rig implements AsyncDisposable {
  readonly clock = { nowMs: 0, now: () => this.clock.nowMs };
  readonly #nodes: Views[] = [];
  readonly #steps: Steps;

  private constructor(
    readonly store: Store,
    readonly timeZone: string,
  ) {
    this.#steps = new Steps(zoneOf(timeZone), this.clock.now);
  }

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
    await rig.store.settings.change({ targets: { organisation: 5_000_000, teams: { a: 1_000_001 } } });
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
  node(options: Pick<ViewsOptions, 'settingsCheckMs'> = {}): Views {
    const views = new Views({
      ...options,
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
      const partition = this.store.partitionOf(entityOf(event));
      byPartition.set(partition, [...(byPartition.get(partition) ?? []), this.#steps.stepOf(event)]);
    }
    const options = { nowMs: this.clock.nowMs, plan: PLAN };
    await Promise.all(
      [...byPartition].map(([partition, steps]) => this.store.ledger.apply(partition, steps, options)),
    );
  }

  /** Has every bucket that is over by the rig's clock kept in one piece. */
  async pack(): Promise<void> {
    const packer = new Packer({ store: this.store, now: this.clock.now, afterMs: 0 });
    // What one pass marks the next one packs.
    for (let passes = 0; passes < 2; passes++) await packer.pass();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const node of this.#nodes) await node.stop();
    await this.store.close();
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
