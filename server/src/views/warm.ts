import type { Period, Scope } from '@earshot/contracts';
import type { Contribution } from '../domain/contribution.ts';
import { type RecordingWindow, recordingWindow, type Window } from '../domain/window.ts';
import type { Change, PersonFact } from '../store/records.ts';
import type { Settings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { BucketCache } from './bucket-cache.ts';
import type { Clock } from './clock.ts';
import { isRecorded, periodCover, periodKey, recordingCover, windowNow } from './covers.ts';
import { NodeState } from './node-state.ts';
import { RecentList, readRecent } from './recent.ts';
import { WindowState } from './window-state.ts';

/** Everything that one view's document is made of. */
export interface Sources {
  state: NodeState;
  window: WindowState<Window>;
  recording: WindowState<RecordingWindow>;
  recent: RecentList;
}

/** Whose figures changed: everyone's, or some teams' and with them the whole organisation's. */
export interface Touched {
  scopes: Set<Scope>;
  everyone: boolean;
}

export interface WarmOptions {
  store: Store;
  clock: Clock;
  /** Something else than a change moved figures: a window slid, a list was read again. */
  moved: () => void;
}

interface Shared<T> {
  what: T;
  ready: Promise<void>;
}

/** What a node holds in memory, from one reading of the store until its changes are lost: then a new one is read. */
export class Warm {
  readonly #cache: BucketCache;
  readonly #windows = new Map<string, Shared<WindowState<Window>>>();
  readonly #recents = new Map<Scope, Shared<RecentList>>();
  readonly #recordings = new Map<'recording', Shared<WindowState<RecordingWindow>>>();
  readonly #waiting = new Set<{
    readAt: readonly number[];
    resolve: () => void;
    reject: (e: Error) => void;
  }>();
  #touched: Touched = { scopes: new Set(), everyone: false };
  #lost: Error | undefined;

  private constructor(
    readonly state: NodeState,
    private readonly options: WarmOptions,
  ) {
    this.#cache = new BucketCache(options.store.reader, state.epochs);
  }

  /** Reads what a node must know before it follows the changes; `settings` stand in for those of an emptied store. */
  static async load(options: WarmOptions, settings?: Settings): Promise<Warm> {
    return new Warm(await NodeState.load(options.store, settings), options);
  }

  /** What changed since this was last asked. */
  takeTouched(): Touched {
    const touched = this.#touched;
    this.#touched = { scopes: new Set(), everyone: false };
    return touched;
  }

  /** The sources of a view, each read once however many ask. Rejects where the store fails or changes are lost. */
  async sources(scope: Scope, period: Period): Promise<Sources> {
    if (this.#lost) throw this.#lost;
    const window = this.#shared(this.#windows, periodKey(period), () => this.#openWindow(period));
    const recent = this.#shared(this.#recents, scope, () => this.#openRecent(scope));
    const recording = this.#shared(this.#recordings, 'recording', () => this.#openRecording());
    await Promise.all([window.ready, recent.ready, recording.ready]);
    return { state: this.state, window: window.what, recording: recording.what, recent: recent.what };
  }

  /** Folds one change of a partition into everything that is open; only a plan may have to be waited for. */
  apply(partition: number, change: Change): Promise<void> | undefined {
    if (change.kind === 'plan')
      return this.state.announce(partition, change.shownRev).then(() => this.#applied(partition, change));
    if (change.kind === 'call') this.#applyCall(partition, change);
    if (change.kind === 'person') this.#applyFact(change.fact);
    this.#applied(partition, change);
    return undefined;
  }

  /** Tells those who wait for a position that it is reached. */
  settle(): void {
    for (const waiter of this.#waiting)
      if (this.#hasReached(waiter.readAt)) {
        this.#waiting.delete(waiter);
        waiter.resolve();
      }
  }

  /** Follows the clock. Failures of the store are told to `failed`; the next tick tries again. */
  tick(nowMs: number, failed: (error: unknown) => void): void {
    for (const sellerId of this.state.expire(nowMs)) this.#touch(sellerId);
    for (const { what } of this.#allWindows()) what.tick(nowMs).catch(failed);
    for (const { what } of this.#recents.values())
      if (what.isShort) what.load().then(() => this.#touchAll(), failed);
  }

  /** Lets go of what no view uses any more. */
  sweep(scopes: ReadonlySet<Scope>, periods: ReadonlySet<string>): void {
    for (const [key, { what }] of this.#windows)
      if (!periods.has(key)) {
        what.close();
        this.#windows.delete(key);
      }
    for (const scope of this.#recents.keys()) if (!scopes.has(scope)) this.#recents.delete(scope);
    const needed = new Set<string>();
    for (const { what } of this.#allWindows()) for (const key of what.keys()) needed.add(key);
    this.#cache.keepOnly(needed);
  }

  /** Ends it: whoever waits is told why. */
  abandon(reason: Error): void {
    this.#lost = reason;
    for (const waiter of this.#waiting) waiter.reject(reason);
    this.#waiting.clear();
  }

  #applyCall(partition: number, change: Change & { kind: 'call' }): void {
    const { seq, callId } = change;
    const months = this.state.earliestMonth;
    const fold = (contribution: Contribution, sign: 1 | -1) => {
      this.#cache.fold(this.state.count(contribution, sign), { partition, seq, contribution, sign });
      this.#touch(contribution.sellerId);
    };
    if (change.out) fold(change.out, -1);
    if (change.in) fold(change.in, 1);
    if (this.state.earliestMonth !== months) for (const { what } of this.#windows.values()) what.renew();
    const finished = { partition, seq, callId, ...(change.in ? { in: change.in } : {}) };
    for (const { what } of this.#recents.values()) what.fold(finished);
    const before = this.state.active.get(callId);
    if (before) this.#touch(before.sellerId);
    if (change.active) {
      this.state.active.set(callId, change.active);
      this.#touch(change.active.sellerId);
    } else this.state.active.delete(callId);
  }

  #applyFact(fact: PersonFact): void {
    const { isNews, move } = this.state.directory.learn(fact);
    this.#touched.everyone ||= isNews;
    if (!move) return;
    for (const { what } of this.#allWindows()) what.moveSeller(move);
    for (const team of [move.from, move.to]) if (team !== undefined) this.#recents.get(team)?.what.renew();
  }

  #applied(partition: number, change: Change): void {
    this.state.positions[partition]!.seq = change.seq;
    this.#touched.everyone ||= change.kind === 'plan';
  }

  #touch(sellerId: string): void {
    const team = this.state.directory.teamScopeOf(sellerId);
    this.#touched.scopes.add('all');
    if (team !== undefined) this.#touched.scopes.add(team);
  }

  #touchAll(): void {
    this.#touched.everyone = true;
    this.options.moved();
  }

  *#allWindows(): Iterable<Shared<WindowState<Window>> | Shared<WindowState<RecordingWindow>>> {
    yield* this.#windows.values();
    yield* this.#recordings.values();
  }

  #shared<K, T>(map: Map<K, Shared<T>>, key: K, open: () => Shared<T>): Shared<T> {
    const known = map.get(key);
    if (known) return known;
    const opened = open();
    map.set(key, opened);
    opened.ready.catch(() => {
      if (map.get(key) === opened) map.delete(key);
    });
    return opened;
  }

  #openWindow(period: Period): Shared<WindowState<Window>> {
    const what = new WindowState<Window>({
      ...this.#windowSources(),
      coverAt: (nowMs) => periodCover(windowNow(period, this.state, nowMs), this.state),
    });
    return { what, ready: what.move(this.options.clock.now()) };
  }

  #openRecording(): Shared<WindowState<RecordingWindow>> {
    const what = new WindowState<RecordingWindow>({
      ...this.#windowSources(),
      coverAt: (nowMs) => recordingCover(recordingWindow(nowMs, this.state.zone), this.state),
      keeps: isRecorded,
    });
    return { what, ready: what.move(this.options.clock.now()) };
  }

  #openRecent(scope: Scope): Shared<RecentList> {
    const what = new RecentList(
      () => readRecent(this.options.store.reader, { state: this.state, scope }),
      (sellerId) => this.state.directory.isIn(scope, sellerId),
    );
    return { what, ready: what.load() };
  }

  #windowSources() {
    return {
      cache: this.#cache,
      reached: (readAt: readonly number[]) => this.#reached(readAt),
      teamScopeOf: (sellerId: string) => this.state.directory.teamScopeOf(sellerId),
      moved: () => this.#touchAll(),
    };
  }

  #reached(readAt: readonly number[]): Promise<void> {
    if (this.#lost) return Promise.reject(this.#lost);
    if (this.#hasReached(readAt)) return Promise.resolve();
    return new Promise((resolve, reject) => this.#waiting.add({ readAt, resolve, reject }));
  }

  #hasReached(readAt: readonly number[]): boolean {
    return readAt.every((seq, partition) => this.state.positions[partition]!.seq >= seq);
  }
}
