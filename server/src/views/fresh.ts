import type { Period, Scope, Snapshot } from '@earshot/contracts';
import { EVER } from '../domain/buckets.ts';
import { type SellerSums, snapshotOf } from '../domain/dashboard.ts';
import { salesPeriodOf } from '../domain/sales-period.ts';
import { shownKeywords } from '../domain/top-sellers.ts';
import { recordingWindow, type Window } from '../domain/window.ts';
import type { Store } from '../store/store.ts';
import { dealSpans, windowNow, wordDayKeys } from './covers.ts';
import { known, target } from './document.ts';
import { NodeState } from './node-state.ts';
import { plainSellerSums, plainSums, readBuckets, readSaid } from './plain-sums.ts';
import { readRecent } from './recent.ts';
import { type BestPractice, markedPhrases, sidesOf } from './said.ts';

/**
 * The document of a scope and a period at a moment, by the other road: everything is read from the store now, and
 * summed plainly. It shares no sum, no list and no position with what is kept in memory. Rejects with StoreUnavailable.
 */
export async function freshDocument(
  store: Store,
  { scope, period, nowMs }: { scope: Scope; period: Period; nowMs: number },
): Promise<Snapshot> {
  const state = await NodeState.glance(store);
  const { directory, zone } = state;
  const window = windowNow(period, state, nowMs);
  const recording = recordingWindow(nowMs, zone);
  const salesPeriod = salesPeriodOf(nowMs, zone, state.settings.salesPeriod);
  const { after, between } = dealSpans(window, state, nowMs);
  const dates = recording.dates.map((date) => `d:${date}`);
  const ids = [window, recording].flatMap(({ buckets, previousBuckets }) => [...buckets, ...previousBuckets]);
  const wanted = new Set([...ids, ...dates, ...salesPeriod.buckets, EVER, ...after, ...(between ?? [])]);
  const [held, { newest }] = await Promise.all([
    readBuckets(
      store,
      [...wanted].map((id) => state.keyOf(id)),
    ),
    readRecent(store.reader, { state, scope }),
  ]);
  const bucketsOf = (ids: readonly string[]) => ids.flatMap((id) => held.get(state.keyOf(id)) ?? []);
  const sumsOf = (ids: readonly string[]) => plainSums(bucketsOf(ids), directory);
  const sellers = plainSellerSums(bucketsOf(window.buckets));
  return snapshotOf({
    ...known(state, scope),
    scope,
    window,
    nowMs,
    sums: sumsOf(window.buckets),
    ...(window.previous ? { previous: sumsOf(window.previousBuckets) } : {}),
    recording: {
      now: sumsOf(recording.buckets),
      before: sumsOf(recording.previousBuckets),
      days: new Map(recording.dates.map((date) => [date, sumsOf([`d:${date}`])])),
    },
    sellers,
    deals: { ever: sumsOf([EVER]), after: sumsOf(after), ...(between ? { between: sumsOf(between) } : {}) },
    salesPeriod: { ...salesPeriod, ...target(state, scope), won: sumsOf(salesPeriod.buckets) },
    bestPractice: await bestPracticeNow(store, state, { scope, window, sellers, nowMs }),
    active: [...state.active.values()].filter((call) => directory.isIn(scope, call.sellerId)),
    recent: newest,
  });
}

async function bestPracticeNow(
  store: Store,
  state: NodeState,
  { scope, window, sellers, nowMs }: { scope: Scope; window: Window; sellers: SellerSums; nowMs: number },
): Promise<BestPractice> {
  const { directory, settings } = state;
  const sides = sidesOf(sellers, { scope, directory, stars: settings.topSellers });
  if (!sides) return {};
  const said = await readSaid(store, wordDayKeys(window, state, nowMs));
  return shownKeywords(
    markedPhrases({ ...said, ...sides, isIn: (sellerId) => directory.isIn(scope, sellerId) }),
  );
}
