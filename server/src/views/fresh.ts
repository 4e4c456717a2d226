import type { Period, Scope, Snapshot } from '@earshot/contracts';
import { addInto, type Counters } from '../domain/contribution.ts';
import { type ScopedSums, snapshotOf } from '../domain/dashboard.ts';
import { recordingWindow } from '../domain/window.ts';
import type { Store } from '../store/store.ts';
import { windowNow } from './covers.ts';
import type { Directory } from './directory.ts';
import { NodeState } from './node-state.ts';
import { readRecent } from './recent.ts';
import type { SellerCounters } from './sums.ts';

const KEYS_A_READ = 16;

/**
 * The document of a scope and a period at a moment, by the other road: everything is read from the store now, and
 * summed plainly. It shares no sum, no list and no position with what is kept in memory. Rejects with StoreUnavailable.
 */
export async function freshDocument(
  store: Store,
  { scope, period, nowMs }: { scope: Scope; period: Period; nowMs: number },
): Promise<Snapshot> {
  const state = await NodeState.load(store);
  const { directory } = state;
  const window = windowNow(period, state, nowMs);
  const recording = recordingWindow(nowMs, state.zone);
  const dates = recording.dates.map((date) => `d:${date}`);
  const ids = [window, recording].flatMap(({ buckets, previousBuckets }) => [...buckets, ...previousBuckets]);
  const wanted = new Set([...ids, ...dates]);
  const [held, { newest }] = await Promise.all([
    readBuckets(
      store,
      [...wanted].map((id) => state.keyOf(id)),
    ),
    readRecent(store.reader, { state, scope }),
  ]);
  const sumsOf = (bucketIds: readonly string[]) =>
    plainSums(
      bucketIds.flatMap((id) => held.get(state.keyOf(id)) ?? []),
      directory,
    );
  return snapshotOf({
    scope,
    window,
    timeZone: state.settings.timeZone,
    nowMs,
    sums: sumsOf(window.buckets),
    ...(window.previous ? { previous: sumsOf(window.previousBuckets) } : {}),
    recording: {
      now: sumsOf(recording.buckets),
      before: sumsOf(recording.previousBuckets),
      days: new Map(recording.dates.map((date) => [date, sumsOf([`d:${date}`])])),
    },
    trackers: state.trackers,
    people: directory,
    active: [...state.active.values()].filter((call) => directory.isIn(scope, call.sellerId)),
    recent: newest,
  });
}

/** Every partition's part of each bucket, by key. */
async function readBuckets(store: Store, keys: readonly string[]): Promise<Map<string, SellerCounters[]>> {
  const held = new Map<string, SellerCounters[]>();
  const read = async (partition: number, some: readonly string[]) => {
    const { buckets } = await store.reader.buckets(partition, some);
    for (const [key, sellers] of buckets) held.set(key, [...(held.get(key) ?? []), sellers]);
  };
  const reads: Promise<void>[] = [];
  for (let partition = 0; partition < store.partitions; partition++)
    for (let i = 0; i < keys.length; i += KEYS_A_READ)
      reads.push(read(partition, keys.slice(i, i + KEYS_A_READ)));
  await Promise.all(reads);
  return held;
}

/** Sums of whole buckets, made when they are asked for. */
function plainSums(buckets: readonly SellerCounters[], directory: Directory): ScopedSums {
  const made = new Map<Scope, Counters>();
  return {
    of(scope) {
      let totals = made.get(scope);
      if (!totals) {
        totals = new Map();
        for (const sellers of buckets)
          for (const [sellerId, counters] of sellers)
            if (directory.isIn(scope, sellerId)) addInto(totals, counters);
        made.set(scope, totals);
      }
      return totals;
    },
  };
}
