import type { Period, Scope } from '@earshot/contracts';
import type { Span } from '../domain/buckets.ts';
import { MINUTE_MS } from '../domain/calendar.ts';
import type { Contribution } from '../domain/contribution.ts';
import type { SalesPeriodSpan } from '../domain/sales-period.ts';
import type { RecordingWindow, Window } from '../domain/window.ts';
import type { Change, PersonFact } from '../store/records.ts';
import type { Settings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { Arrivals } from './arrivals.ts';
import { BestPractices, type KeywordsSource } from './best-practices.ts';
import { BucketCache } from './bucket-cache.ts';
import type { Clock } from './clock.ts';
import { periodCover, periodKey, recordingCover, salesPeriodCover, windowNow } from './covers.ts';
import { NodeState } from './node-state.ts';
import { RecentList, readRecent } from './recent.ts';
import { type Opened, SharedOnes } from './shared-ones.ts';
import { type Touched, Touches } from './touches.ts';
import { type Cover, WindowState } from './window-state.ts';

/** Everything that one view's document is made of. */
export interface Sources {
  state: NodeState;
  window: WindowState<Window>;
  recording: WindowState<RecordingWindow>;
  salesPeriod: WindowState<SalesPeriodSpan>;
  recent: RecentList;
  bestPractice: KeywordsSource;
}

export interface WarmOptions {
  store: Store;
  clock: Clock;
  /** Something else than a change moved figures: a window slid, a list was read again. */
  moved: () => void;
}

/** What stood before a change, and what stands after it. */
interface Exchange {
  out?: readonly Contribution[] | undefined;
  in?: readonly Contribution[] | undefined;
}

type Applied<Kind extends Change['kind']> = Change & { kind: Kind };

/** What a node holds in memory, from one reading of the store until its changes are lost: then a new one is read. */
export class Warm {
  readonly #cache: BucketCache;
  readonly #windows = new SharedOnes<string, WindowState<Window>>();
  readonly #recents = new SharedOnes<Scope, RecentList>();
  readonly #recordings = new SharedOnes<'recording', WindowState<RecordingWindow>>();
  readonly #salesPeriods = new SharedOnes<'salesPeriod', WindowState<SalesPeriodSpan>>();
  readonly #bestPractices: BestPractices;
  readonly #arrivals: Arrivals;
  readonly #touches: Touches;
  #minute: number | undefined;

  private constructor(
    readonly state: NodeState,
    private readonly options: WarmOptions,
  ) {
    const { reader } = options.store;
    this.#cache = new BucketCache(reader, state.epochs);
    this.#arrivals = new Arrivals(state.positions);
    this.#touches = new Touches((sellerId) => state.directory.teamScopeOf(sellerId));
    this.#bestPractices = new BestPractices({
      state,
      reader,
      changed: (scope) => {
        this.#touches.scope(scope);
        options.moved();
      },
    });
  }

  /** Reads what a node must know before it follows the changes; `settings` stand in for those of an emptied store. */
  static async load(options: WarmOptions, settings?: Settings): Promise<Warm> {
    return new Warm(await NodeState.load(options.store, settings), options);
  }

  /** What changed since this was last asked. */
  takeTouched(): Touched {
    return this.#touches.take();
  }

  /** The sources of a view, each read once however many ask. Rejects where the store fails or changes are lost. */
  async sources(scope: Scope, period: Period): Promise<Sources> {
    if (this.#arrivals.lost) throw this.#arrivals.lost;
    const { state } = this;
    const key = periodKey(period);
    const window = this.#windows.get(key, () =>
      this.#openWindow((nowMs) => periodCover(windowNow(period, state, nowMs), state, nowMs)),
    );
    const recording = this.#recordings.get('recording', () =>
      this.#openWindow((nowMs) => recordingCover(state, nowMs)),
    );
    const salesPeriod = this.#salesPeriods.get('salesPeriod', () =>
      this.#openWindow((nowMs) => salesPeriodCover(state, nowMs)),
    );
    const recent = this.#recents.get(scope, () => this.#openRecent(scope));
    await Promise.all([window, recording, salesPeriod, recent].map(({ ready }) => ready));
    return {
      ...{ state, window: window.what, recording: recording.what, salesPeriod: salesPeriod.what },
      ...{ recent: recent.what, bestPractice: this.#bestPractices.open(key, scope, window.what) },
    };
  }

  /** Folds one change of a partition into everything that is open; only a plan may have to be waited for. */
  apply(partition: number, change: Change): Promise<void> | undefined {
    if (change.kind === 'plan')
      return this.state.announce(partition, change.shownRev).then(() => {
        this.#touches.everyone();
        this.#applied(partition, change);
      });
    this.#applyNow(partition, change);
    this.#applied(partition, change);
    return undefined;
  }

  #applyNow(partition: number, change: Exclude<Change, { kind: 'plan' }>): void {
    const { state } = this;
    if (change.kind === 'call') this.#applyCall(partition, change);
    else if (change.kind === 'deal') this.#applyDeal(partition, change);
    else if (change.kind === 'engagement') this.#fold(partition, change, both(change));
    else if (change.kind === 'touch')
      this.#touchSellers(state.deals.touch(partition, change.opportunityId, change.touch));
    else if (change.kind === 'brand') {
      if (state.firsts.set(partition, change.brandId, change.first)) this.#touches.everyone();
    } else if (change.kind === 'person') this.#applyFact(change.fact);
  }

  /** Tells those who wait for a position that it is reached. */
  settle(): void {
    this.#arrivals.settle();
  }

  /** Follows the clock. Failures of the store are told to `failed`; the next tick tries again. */
  tick(nowMs: number, failed: (error: unknown) => void): void {
    this.#touchSellers(this.state.expire(nowMs));
    const minute = Math.floor(nowMs / MINUTE_MS);
    // Deals go quiet, and the dates they were to close on pass, by the clock alone.
    if (minute !== this.#minute) this.#touchSellers(this.state.deals.sellers);
    this.#minute = minute;
    for (const window of this.#allWindows()) window.tick(nowMs).catch(failed);
    for (const recent of this.#recents.all())
      if (recent.isShort) recent.load().then(() => this.#touchAll(), failed);
    this.#bestPractices.tick(nowMs).catch(failed);
  }

  /** Lets go of what no view uses any more. */
  sweep(scopes: ReadonlySet<Scope>, periods: ReadonlySet<string>): void {
    for (const window of this.#windows.keepOnly(periods)) window.close();
    this.#recents.keepOnly(scopes);
    this.#bestPractices.sweep(scopes, periods);
    const needed = new Set<string>();
    for (const window of this.#allWindows()) for (const key of window.keys()) needed.add(key);
    this.#cache.keepOnly(needed);
  }

  /** Ends it: whoever waits is told why. */
  abandon(reason: Error): void {
    this.#arrivals.abandon(reason);
  }

  #applyCall(partition: number, change: Applied<'call'>): void {
    const { seq, callId } = change;
    this.#fold(partition, change, both(change));
    for (const call of [change.out, change.in]) if (call) this.#bestPractices.changed(call.atMs);
    const finished = { partition, seq, callId, ...(change.in ? { in: change.in } : {}) };
    for (const recent of this.#recents.all()) recent.fold(finished);
    const before = this.state.active.get(callId);
    if (before) this.#touches.seller(before.sellerId);
    if (change.active) {
      this.state.active.set(callId, change.active);
      this.#touches.seller(change.active.sellerId);
    } else this.state.active.delete(callId);
  }

  #applyDeal(partition: number, change: Applied<'deal'>): void {
    this.#fold(partition, change, change);
    this.#touchSellers(this.state.deals.stand(change.opportunityId, change.deal));
  }

  /** Takes out of every sum what stood before and adds what stands now. */
  #fold(partition: number, { seq }: Change, { out = [], in: into = [] }: Exchange): void {
    const earliest = this.state.earliestMonth;
    const fold = (contribution: Contribution, sign: 1 | -1) => {
      this.#cache.fold(this.state.count(contribution, sign), { partition, seq, contribution, sign });
      this.#touches.seller(contribution.sellerId);
    };
    for (const contribution of out) fold(contribution, -1);
    for (const contribution of into) fold(contribution, 1);
    if (this.state.earliestMonth !== earliest) for (const window of this.#windows.all()) window.renew();
  }

  #applyFact(fact: PersonFact): void {
    const { isNews, move } = this.state.directory.learn(fact);
    if (isNews) this.#touches.everyone();
    if (!move) return;
    this.state.deals.moved(move);
    for (const window of this.#allWindows()) window.moveSeller(move);
    for (const team of [move.from, move.to]) if (team !== undefined) this.#recents.peek(team)?.renew();
  }

  #applied(partition: number, { seq }: Change): void {
    this.state.positions[partition]!.seq = seq;
  }

  #touchSellers(sellers: Iterable<string>): void {
    for (const sellerId of sellers) this.#touches.seller(sellerId);
  }

  #touchAll(): void {
    this.#touches.everyone();
    this.options.moved();
  }

  *#allWindows(): Iterable<
    WindowState<Window> | WindowState<RecordingWindow> | WindowState<SalesPeriodSpan>
  > {
    yield* this.#windows.all();
    yield* this.#recordings.all();
    yield* this.#salesPeriods.all();
  }

  #openWindow<W extends Span>(coverAt: (nowMs: number) => Cover<W>): Opened<WindowState<W>> {
    const what = new WindowState<W>({
      coverAt,
      cache: this.#cache,
      reached: (readAt: readonly number[]) => this.#arrivals.at(readAt),
      teamScopeOf: (sellerId: string) => this.state.directory.teamScopeOf(sellerId),
      moved: () => this.#touchAll(),
    });
    return { what, ready: what.move(this.options.clock.now()) };
  }

  #openRecent(scope: Scope): Opened<RecentList> {
    const what = new RecentList(
      () => readRecent(this.options.store.reader, { state: this.state, scope }),
      (sellerId) => this.state.directory.isIn(scope, sellerId),
    );
    return { what, ready: what.load() };
  }
}

function both(change: { out?: Contribution; in?: Contribution }): Exchange {
  return { out: change.out && [change.out], in: change.in && [change.in] };
}
