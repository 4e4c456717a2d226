import type { Scope } from '@earshot/contracts';
import type { Span } from '../domain/buckets.ts';
import type { Bucket } from './bucket.ts';
import type { BucketCache, Wanted } from './bucket-cache.ts';
import type { Move } from './directory.ts';
import {
  type BucketReader,
  type Keeps,
  type KeepsFew,
  keptOf,
  RunningSellerSums,
  RunningSums,
} from './sums.ts';

/** So long before an edge moves, the buckets that it will need are read. */
const AHEAD_MS = 3_000;
/** A wall clock that steps back by less than this moves no edge back. */
const STEP_BACK_MS = 60_000;

/** Buckets that are summed together. */
export interface CoverGroup {
  keys: readonly string[];
  /** Counters that the sums are about; absent: all. */
  keeps?: Keeps;
  /** Summed by seller; absent: by scope. */
  by?: 'seller';
  /** Of the buckets no more than these counters is read, which are all that `keeps` keeps. */
  only?: KeepsFew;
}

/** What a window is at one moment: named groups of buckets, each group with sums of its own. */
export interface Cover<W extends Span> {
  window: W;
  /** When it is another one by the clock alone. */
  slidesAtMs: number;
  groups: ReadonlyMap<string, CoverGroup>;
}

export interface WindowSources<W extends Span> {
  coverAt: (nowMs: number) => Cover<W>;
  cache: BucketCache;
  /** Resolves once the node has folded every partition up to these sequences. */
  reached: (readAt: readonly number[]) => Promise<void>;
  teamScopeOf: (sellerId: string) => Scope | undefined;
  /** The window has slid. */
  moved: () => void;
}

interface Group {
  buckets: ReadonlyMap<string, Bucket>;
  sums: RunningSums | RunningSellerSums;
}

/**
 * Sums over a window that slides by the clock. The next cover is read first; it takes the old one's place at once,
 * when the node's position has reached everything that was read: so the sums never hold a change that other sums do
 * not hold yet, and none is counted twice.
 */
export class WindowState<W extends Span = Span> {
  #cover: Cover<W> | undefined;
  #groups = new Map<string, Group>();
  /** Covers whose buckets are being read, or will soon be needed. */
  #wanted: Cover<W>[] = [];
  #movedAtMs = 0;
  #isMoving = false;
  #isStale = false;
  #isClosed = false;

  constructor(private readonly sources: WindowSources<W>) {}

  get window(): W {
    return this.#cover!.window;
  }

  /** Whether the window is that of a moment: the clock has passed none of its edges. */
  isOf(nowMs: number): boolean {
    return !this.#isStale && this.#cover !== undefined && nowMs < this.#cover.slidesAtMs;
  }

  /** The running totals of a group by scope; undefined where the window has no such group. */
  sums(group: string): RunningSums | undefined {
    const sums = this.#groups.get(group)?.sums;
    return sums instanceof RunningSums ? sums : undefined;
  }

  /** The running totals of a group by seller; undefined where the window has no such group. */
  sellerSums(group: string): RunningSellerSums | undefined {
    const sums = this.#groups.get(group)?.sums;
    return sums instanceof RunningSellerSums ? sums : undefined;
  }

  /** Every bucket that must stay in memory. */
  *kept(): Iterable<Wanted> {
    for (const { buckets } of this.#groups.values()) yield* buckets.values();
    for (const cover of this.#wanted)
      for (const wanted of wantedOf(cover)) {
        yield wanted;
        // Where the whole is there it was taken.
        if (wanted.only) yield { key: wanted.key };
      }
  }

  /** Reads what the moment's cover needs and moves to it. Rejects, unmoved, where the store fails. */
  async move(nowMs: number): Promise<void> {
    const cover = this.sources.coverAt(nowMs);
    this.#wanted = [cover];
    this.#isStale = false;
    const groups = [...cover.groups];
    const loaded = await this.sources.cache.load(wantedOf(cover));
    await this.sources.reached(furthest(loaded));
    if (this.#isClosed) return;
    let next = 0;
    const buckets = new Map(
      groups.map(([name, { keys }]) => [name, new Map(keys.map((key) => [key, loaded[next++]!]))]),
    );
    this.#swap(cover, buckets);
    this.#movedAtMs = nowMs;
  }

  /** Follows the clock: moves where an edge has been passed, reads ahead where one is near. */
  async tick(nowMs: number): Promise<void> {
    if (this.#isMoving || !this.#cover) return;
    this.#isMoving = true;
    try {
      const { slidesAtMs } = this.#cover;
      if (this.#isStale || nowMs >= slidesAtMs || nowMs < this.#movedAtMs - STEP_BACK_MS) {
        await this.move(nowMs);
        if (!this.#isClosed) this.sources.moved();
      } else if (nowMs >= slidesAtMs - AHEAD_MS && this.#wanted.length === 0) {
        const next = this.sources.coverAt(slidesAtMs);
        this.#wanted = [next];
        await this.sources.cache.load(wantedOf(next));
      }
    } catch (error) {
      this.#isStale = true;
      this.#wanted = [];
      throw error;
    } finally {
      this.#isMoving = false;
    }
  }

  /** Something other than the clock changed what the window is: the next tick looks again. */
  renew(): void {
    this.#isStale = true;
  }

  /** A seller changed team: what they have in every group goes along. */
  moveSeller(move: Move): void {
    for (const { buckets, sums } of this.#groups.values())
      for (const bucket of buckets.values()) {
        const counters = bucket.of(move.sellerId);
        if (counters.size > 0) sums.move(move, keptOf(counters, sums.keeps));
      }
  }

  /** Lets its buckets go. */
  close(): void {
    this.#isClosed = true;
    for (const { buckets, sums } of this.#groups.values())
      for (const bucket of buckets.values()) bucket.readers.delete(sums);
    this.#groups.clear();
    this.#cover = undefined;
    this.#wanted = [];
  }

  #swap(cover: Cover<W>, groups: ReadonlyMap<string, ReadonlyMap<string, Bucket>>): void {
    const before = this.#groups;
    this.#groups = new Map();
    for (const [name, buckets] of groups) {
      const old = before.get(name);
      const sums = old?.sums ?? this.#sumsOf(name, cover.groups.get(name)!);
      exchange(sums, old?.buckets ?? new Map(), buckets);
      this.#groups.set(name, { buckets, sums });
      before.delete(name);
    }
    for (const { buckets, sums } of before.values()) exchange(sums, buckets, new Map());
    this.#cover = cover;
    this.#wanted = [];
  }

  #sumsOf(name: string, { keeps, by }: CoverGroup): Group['sums'] {
    if (by === 'seller') return new RunningSellerSums(keeps);
    const held = () => this.#groups.get(name)?.buckets.values() ?? [];
    return new RunningSums(this.sources.teamScopeOf, keeps, held);
  }
}

/** The buckets of a cover, group by group. */
function wantedOf<W extends Span>({ groups }: Cover<W>): Wanted[] {
  return [...groups.values()].flatMap(({ keys, only }) => keys.map((key) => ({ key, only })));
}

/** Takes out of the sums what left the cover and adds what came: the cost is that of the difference. */
function exchange(
  sums: BucketReader,
  before: ReadonlyMap<string, Bucket>,
  after: ReadonlyMap<string, Bucket>,
): void {
  for (const [key, bucket] of before) {
    if (after.get(key) === bucket) continue;
    bucket.readers.delete(sums);
    sums.addAll(bucket, -1);
  }
  for (const [key, bucket] of after) {
    if (before.get(key) === bucket) continue;
    bucket.readers.add(sums);
    sums.addAll(bucket, 1);
  }
}

/** By partition, the greatest sequence at which one of the buckets was read. */
function furthest(buckets: readonly Bucket[]): number[] {
  const reached: number[] = [];
  for (const bucket of buckets)
    bucket.readAt!.forEach((seq, partition) => {
      reached[partition] = Math.max(reached[partition] ?? 0, seq);
    });
  return reached;
}
