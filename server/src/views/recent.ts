import { CUT, type Scope } from '@earshot/contracts';
import type { Contribution } from '../domain/contribution.ts';
import { ChangesLost } from '../store/failures.ts';
import type { PartitionReader } from '../store/partition-reader.ts';
import type { NodeState } from './node-state.ts';

/** A finished call as the list of recent ones needs it. */
interface Finished {
  callId: string;
  contribution: Contribution;
}

/** What became of one call in the change `seq` of a partition. */
export interface CallChange {
  partition: number;
  seq: number;
  callId: string;
  in?: Contribution;
}

/** How many are kept, so that calls can be taken out without reading again. */
const KEPT = 4 * CUT.recent;

/** The order of the list: the latest end first, then id. */
function byLatestEnd(a: Finished, b: Finished): number {
  return (
    b.contribution.atMs - a.contribution.atMs || (a.callId < b.callId ? -1 : a.callId > b.callId ? 1 : 0)
  );
}

/** The newest finished calls of a scope's sellers, with the sequence of each partition. */
export async function readRecent(
  reader: PartitionReader,
  { state, scope }: { state: NodeState; scope: Scope },
): Promise<{ newest: Finished[]; readAt: number[]; isComplete: boolean }> {
  const which = scope === 'all' ? {} : { sellers: [...state.directory.membersOf(scope)] };
  const { epochs } = state;
  const parts = await Promise.all(
    epochs.map((_, partition) => reader.recent(partition, { ...which, count: KEPT })),
  );
  parts.forEach((part, partition) => {
    if (part.epoch !== epochs[partition]) throw new ChangesLost(partition, 'it has another epoch');
  });
  const all = parts.flatMap((part) => part.calls).sort(byLatestEnd);
  return {
    newest: all.slice(0, KEPT),
    readAt: parts.map((part) => part.seq),
    isComplete: all.length <= KEPT && parts.every((part) => part.calls.length < KEPT),
  };
}

/**
 * The newest finished calls of a scope: read once, then followed. It knows every call down to its floor and none
 * below it, so once too many were taken out it has to be read again.
 */
export class RecentList {
  #calls: Finished[] = [];
  /** The oldest call that is known of; undefined where there are no others. */
  #floor: Finished | undefined;
  #readAt: readonly number[] | undefined;
  #late: CallChange[] | undefined;
  #isStale = false;

  constructor(
    private readonly read: () => ReturnType<typeof readRecent>,
    private readonly isIn: (sellerId: string) => boolean,
  ) {}

  /** The newest that a snapshot holds. */
  newest(): Finished[] {
    return this.#calls.slice(0, CUT.recent);
  }

  /** True where the list must be read again: it ran short, or its sellers are others now. */
  get isShort(): boolean {
    if (this.#late) return false;
    return this.#isStale || (this.#floor !== undefined && this.#calls.length < CUT.recent);
  }

  /** The scope's sellers are others now. */
  renew(): void {
    this.#isStale = true;
  }

  /** Reads the list; changes that come meanwhile are kept and folded after. Does nothing while it is being read. */
  async load(): Promise<void> {
    if (this.#late) return;
    this.#late = [];
    this.#isStale = false;
    try {
      const { newest, readAt, isComplete } = await this.read();
      this.#calls = newest;
      this.#floor = isComplete ? undefined : newest.at(-1);
      this.#readAt = readAt;
      for (const change of this.#late) this.#apply(change);
    } catch (error) {
      this.#isStale = true;
      throw error;
    } finally {
      this.#late = undefined;
    }
  }

  fold(change: CallChange): void {
    this.#late?.push(change);
    this.#apply(change);
  }

  #apply(change: CallChange): void {
    if (change.seq <= (this.#readAt?.[change.partition] ?? 0)) return;
    const { callId, in: contribution } = change;
    const standing = this.#calls.findIndex((call) => call.callId === callId);
    if (standing >= 0) this.#calls.splice(standing, 1);
    if (!contribution || !this.isIn(contribution.sellerId)) return;
    const call = { callId, contribution };
    if (this.#floor && byLatestEnd(call, this.#floor) > 0) return;
    const place = this.#calls.findIndex((other) => byLatestEnd(call, other) < 0);
    this.#calls.splice(place < 0 ? this.#calls.length : place, 0, call);
    if (this.#calls.length <= KEPT) return;
    this.#calls.length = KEPT;
    this.#floor = this.#calls[KEPT - 1];
  }
}
