import type { Scope } from '@earshot/contracts';
import { addInto, type Counters } from '../domain/contribution.ts';
import type { SellerEntry } from '../domain/dashboard.ts';
import type { Move } from './directory.ts';

/** Counters by seller, as a bucket holds them. */
export type SellerCounters = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Tells which counters some sums are about; `names` where they are few and known, so that they can be asked for. */
export interface Keeps {
  (counter: string): boolean;
  readonly names?: readonly string[];
}

/** Sums that are about a few counters, by their names. */
export interface KeepsFew extends Keeps {
  readonly names: readonly string[];
}

/** Keeps counters of these names and no others. */
export function keepsOnly(...names: string[]): KeepsFew {
  const kept = new Set(names);
  return Object.assign((counter: string) => kept.has(counter), { names });
}

/** Something that follows buckets: what they hold is added to it, and taken out again. It is given what it keeps, no more. */
export interface BucketReader {
  readonly keeps?: Keeps | undefined;
  add(sellerId: string, kept: ReadonlyMap<string, number>, sign: 1 | -1): void;
  /** A whole bucket is added, or taken out. */
  addAll(bucket: Holding, sign: 1 | -1): void;
  /** A seller changed team who has `kept` in one of the buckets. */
  move(move: Move, kept: ReadonlyMap<string, number>): void;
}

/** A whole bucket, as sums add it and take it out. */
export interface Holding {
  /** What is kept, of all sellers or of those that `isIn` says. */
  totals(keeps: Keeps | undefined, isIn?: (sellerId: string) => boolean): Counters;
  /** What is kept of each seller who has any of it; one may come more than once. */
  bySeller(keeps: Keeps | undefined): Iterable<readonly [sellerId: string, ReadonlyMap<string, number>]>;
}

/** So many of the last changes of a scope are remembered, twice as many at most: who asks for more looks at all. */
const REMEMBERED = 128;

interface ScopeSums {
  totals: Counters;
  version: number;
  /** What was added or taken out with each of the last versions; names are all that counts. */
  changes: ReadonlyMap<string, unknown>[];
}

/**
 * Running totals over some buckets: of the whole organisation and of every team. A call changes two maps by its own
 * counters, so its cost does not grow with what is stored, with sellers, or with terms.
 */
export class RunningSums implements BucketReader {
  readonly #scopes = new Map<Scope, ScopeSums>();

  /** @param held what is in the sums; given, the sums of a scope are made when they are first asked for. */
  constructor(
    private readonly teamScopeOf: (sellerId: string) => Scope | undefined,
    readonly keeps?: Keeps,
    private readonly held?: () => Iterable<Holding>,
  ) {}

  of(scope: Scope): ReadonlyMap<string, number> {
    return this.#of(scope).totals;
  }

  /** Another number whenever a sum of the scope, or of a team within it, may be another. */
  version(scope: Scope): number {
    return this.#of(scope).version;
  }

  /** The counters that have changed since a version, as the keys of maps; undefined: any may have. */
  changedSince(scope: Scope, version: number): readonly ReadonlyMap<string, unknown>[] | undefined {
    const { changes, version: now } = this.#of(scope);
    return now - version > changes.length ? undefined : changes.slice(changes.length - (now - version));
  }

  add(sellerId: string, kept: ReadonlyMap<string, number>, sign: 1 | -1): void {
    if (this.#follows('all')) this.#put('all', kept, sign);
    const team = this.teamScopeOf(sellerId);
    if (team !== undefined && this.#follows(team)) this.#put(team, kept, sign);
  }

  addAll(bucket: Holding, sign: 1 | -1): void {
    if (this.held) {
      for (const [scope, sums] of this.#scopes) {
        addInto(sums.totals, bucket.totals(this.keeps, this.#isIn(scope)), sign);
        sums.version += 1;
      }
    } else for (const [sellerId, kept] of bucket.bySeller(this.keeps)) this.add(sellerId, kept, sign);
    this.replaced();
  }

  /** Carries what a seller has over from one team to the other. */
  move({ from, to }: Move, kept: ReadonlyMap<string, number>): void {
    if (from !== undefined && this.#follows(from)) this.#put(from, kept, -1);
    if (to !== undefined && this.#follows(to)) this.#put(to, kept, 1);
    if (this.#follows('all')) this.#of('all').version += 1;
    this.replaced();
  }

  /** Whole buckets have come or gone, whose maps do not stay as they are: no change is told any more. */
  replaced(): void {
    for (const sums of this.#scopes.values()) sums.changes = [];
  }

  #put(scope: Scope, counters: ReadonlyMap<string, number>, sign: 1 | -1): void {
    const sums = this.#of(scope);
    addInto(sums.totals, counters, sign);
    sums.version += 1;
    sums.changes.push(counters);
    if (sums.changes.length === 2 * REMEMBERED) sums.changes.splice(0, REMEMBERED);
  }

  /** Whether the sums of a scope are kept: what is added before somebody asks for them is in `held` by then. */
  #follows(scope: Scope): boolean {
    return this.held === undefined || this.#scopes.has(scope);
  }

  #of(scope: Scope): ScopeSums {
    let sums = this.#scopes.get(scope);
    if (!sums) {
      sums = { totals: new Map(), version: 0, changes: [] };
      this.#scopes.set(scope, sums);
      for (const bucket of this.held?.() ?? [])
        addInto(sums.totals, bucket.totals(this.keeps, this.#isIn(scope)));
    }
    return sums;
  }

  #isIn(scope: Scope): ((sellerId: string) => boolean) | undefined {
    return scope === 'all' ? undefined : (sellerId) => this.teamScopeOf(sellerId) === scope;
  }
}

/**
 * Running totals over some buckets, by seller: whatever team a seller is in, now or later. A seller's totals are never
 * changed but replaced, so that who holds them can tell by identity that nothing of them changed.
 */
export class RunningSellerSums implements BucketReader {
  #sellers: SellerEntry[] = [];
  /** Where each seller is in the list. */
  readonly #places = new Map<string, number>();
  #isSorted = true;
  #version = 0;
  /** The place whose entry changed with each of the last versions, while all places are the same. */
  #changes: number[] = [];
  /** Totals that nobody has seen yet: these may still change, so that many buckets in a row cost no copies. */
  #unseen = new Set<Counters>();

  constructor(readonly keeps?: Keeps) {}

  /** Every seller that has any, by id, with what they have: the same map while it is the same. */
  entries(): readonly SellerEntry[] {
    // Sellers are compared in the order of their ids: kept, it costs every document but the first nothing.
    if (!this.#isSorted) this.#sort();
    this.#unseen.clear();
    return this.#sellers;
  }

  /** Another number whenever anything here is another. */
  version(): number {
    return this.#version;
  }

  /** The entries that have changed since a version, with their places; undefined: any may have, and places too. */
  changedSince(version: number): (readonly [place: number, SellerEntry])[] | undefined {
    const count = this.#version - version;
    if (!this.#isSorted || count > this.#changes.length) return undefined;
    const places = new Set(this.#changes.slice(this.#changes.length - count));
    this.#unseen.clear();
    return [...places].map((place) => [place, this.#sellers[place]!]);
  }

  add(sellerId: string, kept: ReadonlyMap<string, number>, sign: 1 | -1): void {
    const place = this.#places.get(sellerId) ?? this.#sellers.length;
    const before = this.#sellers[place]?.[1] as Counters | undefined;
    const totals = before && this.#unseen.has(before) ? before : new Map(before);
    addInto(totals, kept, sign);
    if (totals.size === 0 || place === this.#sellers.length) this.#isSorted = false;
    if (totals !== before) {
      this.#unseen.add(totals);
      this.#sellers[place] = [sellerId, totals];
      this.#places.set(sellerId, place);
    }
    this.#version += 1;
    this.#changes.push(place);
    if (this.#changes.length === 2 * REMEMBERED) this.#changes.splice(0, REMEMBERED);
  }

  addAll(bucket: Holding, sign: 1 | -1): void {
    for (const [sellerId, kept] of bucket.bySeller(this.keeps))
      if (sign === 1 && this.keeps && !this.#places.has(sellerId)) this.#take(sellerId, kept as Counters);
      else this.add(sellerId, kept, sign);
  }

  /** The first that a seller has: what was picked out for these sums alone is theirs. */
  #take(sellerId: string, totals: Counters): void {
    this.#unseen.add(totals);
    this.#isSorted = false;
    this.#places.set(sellerId, this.#sellers.push([sellerId, totals]) - 1);
    this.#version += 1;
  }

  /** What a seller has stays theirs. */
  move(): void {}

  #sort(): void {
    this.#sellers = this.#sellers.filter(([, { size }]) => size > 0).sort(([a], [b]) => (a < b ? -1 : 1));
    this.#places.clear();
    for (const [place, [sellerId]] of this.#sellers.entries()) this.#places.set(sellerId, place);
    this.#isSorted = true;
    this.#changes = [];
  }
}

/** Those of the counters that some sums are about. */
export function keptOf(
  counters: ReadonlyMap<string, number>,
  keeps: Keeps | undefined,
): ReadonlyMap<string, number> {
  if (!keeps) return counters;
  const kept: Counters = new Map();
  if (keeps.names && keeps.names.length < counters.size) {
    for (const name of keeps.names) {
      const value = counters.get(name);
      if (value !== undefined) kept.set(name, value);
    }
    return kept;
  }
  for (const [name, value] of counters) if (keeps(name)) kept.set(name, value);
  return kept;
}
