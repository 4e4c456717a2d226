import type { Fault, Snapshot, TeamInfo } from '@earshot/contracts';
import { documentFor } from '../domain/audience.ts';
import { ChangesLost, StoreUnavailable } from '../store/failures.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { Follower } from './follower.ts';
import { freshDocument } from './fresh.ts';
import { FreshDocuments } from './fresh-documents.ts';
import { NodeState } from './node-state.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { View, type ViewListener, type ViewRequest, viewIdOf } from './view.ts';
import type { Warm } from './warm.ts';
import { WarmReads } from './warm-reads.ts';

const TICK_MS = 250;
const SWEEP_MS = 10_000;
/** Views that nobody holds stay warm this long: those that pages open first, longer. */
const IDLE_MS = { common: 10 * 60_000, other: 60_000 } as const;
const MAX_VIEWS = 500;
/** An opening waits this long for the store. */
const OPEN_WITHIN_MS = 5_000;
const RETRY_MS = 500;

export interface ViewsOptions {
  store: Store;
  clock: Clock;
  /** An unexpected error, for the log. */
  failed: (error: unknown) => void;
  /** How often settings are compared with those that stand; 30 s where left out. */
  settingsCheckMs?: number;
}

/** All views that this node serves. Each is loaded once for any number of openings, and then follows the changes. */
export class Views {
  readonly #views = new Map<string, View>();
  readonly #opening = new Map<string, Promise<void>>();
  readonly #follower: Follower;
  readonly reads: WarmReads;
  readonly #pseudonyms: Pseudonyms;
  readonly #fresh = new FreshDocuments((request) => this.#makeFresh(request));
  #listener: ViewListener = { delta: () => undefined, restarted: () => undefined };
  #timers: NodeJS.Timeout[] = [];

  constructor(private readonly options: ViewsOptions) {
    this.#pseudonyms = new Pseudonyms(options.store.screens);
    this.#follower = new Follower({
      store: options.store,
      clock: options.clock,
      failed: options.failed,
      ...(options.settingsCheckMs !== undefined && { settingsCheckMs: options.settingsCheckMs }),
      moved: () => this.#publish(),
      loaded: (warm) => this.#restartAll(warm),
      folded: () => this.#publish(),
    });
    this.reads = new WarmReads({
      clock: options.clock,
      warm: () => this.#follower.warm,
      behindMs: () => this.#follower.behindMs,
      tick: () => this.tick(),
      sweep: () => this.#letGo(),
      failed: (error) => this.#failed(error),
    });
  }

  start(): void {
    this.#follower.start();
    // What pages show first, and the months by day that every view shows, are there before the first page asks.
    this.open({ scope: 'all', period: { kind: 'allTime' } }).catch((error: unknown) => this.#failed(error));
    this.#timers = [setInterval(() => this.tick(), TICK_MS), setInterval(() => this.#sweep(), SWEEP_MS)];
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    for (const view of this.#views.values()) view.cutOff();
    this.#fresh.stop();
    await this.#follower.stop();
  }

  /** Changes of every view go to this one listener. */
  listen(listener: ViewListener): void {
    this.#listener = listener;
  }

  get(viewId: string): View | undefined {
    return this.#views.get(viewId);
  }

  /** The latest instant (epoch milliseconds) at which every partition's changes were read to their end. */
  get asOfMs(): number {
    return this.#follower.asOfMs;
  }

  /** How many views are open here. */
  get size(): number {
    return this.#views.size;
  }

  /** The view of a scope, a period and an audience, with a document published; or why it cannot be had now. */
  async open(request: ViewRequest): Promise<View | Fault> {
    const viewId = viewIdOf(request);
    let view = this.#views.get(viewId);
    if (!view) {
      if (this.#views.size >= MAX_VIEWS && !this.#dropIdlest())
        return { code: 'rate_limited', message: 'Too many different views are open on this server.' };
      view = this.#makeView(request);
      this.#views.set(viewId, view);
    }
    if (!view.isOpen && !(await this.#opened(view)))
      return { code: 'store_unavailable', message: 'The store does not answer; open again in a moment.' };
    view.refresh();
    return view;
  }

  /**
   * The document of a scope, a period and an audience, read and summed anew from the store, apart from everything in memory; never older
   * than the asking. Rejects with StoreUnavailable, and with Refused (`rate_limited`) where too many are asked for.
   */
  async snapshotNow({ scope, period, audience = 'people' }: ViewRequest): Promise<Snapshot> {
    const whole = await this.#fresh.ask({ scope, period });
    if (audience === 'people') return whole;
    return documentFor(whole, { audience, pseudonym: await this.#pseudonyms.load() });
  }

  /** Every team that has a seller. Rejects with StoreUnavailable. */
  async teams(): Promise<TeamInfo[]> {
    const state = this.#follower.warm?.state ?? (await NodeState.load(this.options.store));
    return state.directory.teams();
  }

  /** Follows the clock. Runs by itself every 250 ms. */
  tick(): void {
    const warm = this.#follower.warm;
    warm?.tick(this.options.clock.now(), (error) => this.#failed(error));
    this.#publish();
  }

  async #makeFresh(request: ViewRequest): Promise<Snapshot> {
    try {
      return await freshDocument(this.options.store, { ...request, nowMs: this.options.clock.now() });
    } catch (error) {
      throw error instanceof ChangesLost ? new StoreUnavailable('loading', error) : error;
    }
  }

  #makeView(request: ViewRequest): View {
    return new View({
      audience: 'people',
      ...request,
      pseudonym: this.#pseudonyms.of,
      now: () => this.options.clock.now(),
      asOfMs: () => this.#follower.asOfMs,
      listener: {
        delta: (view, delta) => this.#listener.delta(view, delta),
        restarted: (view) => this.#listener.restarted(view),
      },
    });
  }

  /** Waits for the first document of a view; whoever else opens it waits for the same one. */
  async #opened(view: View): Promise<boolean> {
    let opening = this.#opening.get(view.id);
    if (!opening) {
      opening = this.#openFirst(view).finally(() => this.#opening.delete(view.id));
      this.#opening.set(view.id, opening);
    }
    await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, OPEN_WITHIN_MS).unref())]);
    return view.isOpen;
  }

  async #openFirst(view: View): Promise<void> {
    const until = performance.now() + OPEN_WITHIN_MS;
    while (performance.now() < until) {
      const warm = this.#follower.warm;
      if (warm && (await this.#restart(view, warm))) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    this.#drop(view);
  }

  #restartAll(warm: Warm): void {
    for (const view of this.#views.values()) {
      view.cutOff();
      if (view.isOpen) void this.#restartUntilDone(view, warm);
    }
  }

  async #restartUntilDone(view: View, warm: Warm): Promise<void> {
    while (this.#follower.warm === warm && this.#views.get(view.id) === view) {
      if (await this.#restart(view, warm)) return;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  /** Puts a view upon what is in memory; false where that cannot be read. */
  async #restart(view: View, warm: Warm): Promise<boolean> {
    try {
      const sources = await warm.sources(view.scope, view.period);
      if (view.audience !== 'people') await this.#pseudonyms.load();
      if (this.#follower.warm !== warm) return false;
      view.restart(sources);
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  /** A failure outside the follower's own reads: what is in memory cannot be trusted unless only Redis was away. */
  #failed(error: unknown): void {
    if (error instanceof StoreUnavailable) return;
    if (!(error instanceof ChangesLost)) this.options.failed(error);
    this.#follower.lose(error as Error);
  }

  #publish(): void {
    const touched = this.#follower.warm?.takeTouched();
    if (!touched || (!touched.everyone && touched.scopes.size === 0)) return;
    for (const view of this.#views.values()) view.touch(touched);
  }

  #drop(view: View): void {
    view.cutOff();
    this.#views.delete(view.id);
  }

  #dropIdlest(): boolean {
    const idle = [...this.#views.values()].filter((view) => view.isOpen && view.idleSince !== undefined);
    const idlest = idle.sort((a, b) => a.idleSince! - b.idleSince!)[0];
    if (idlest) this.#drop(idlest);
    return idlest !== undefined;
  }

  /** Drops views that nobody has held for a while, and what they alone needed. */
  #sweep(): void {
    const now = performance.now();
    for (const view of this.#views.values()) {
      const isCommon = view.scope === 'all' && view.period.kind !== 'custom';
      const keptMs = isCommon ? IDLE_MS.common : IDLE_MS.other;
      if (view.isOpen && view.idleSince !== undefined && now - view.idleSince > keptMs) this.#drop(view);
    }
    this.#letGo();
  }

  #letGo(): void {
    const read = this.reads.inUse();
    const views = [...this.#views.values()];
    this.#follower.warm?.sweep({
      ...read,
      scopes: new Set([...read.scopes, ...views.map((view) => view.scope)]),
      periods: new Set([...read.periods, ...views.map((view) => view.periodKey)]),
    });
  }
}
