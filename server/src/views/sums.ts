import type { Scope } from '@earshot/contracts';
import { addInto, type Counters } from '../domain/contribution.ts';
import type { Move } from './directory.ts';

/** Counters by seller, as a bucket holds them. */
export type SellerCounters = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Running totals over some buckets: of the whole organisation and of every team. A call changes two maps by its own
 * counters, so its cost does not grow with what is stored, with sellers, or with terms.
 */
export class RunningSums {
  readonly #totals = new Map<Scope, Counters>();
  readonly #versions = new Map<Scope, number>();

  constructor(
    private readonly teamScopeOf: (sellerId: string) => Scope | undefined,
    private readonly keeps?: (counter: string) => boolean,
  ) {}

  of(scope: Scope): ReadonlyMap<string, number> {
    return this.#of(scope);
  }

  /** Another number whenever a sum of the scope, or of a team within it, may be another. */
  version(scope: Scope): number {
    return this.#versions.get(scope) ?? 0;
  }

  add(sellerId: string, counters: ReadonlyMap<string, number>, sign: 1 | -1): void {
    const kept = this.#kept(counters);
    this.#put('all', kept, sign);
    const team = this.teamScopeOf(sellerId);
    if (team !== undefined) this.#put(team, kept, sign);
  }

  /** Adds a bucket, or takes it out. */
  addAll(sellers: SellerCounters, sign: 1 | -1): void {
    for (const [sellerId, counters] of sellers) this.add(sellerId, counters, sign);
  }

  /** Carries what a seller has in `counters` over from one team to the other. */
  move({ from, to }: Move, counters: ReadonlyMap<string, number>): void {
    const kept = this.#kept(counters);
    if (from !== undefined) this.#put(from, kept, -1);
    if (to !== undefined) this.#put(to, kept, 1);
    this.#versions.set('all', this.version('all') + 1);
  }

  #put(scope: Scope, counters: ReadonlyMap<string, number>, sign: 1 | -1): void {
    addInto(this.#of(scope), counters, sign);
    this.#versions.set(scope, this.version(scope) + 1);
  }

  #of(scope: Scope): Counters {
    let totals = this.#totals.get(scope);
    if (!totals) {
      totals = new Map();
      this.#totals.set(scope, totals);
    }
    return totals;
  }

  #kept(counters: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
    if (!this.keeps) return counters;
    const kept: Counters = new Map();
    for (const [name, value] of counters) if (this.keeps(name)) kept.set(name, value);
    return kept;
  }
}
