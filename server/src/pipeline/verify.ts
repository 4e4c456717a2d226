import { setTimeout as sleep } from 'node:timers/promises';
import { addInto, type Counters } from '../domain/contribution.ts';
import type { StoredCall } from '../store/calls.ts';
import type { Store } from '../store/store.ts';
import { Analyst } from './analyst.ts';
import { findPlan } from './plan.ts';

/** A counter that is not what it should be. */
export interface Drift {
  partition: number;
  /** `bucket <key>`, `months`, or `call <id>` where what the call has put in is not what its text gives. */
  place: string;
  /** The counter; in buckets `<sellerId>|<counter>`. */
  name: string;
  stored: number;
  expected: number;
}

export interface Verification {
  calls: number;
  buckets: number;
  drifts: Drift[];
  /** Partitions that changed each time they were looked at; of their drifts none is listed. */
  moving: number[];
}

const PAGE = 100;
const BUCKETS_AT_ONCE = 100;
const LOOKS = 10;

/**
 * Computes every counter anew from the stored calls, and each call's part from its text, and compares both with what is
 * kept. Changes nothing. A partition that changes meanwhile is looked at again.
 */
export async function verifyCounters(store: Store, nowMs: number): Promise<Verification> {
  const found: Verification = { calls: 0, buckets: 0, drifts: [], moving: [] };
  for (let partition = 0; partition < store.partitions; partition++) {
    const look = await lookUntilStill(store, partition, nowMs);
    found.calls += look.calls;
    found.buckets += look.buckets;
    if (look.isStill) found.drifts.push(...look.drifts);
    else found.moving.push(partition);
  }
  return found;
}

async function lookUntilStill(store: Store, partition: number, nowMs: number) {
  for (let looks = 1; ; looks++) {
    const look = await new Look(store, partition).run(nowMs);
    if (look.isStill || looks === LOOKS) return look;
    await sleep(50 * looks);
  }
}

/** One pass over a partition. */
class Look {
  readonly drifts: Drift[] = [];
  readonly #analysts = new Map<string, Analyst | undefined>();
  readonly #buckets = new Map<string, Counters>();
  readonly #months: Counters = new Map();
  /** Buckets that are no longer kept, whether or not they are still there. */
  readonly #expired = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly partition: number,
  ) {}

  async run(nowMs: number) {
    const { reader } = this.store;
    const before = await reader.meta(this.partition);
    const calls = await this.#addCalls(Math.max(nowMs, before.clockMs));
    const keys = new Set([...this.#buckets.keys(), ...(await reader.bucketKeys(this.partition))]);
    for (const key of this.#expired) keys.delete(key);
    await this.#compareBuckets([...keys]);
    const { seq, epoch, months } = await reader.state(this.partition);
    this.#compare('months', months, this.#months);
    return {
      calls,
      buckets: keys.size,
      drifts: this.drifts,
      isStill: seq === before.seq && epoch === before.epoch,
    };
  }

  async #addCalls(keptAfterMs: number): Promise<number> {
    let calls = 0;
    let cursor: string | undefined;
    do {
      const page = await this.store.calls.page(this.partition, { cursor, count: PAGE });
      for (const call of page.calls) {
        this.#addCall(call, keptAfterMs);
        const analyst = await this.#analystOf(call.plan);
        const expected = analyst?.contributionOf(call.call).counters;
        if (expected) this.#compare(`call ${call.callId}`, call.contribution.counters, expected);
      }
      calls += page.calls.length;
      cursor = page.next;
    } while (cursor !== undefined);
    return calls;
  }

  #addCall({ buckets, contribution: { sellerId, counters } }: StoredCall, keptAfterMs: number): void {
    const fields = new Map([...counters].map(([name, value]) => [`${sellerId}|${name}`, value]));
    for (const { key, expiresAtMs } of buckets) {
      if (expiresAtMs !== 0 && expiresAtMs <= keptAfterMs) this.#expired.add(key);
      else addInto(this.#countersOf(key), fields);
    }
    const month = buckets.find(({ key }) => key.includes(':M:'))?.key.split(':M:')[1];
    if (month !== undefined) addInto(this.#months, new Map([[month, 1]]));
  }

  #countersOf(key: string): Counters {
    const counters = this.#buckets.get(key) ?? new Map();
    this.#buckets.set(key, counters);
    return counters;
  }

  /** Undefined where the plan's sets are gone: such calls are taken as they are. */
  async #analystOf(plan: string): Promise<Analyst | undefined> {
    if (!this.#analysts.has(plan)) {
      const found = await findPlan(this.store, plan);
      this.#analysts.set(plan, found && new Analyst({ plan: found, generations: [] }));
    }
    return this.#analysts.get(plan);
  }

  async #compareBuckets(keys: readonly string[]): Promise<void> {
    for (let from = 0; from < keys.length; from += BUCKETS_AT_ONCE) {
      const some = keys.slice(from, from + BUCKETS_AT_ONCE);
      const { buckets } = await this.store.reader.buckets(this.partition, some);
      for (const [key, bySeller] of buckets) {
        const stored: Counters = new Map();
        for (const [sellerId, counters] of bySeller)
          for (const [name, value] of counters) stored.set(`${sellerId}|${name}`, value);
        this.#compare(`bucket ${key}`, stored, this.#buckets.get(key) ?? new Map());
      }
    }
  }

  #compare(place: string, stored: ReadonlyMap<string, number>, expected: ReadonlyMap<string, number>): void {
    for (const name of new Set([...stored.keys(), ...expected.keys()])) {
      const drift = { stored: stored.get(name) ?? 0, expected: expected.get(name) ?? 0 };
      if (drift.stored !== drift.expected)
        this.drifts.push({ partition: this.partition, place, name, ...drift });
    }
  }
}
