import type { Period, Scope } from '@earshot/contracts';
import type { SeriesWindow } from '../domain/details/series.ts';
import type { Window } from '../domain/window.ts';
import { Refused } from '../operate/problem.ts';
import { StoreUnavailable } from '../store/failures.ts';
import type { Clock } from './clock.ts';
import type { ClosedDeals } from './closed-deals.ts';
import { periodKey } from './covers.ts';
import type { InUse } from './in-use.ts';
import type { NodeState } from './node-state.ts';
import type { SeriesFigures } from './series.ts';
import type { Warm } from './warm.ts';
import type { WindowState } from './window-state.ts';

/** A read waits this long for what it needs to be in memory. */
const WITHIN_MS = 5_000;
const LOOK_AGAIN_MS = 10;
/** Figures that nobody knows to be true any more for longer than this are not given out as today's. */
const MAX_BEHIND_MS = 10_000;
/** What a read needed stays warm this long, for the next one. */
const KEPT_MS = 120_000;
const MAX_PERIODS = 100;

export interface WarmReadsOptions {
  clock: Clock;
  warm: () => Warm | undefined;
  /** For how long nobody knows whether there were more changes. */
  behindMs: () => number;
  /** Follows the clock at once, so that nobody waits for the next time. */
  tick: () => void;
  /** Lets go of what nobody uses any more. */
  sweep: () => void;
  /** What is in memory cannot be trusted, unless only the store was away. */
  failed: (error: unknown) => void;
}

/** What is in memory of a period, all of one moment. */
export interface PeriodRead {
  state: NodeState;
  window: WindowState<Window>;
  nowMs: number;
}

export interface SeriesRead extends PeriodRead {
  series: WindowState<SeriesWindow>;
}

/** The steps of a period without the sums of the whole. */
export type DealsRead = Omit<SeriesRead, 'window'>;

/** Something of what is in memory that was opened; `isOf` tells whether it is all that of this moment. */
interface Opening<T> {
  open: (warm: Warm) => Promise<T>;
  isOf: (opened: T, nowMs: number) => boolean;
}

interface Use {
  atMs: number;
  scopes: Set<Scope>;
  isSeries: boolean;
}

/**
 * Reads of what this node keeps warm, for answers that must be the same as the page's to the last digit: from the sums that views
 * show. All reject with StoreUnavailable where there are none within 5 s, and with Refused (`rate_limited`) where too many
 * different periods are read.
 */
export class WarmReads {
  readonly #uses = new Map<string, Use>();
  #closedDealsAtMs = -Infinity;

  constructor(private readonly options: WarmReadsOptions) {}

  /** What the node knows beside sums. */
  async state(): Promise<{ state: NodeState; nowMs: number }> {
    const open = async ({ state }: Warm) => ({ state });
    return this.read({ open, isOf: () => true });
  }

  /** Everyone who is counted anywhere, also those whom nobody names any more. */
  async everyone(): Promise<readonly string[]> {
    const open = async ({ windows }: Warm) => ({ sellers: await windows.everyone() });
    return (await this.read({ open, isOf: () => true })).sellers;
  }

  /** The sums of a period, as the page shows them. */
  window(period: Period): Promise<PeriodRead> {
    this.use(period, {});
    const open = async (warm: Warm) => ({ state: warm.state, window: await warm.windows.period(period) });
    return this.read({ open, isOf: ({ window }, nowMs) => window.isOf(nowMs) });
  }

  /** The same, and the sums of each of its steps. */
  series(period: Period, figures: SeriesFigures): Promise<SeriesRead> {
    this.use(period, { isSeries: true });
    const open = async ({ state, windows }: Warm) => {
      const [window, series] = await Promise.all([windows.totals(period), windows.series(period, figures)]);
      return { state, window, series };
    };
    return this.read({ open, isOf: isOfOneMoment });
  }

  /** How everyone sells in a period: `sellers` alone, for which less is read. */
  sellers(period: Period): Promise<PeriodRead> {
    this.use(period, { isSeries: true });
    const open = async (warm: Warm) => ({ state: warm.state, window: await warm.windows.style(period) });
    return this.read({ open, isOf: ({ window }, nowMs) => window.isOf(nowMs) });
  }

  /** The same, and how in each of its steps. */
  style(period: Period): Promise<SeriesRead> {
    this.use(period, { isSeries: true });
    const open = async ({ state, windows }: Warm) => {
      const [window, series] = await Promise.all([windows.style(period), windows.series(period, 'style')]);
      return { state, window, series };
    };
    return this.read({ open, isOf: isOfOneMoment });
  }

  /** How deals went in each step of a period: those sums alone, for which little is read. */
  deals(period: Period): Promise<DealsRead> {
    this.use(period, { isSeries: true });
    const open = async ({ state, windows }: Warm) => ({
      state,
      series: await windows.series(period, 'deals'),
    });
    return this.read({ open, isOf: ({ series }, nowMs) => series.isOf(nowMs) });
  }

  /** The deals that are won or lost. */
  closedDeals(): Promise<{ state: NodeState; closed: ClosedDeals; nowMs: number }> {
    this.#closedDealsAtMs = performance.now();
    const open = async (warm: Warm) => ({ state: warm.state, closed: await warm.closedDeals() });
    return this.read({ open, isOf: () => true });
  }

  /** Opens something, and again until all of it is of one moment: that of the answer. */
  async read<T extends object>({ open, isOf }: Opening<T>): Promise<T & { nowMs: number }> {
    const { warm: warmNow, behindMs, clock, tick } = this.options;
    const until = performance.now() + WITHIN_MS;
    do {
      const warm = warmNow();
      const opened = warm && behindMs() < MAX_BEHIND_MS ? await this.#opened(warm, open) : undefined;
      const nowMs = clock.now();
      if (opened && warmNow() === warm && isOf(opened, nowMs)) return { ...opened, nowMs };
      tick();
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    } while (performance.now() < until);
    throw new StoreUnavailable('loading');
  }

  /** Keeps what is in memory of a period for a while. Throws Refused where too many others were asked for. */
  use(period: Period, { scope, isSeries = false }: { scope?: Scope; isSeries?: boolean }): void {
    const key = periodKey(period);
    const use = this.#uses.get(key) ?? { atMs: 0, scopes: new Set(), isSeries: false };
    if (!this.#uses.has(key) && this.#uses.size >= MAX_PERIODS) this.#makeRoom();
    this.#uses.set(key, use);
    use.atMs = performance.now();
    if (scope !== undefined) use.scopes.add(scope);
    use.isSeries ||= isSeries;
  }

  /** What reads used lately; forgets the rest. */
  inUse(): InUse {
    const since = performance.now() - KEPT_MS;
    for (const [key, { atMs }] of this.#uses) if (atMs < since) this.#uses.delete(key);
    return {
      scopes: new Set([...this.#uses.values()].flatMap(({ scopes }) => [...scopes])),
      periods: new Set(this.#uses.keys()),
      series: new Set([...this.#uses].filter(([, { isSeries }]) => isSeries).map(([key]) => key)),
      closedDeals: this.#closedDealsAtMs >= since,
    };
  }

  async #opened<T>(warm: Warm, open: Opening<T>['open']): Promise<T | undefined> {
    try {
      return await open(warm);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      this.options.failed(error);
      return undefined;
    }
  }

  /** The period that nobody has read for the longest makes room, unless it may still be being read. */
  #makeRoom(): void {
    const [oldest] = [...this.#uses].sort(([, a], [, b]) => a.atMs - b.atMs);
    if (oldest && performance.now() - oldest[1].atMs < 2 * WITHIN_MS)
      throw new Refused(
        { code: 'rate_limited', message: 'Too many different periods are read on this server; ask again.' },
        (2 * WITHIN_MS) / 1000,
      );
    if (oldest) this.#uses.delete(oldest[0]);
    this.options.sweep();
  }
}

/** Windows slide one after the other: between the two their sums are of different spans. */
function isOfOneMoment({ window, series }: Omit<SeriesRead, 'nowMs'>, nowMs: number): boolean {
  return window.isOf(nowMs) && series.isOf(nowMs);
}
