import { ACTIVE_CALL_MS } from '@earshot/contracts';
import { bucketsOf } from '../domain/buckets.ts';
import { dateText } from '../domain/calendar.ts';
import type { StartedCall } from '../domain/call.ts';
import type { Contribution } from '../domain/contribution.ts';
import type { TrackerSet } from '../domain/trackers.ts';
import { type Zone, zoneOf } from '../domain/zone.ts';
import { StoreUnavailable } from '../store/failures.ts';
import type { Settings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { DealBook } from './deal-book.ts';
import { Directory } from './directory.ts';
import { FirstHearings } from './first-hearings.ts';

type Parts = Awaited<ReturnType<Store['reader']['state']>>[];

/** How far one partition's changes have been read. */
export interface Position {
  epoch: string;
  seq: number;
}

/**
 * What a node knows beside the buckets: settings, people, calls in progress, open deals, when brands were first heard, months,
 * and the trackers shown.
 */
export class NodeState {
  readonly directory = new Directory();
  readonly zone: Zone;
  readonly active = new Map<string, StartedCall>();
  readonly deals: DealBook;
  readonly firsts: FirstHearings;
  /** Every seller that an event has named. */
  readonly sellers: Set<string>;
  readonly positions: Position[];
  readonly #months = new Map<string, number>();
  readonly #shownRevs: number[];
  #shown: TrackerSet = { rev: 0, trackers: [] };

  private constructor(
    private readonly store: Store,
    readonly settings: Settings,
    parts: Parts,
  ) {
    this.zone = zoneOf(settings.timeZone);
    this.positions = parts.map(({ epoch, seq }) => ({ epoch, seq }));
    this.#shownRevs = parts.map((part) => part.shownRev);
    const ofMonth = this.keyOf('M:');
    for (const part of parts) {
      for (const fact of part.facts) this.directory.learn(fact);
      for (const [key, count] of part.months)
        if (key.startsWith(ofMonth)) this.#count(key.slice(ofMonth.length), count);
      for (const call of part.active) this.active.set(call.callId, call);
    }
    this.deals = new DealBook(parts, this.directory);
    this.firsts = new FirstHearings(parts.map((part) => part.firsts));
    this.sellers = new Set(parts.flatMap((part) => part.sellers));
  }

  /**
   * Reads every partition's state. A store that was emptied under a running node is given the settings that the node
   * still knows; without those it rejects with StoreUnavailable.
   */
  static async load(store: Store, known?: Settings): Promise<NodeState> {
    for (;;) {
      const settings = (await store.settings.load()) ?? (known && (await store.settings.init(known)));
      if (!settings) throw new StoreUnavailable('loading');
      const parts = await Promise.all(partitionsOf(store).map((partition) => store.reader.state(partition)));
      const state = await NodeState.#of(store, settings, parts);
      // Settings that were changed meanwhile may have been announced before what was read here: nobody would tell of them again.
      if (await state.isCurrent()) return state;
    }
  }

  /**
   * The same for one document and no more: of what calls and engagements have to do with deals only that of the open ones, since
   * the whole grows with every deal that ever was, and reading it holds Redis up.
   */
  static async glance(store: Store): Promise<NodeState> {
    const settings = await store.settings.load();
    if (!settings) throw new StoreUnavailable('loading');
    const partitions = partitionsOf(store);
    const wants = { touches: false };
    const parts = await Promise.all(partitions.map((partition) => store.reader.state(partition, wants)));
    const open = parts.flatMap(({ deals }) => deals.map(({ opportunityId }) => opportunityId));
    const touches = await Promise.all(partitions.map((partition) => store.reader.touches(partition, open)));
    return NodeState.#of(
      store,
      settings,
      parts.map((part, partition) => ({ ...part, touches: touches[partition]! })),
    );
  }

  static async #of(store: Store, settings: Settings, parts: Parts): Promise<NodeState> {
    const state = new NodeState(store, settings, parts);
    const { shown, newest } = await store.trackers.sets();
    state.#shown = newest.rev === Math.min(...state.#shownRevs) ? newest : shown;
    return state;
  }

  get epochs(): string[] {
    return this.positions.map((position) => position.epoch);
  }

  /** The trackers to show: the set that every partition's changes have announced. */
  get trackers(): TrackerSet {
    return this.#shown;
  }

  /** `YYYY-MM` of the first month that holds anything. */
  get earliestMonth(): string | undefined {
    let earliest: string | undefined;
    for (const [month, count] of this.#months)
      if (count > 0 && (earliest === undefined || month < earliest)) earliest = month;
    return earliest;
  }

  keyOf(bucketId: string): string {
    return `${this.settings.generation}:${bucketId}`;
  }

  /** The key of a day, counted as `calendar` counts. */
  dayKeyOf(day: number): string {
    return this.keyOf(`d:${dateText(day)}`);
  }

  /** Puts a contribution into its month, or takes it out; answers the keys of the five buckets that it is counted in. */
  count(contribution: Contribution, sign: 1 | -1): string[] {
    return bucketsOf(contribution.atMs, this.zone).map((bucket) => {
      if (bucket.level === 'month') this.#count(bucket.id.slice('M:'.length), sign);
      return this.keyOf(bucket.id);
    });
  }

  /**
   * A partition announced the set to show. Once all have, it is read and shown; one that another has taken the place
   * of since is passed over.
   */
  async announce(partition: number, shownRev: number): Promise<void> {
    const rev = Math.min(...this.#shownRevs.with(partition, shownRev));
    if (rev !== this.#shown.rev) {
      const { shown, newest } = await this.store.trackers.sets();
      this.#shown = [shown, newest].find((set) => set.rev === rev) ?? this.#shown;
    }
    this.#shownRevs[partition] = shownRev;
  }

  /** Takes calls out of the list of those in progress that began too long ago; answers their sellers. */
  expire(nowMs: number): string[] {
    const gone = [...this.active.values()].filter((call) => call.startedAtMs + ACTIVE_CALL_MS <= nowMs);
    for (const call of gone) this.active.delete(call.callId);
    return gone.map((call) => call.sellerId);
  }

  /** True where the settings that stand in Redis are still these. */
  async isCurrent(): Promise<boolean> {
    return JSON.stringify(await this.store.settings.load()) === JSON.stringify(this.settings);
  }

  #count(month: string, count: number): void {
    this.#months.set(month, (this.#months.get(month) ?? 0) + count);
  }
}

function partitionsOf(store: Store): number[] {
  return Array.from({ length: store.partitions }, (_, partition) => partition);
}
