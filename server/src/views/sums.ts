import type { Scope } from '@earshot/contracts';
import { addInto, type Counters } from '../domain/contribution.ts';
import type { Move } from './directory.ts';

/** Counters by seller, as a bucket holds them. */
export type SellerCounters = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Tells which counters some sums are about. */
export type Keeps = (counter: string) => boolean;

/** Something that follows buckets: what they hold is added to it, and taken out again. It is given what it keeps, no more. */
export interface BucketReader {
  readonly keeps?: Keeps | undefined;
  add(sellerId: string, kept: ReadonlyMap<string, number>, sign: 1 | -1): void;
  /** A seller changed team who has `kept` in one of the buckets. */
  move(move: Move, kept: ReadonlyMap<string, number>): void;
}

/**
 * Running totals over some buckets: of the whole organisation and of every team. A call changes two maps by its own
 * counters, so its cost does not grow with what is stored, with sellers, or with terms.
 */
export class RunningSums implements BucketReader {
  readonly #totals = new Map<Scope, Counters>();
  readonly #versions = new Map<Scope, number>();

  constructor(
    private readonly teamScopeOf: (sellerId: string) => Scope | undefined,
    readonly keeps?: Keeps,
  ) {}

  of(scope: Scope): ReadonlyMap<string, number> {
    return this.#of(scope);
  }

  /** Another number whenever a sum of the scope, or of a team within it, may be another. */
  version(scope: Scope): number {
    return this.#versions.get(scope) ?? 0;
  }

  add(sellerId: string, kept: ReadonlyMap<string, number>, sign: 1 | -1): void {
    this.#put('all', kept, sign);
    const team = this.teamScopeOf(sellerId);
    if (team !== undefined) this.#put(team, kept, sign);
  }

  /** Carries what a seller has over from one team to the other. */
  move({ from, to }: Move, kept: ReadonlyMap<string, number>): void {
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
}

/**
 * Running totals over some buckets, by seller: whatever team a seller is in, now or later. A seller's totals are never
 * changed but replaced, so that who holds them can tell by identity that nothing of them changed.
 */
export class RunningSellerSums implements BucketReader {
  #sellers = new Map<string, ReadonlyMap<string, number>>();
  #isSorted = true;

  constructor(readonly keeps?: Keeps) {}

  /** Every seller that has any, by id, with what they have: the same map while it is the same. */
  entries(): Iterable<readonly [sellerId: string, counters: ReadonlyMap<string, number>]> {
    // Sellers are compared in the order of their ids: kept, it costs every document but the first next to nothing.
    if (!this.#isSorted) this.#sellers = new Map([...this.#sellers].sort(([a], [b]) => (a < b ? -1 : 1)));
    this.#isSorted = true;
    return this.#sellers;
  }

  add(sellerId: string, kept: ReadonlyMap<string, number>, sign: 1 | -1): void {
    const before = this.#sellers.get(sellerId);
    if (!before) this.#isSorted = false;
    const totals = new Map(before);
    addInto(totals, kept, sign);
    if (totals.size > 0) this.#sellers.set(sellerId, totals);
    else this.#sellers.delete(sellerId);
  }

  /** What a seller has stays theirs. */
  move(): void {}
}

/** Adds a whole bucket to what follows it, or takes it out. */
export function addAll(reader: BucketReader, sellers: SellerCounters, sign: 1 | -1): void {
  for (const [sellerId, counters] of sellers) {
    const kept = keptOf(counters, reader.keeps);
    if (kept.size > 0) reader.add(sellerId, kept, sign);
  }
}

/** Those of the counters that some sums are about. */
export function keptOf(
  counters: ReadonlyMap<string, number>,
  keeps: Keeps | undefined,
): ReadonlyMap<string, number> {
  if (!keeps) return counters;
  const kept: Counters = new Map();
  for (const [name, value] of counters) if (keeps(name)) kept.set(name, value);
  return kept;
}
