import type { CallsQuery } from '@earshot/contracts';
import { rankOf } from '../domain/calls/orders.ts';
import type { CallSearch } from './call-search.ts';

type Rank = Exclude<NonNullable<CallsQuery['sort']>, 'newest'>;

/** The calls of a list in an order that no index has. */
interface Ranked {
  callIds: readonly string[];
  /** Where the search for them stopped for the time it may take; absent where it came to the end. */
  searchedBackToMs?: number;
  atMs: number;
}

/** The order of a list stays as it was for whoever reads on within so long. */
const KEPT_MS = 5 * 60_000;
const MAX_KEPT = 20;

/** Lists that have to be read whole before their first line is known, kept for the pages after it. */
export class RankedCalls {
  readonly #kept = new Map<string, Ranked>();

  /** @param isBeginning the first page is asked for: it is made anew. */
  async of(key: string, order: Rank, search: CallSearch, isBeginning: boolean): Promise<Ranked> {
    const kept = this.#kept.get(key);
    if (kept && !isBeginning && performance.now() - kept.atMs < KEPT_MS) return kept;
    const found: { callId: string; rank: number }[] = [];
    for await (const { callId, contribution } of search.matches())
      found.push({ callId, rank: rankOf(order, contribution) });
    const { stop } = search;
    const ranked: Ranked = {
      // Those of the same rank stay by time.
      callIds: found.sort((a, b) => b.rank - a.rank).map(({ callId }) => callId),
      ...(stop && { searchedBackToMs: stop.endedAtMs }),
      atMs: performance.now(),
    };
    this.#keep(key, ranked);
    return ranked;
  }

  #keep(key: string, ranked: Ranked): void {
    this.#kept.delete(key);
    this.#kept.set(key, ranked);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}
