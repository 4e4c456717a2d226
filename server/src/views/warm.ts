import type { Period, Scope } from '@earshot/contracts';
import { MINUTE_MS } from '../domain/calendar.ts';
import type { Contribution } from '../domain/contribution.ts';
import type { Window } from '../domain/window.ts';
import type { Change, PersonFact } from '../store/records.ts';
import type { Settings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { Arrivals } from './arrivals.ts';
import { BestPractices, type KeywordsSource } from './best-practices.ts';
import type { Clock } from './clock.ts';
import { ClosedDeals } from './closed-deals.ts';
import { periodKey } from './covers.ts';
import type { InUse } from './in-use.ts';
import { NodeState } from './node-state.ts';
import { RecentList, readRecent } from './recent.ts';
import { type Opened, SharedOnes } from './shared-ones.ts';
import { type Touched, Touches } from './touches.ts';
import type { WindowState } from './window-state.ts';
import { type SharedWindows, Windows } from './windows.ts';

/** Everything that one view's document is made of. */
export interface Sources extends SharedWindows {
  state: NodeState;
  window: WindowState<Window>;
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
  readonly #windows: Windows;
  readonly #recents = new SharedOnes<Scope, RecentList>();
  readonly #closedDeals = new SharedOnes<'closed', ClosedDeals>();
  readonly #bestPractices: BestPractices;
  readonly #arrivals: Arrivals;
  readonly #touches: Touches;
  #minute: number | undefined;

  private constructor(
    readonly state: NodeState,
    private readonly options: WarmOptions,
  ) {
    const { reader, packed } = options.store;
    this.#arrivals = new Arrivals(state.positions);
    this.#windows = new Windows({
      state,
      source: { reader, packed },
      now: () => options.clock.now(),
      reached: (readAt) => this.#arrivals.at(readAt),
      moved: () => this.#touchAll(),
    });
    this.#touches = new Touches((sellerId) => state.directory.teamScopeOf(sellerId));
    this.#bestPractices = new BestPractices({
      state,
      source: { reader, packed },
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
    const { state, windows } = this;
    const recent = this.#recents.get(scope, () => this.#openRecent(scope));
    const [window, shared] = await Promise.all([windows.period(period), windows.shared(), recent.ready]);
    const bestPractice = this.#bestPractices.open(periodKey(period), scope, window);
    return { state, window, ...shared, recent: recent.what, bestPractice };
  }

  /** The sums in memory, to open some. Throws where changes are lost. */
  get windows(): Windows {
    if (this.#arrivals.lost) throw this.#arrivals.lost;
    return this.#windows;
  }

  /** The keywords of a scope in a period, whose window it is, and what was said before; they come with a tick. */
  bestPractice(scope: Scope, period: Period, window: WindowState<Window>): KeywordsSource {
    return this.#bestPractices.openWithBefore(periodKey(period), scope, window);
  }

  /** The deals that are won or lost. Rejects as `sources` does. */
  async closedDeals(): Promise<ClosedDeals> {
    const { what, ready } = this.#closedDeals.get('closed', () => {
      const closed = new ClosedDeals();
      return { what: closed, ready: closed.load(this.options.store) };
    });
    await ready;
    return what;
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
    else if (change.kind === 'seller') state.sellers.add(change.sellerId);
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
    this.#windows.tick(nowMs, failed);
    for (const recent of this.#recents.all())
      if (recent.isShort) recent.load().then(() => this.#touchAll(), failed);
    this.#bestPractices.tick(nowMs).catch(failed);
  }

  /** Lets go of what nobody uses any more. */
  sweep({ scopes, periods, series, closedDeals }: InUse): void {
    this.#windows.keepOnly(periods, series);
    this.#recents.keepOnly(scopes);
    this.#bestPractices.sweep({ scopes, periods, series });
    if (!closedDeals) this.#closedDeals.keepOnly(new Set());
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
    this.#closedDeals.peek('closed')?.stand(change.opportunityId, change.deal);
    this.#touchSellers(this.state.deals.stand(change.opportunityId, change.deal));
  }

  /** Takes out of every sum what stood before and adds what stands now. */
  #fold(partition: number, { seq }: Change, { out = [], in: into = [] }: Exchange): void {
    const earliest = this.state.earliestMonth;
    const fold = (contribution: Contribution, sign: 1 | -1) => {
      this.#windows.fold(this.state.count(contribution, sign), { partition, seq, contribution, sign });
      this.#touches.seller(contribution.sellerId);
    };
    for (const contribution of out) fold(contribution, -1);
    for (const contribution of into) fold(contribution, 1);
    if (this.state.earliestMonth !== earliest) this.#windows.renew();
  }

  #applyFact(fact: PersonFact): void {
    const { isNews, move } = this.state.directory.learn(fact);
    if (isNews) this.#touches.everyone();
    if (!move) return;
    this.state.deals.moved(move);
    this.#windows.moveSeller(move);
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
