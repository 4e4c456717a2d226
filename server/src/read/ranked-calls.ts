import type { CallOrder } from '@earshot/contracts';
import { rankOf } from '../domain/calls/orders.ts';
import type { CallPlace } from '../store/call-lists.ts';
import type { CallSearch, Candidate } from './call-search.ts';

export type RankedOrder = Exclude<CallOrder, 'newest'>;

/** The place of a call in an order that no index has: the greatest rank first, of one rank the latest end, then by id. */
export interface RankedPlace {
  rank: number;
  endedAtMs: number;
  callId: string;
}

/** All calls of a list in their order; or, where looking for them takes longer, how far back that has come. */
export type Ranking = { places: readonly RankedPlace[] } | { searchedBackToMs: number };

export interface RankingRequest {
  /** Names the list: calls of equal keys are the same ones. */
  key: string;
  order: RankedOrder;
  /**
   * `new`: no older than the request, but for what somebody else has begun. `begun`: the one that is being made, else one that
   * is there. `any`: one that is there, else one that is being made.
   */
  wants: 'new' | 'begun' | 'any';
}

/** An order is read on in for so long after it was made; who comes later has another made. */
const KEPT_MS = 5 * 60_000;
/** One that nobody goes on with for so long is begun anew. */
const LEFT_MS = 60_000;
const MAX_KEPT = 20;
/** Of all orders together, but for the last one. */
const MAX_PLACES = 1_000_000;

/**
 * Lists that have to be read whole before their first line is known. One that takes longer than a request may look is made by several,
 * and given when it is whole: its first lines would be wrong else. Whoever leaves meanwhile takes nothing from the others.
 */
export class RankedCalls {
  readonly #kept = new Map<string, { places: readonly RankedPlace[]; atMs: number }>();
  readonly #making = new Map<string, Making>();

  async of({ key, order, wants }: RankingRequest, search: CallSearch): Promise<Ranking> {
    const nowMs = performance.now();
    for (const [of, { usedAtMs }] of this.#making) if (nowMs - usedAtMs > LEFT_MS) this.#making.delete(of);
    const begun = this.#making.get(key);
    const kept = this.#kept.get(key);
    const isGood = kept !== undefined && nowMs - kept.atMs < KEPT_MS;
    if (isGood && (wants === 'any' || (wants === 'begun' && !begun))) return kept;
    const making = begun ?? new Making(order);
    this.#making.set(key, making);
    const ranking = await making.goOn(search);
    if ('places' in ranking && this.#making.get(key) === making) {
      this.#making.delete(key);
      this.#keep(key, ranking.places);
    }
    return ranking;
  }

  #keep(key: string, places: readonly RankedPlace[]): void {
    this.#kept.delete(key);
    this.#kept.set(key, { places, atMs: performance.now() });
    let held = 0;
    for (const [of, { places }] of [...this.#kept].reverse()) {
      held += places.length;
      if (of !== key && held > MAX_PLACES) this.#kept.delete(of);
    }
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

/** An order as far as its calls have been found. */
class Making {
  usedAtMs = performance.now();
  readonly #known = new Set<string>();
  #places: RankedPlace[] = [];
  #after: CallPlace | undefined;
  /** The latest end of what was found. Where nothing was, nothing says how far up there is to look again. */
  #newestMs = Number.NEGATIVE_INFINITY;
  #isWhole = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly order: RankedOrder) {}

  /** Looks on behind what was looked at, one search after the other: two at once would look at the same calls. */
  goOn(search: CallSearch): Promise<Ranking> {
    this.usedAtMs = performance.now();
    const look = () => (this.#isWhole ? { places: this.#places } : this.#look(search));
    const next = this.#last.then(look, look);
    this.#last = next;
    return next;
  }

  async #look(search: CallSearch): Promise<Ranking> {
    await this.#add(search.matches(this.#after));
    const { stop } = search;
    // What has ended since the first look stands above where that began.
    if (!stop && this.#places.length > 0) await this.#add(search.matches(), this.#newestMs);
    this.usedAtMs = performance.now();
    this.#isWhole = stop === undefined;
    this.#after = stop?.place;
    return stop ? { searchedBackToMs: stop.endedAtMs } : { places: this.#places };
  }

  /** Adds the calls that are not known, the latest end first, as far as those that ended before an instant. */
  async #add(calls: AsyncIterable<Candidate>, sinceMs = Number.NEGATIVE_INFINITY): Promise<void> {
    const found = new Map<string, RankedPlace>();
    for await (const { callId, endedAtMs, contribution } of calls) {
      if (endedAtMs < sinceMs) break;
      this.#newestMs = Math.max(this.#newestMs, endedAtMs);
      // A call that was sent anew with an earlier end may come a second time.
      if (!this.#known.has(callId))
        found.set(callId, { rank: rankOf(this.order, contribution), endedAtMs, callId });
    }
    for (const callId of found.keys()) this.#known.add(callId);
    this.#places = merged(this.#places, [...found.values()].sort(byRank));
  }
}

/** How many of an order stand before what is behind a place: the call of the place itself may be gone. */
export function countBefore(places: readonly RankedPlace[], place: RankedPlace): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byRank(places[middle]!, place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byRank(a: RankedPlace, b: RankedPlace): number {
  if (a.rank !== b.rank || a.endedAtMs !== b.endedAtMs) return b.rank - a.rank || b.endedAtMs - a.endedAtMs;
  return a.callId < b.callId ? -1 : a.callId > b.callId ? 1 : 0;
}

/** Two orders as one. Sorting what was in order already would hold the server up at every look. */
function merged(a: RankedPlace[], b: RankedPlace[]): RankedPlace[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const all: RankedPlace[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) all.push(byRank(a[i]!, b[j]!) <= 0 ? a[i++]! : b[j++]!);
  while (i < a.length) all.push(a[i++]!);
  while (j < b.length) all.push(b[j++]!);
  return all;
}
