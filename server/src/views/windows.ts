import type { Period } from '@earshot/contracts';
import { EVER, type Span } from '../domain/buckets.ts';
import type { SeriesWindow } from '../domain/details/series.ts';
import type { SalesPeriodSpan } from '../domain/sales-period.ts';
import type { RecordingWindow, Window } from '../domain/window.ts';
import type { Fold } from './bucket.ts';
import { BucketCache } from './bucket-cache.ts';
import type { BucketSource } from './bucket-reading.ts';
import {
  periodCover,
  periodKey,
  recordingCover,
  salesPeriodCover,
  styleCover,
  totalsCover,
  windowNow,
} from './covers.ts';
import type { Move } from './directory.ts';
import type { NodeState } from './node-state.ts';
import { SERIES_FIGURES, type SeriesFigures, seriesCover } from './series.ts';
import { type Opened, SharedOnes } from './shared-ones.ts';
import { type Cover, WindowState } from './window-state.ts';

export interface WindowsOptions {
  state: NodeState;
  source: BucketSource;
  now: () => number;
  /** Resolves once the node has folded every partition up to these sequences. */
  reached: (readAt: readonly number[]) => Promise<void>;
  /** A window that views show has slid. */
  moved: () => void;
}

/** The windows that every view shows. */
export interface SharedWindows {
  recording: WindowState<RecordingWindow>;
  salesPeriod: WindowState<SalesPeriodSpan>;
}

/** Every window in memory, each opened once however many ask, upon buckets that are each read once. */
export class Windows {
  readonly #cache: BucketCache;
  readonly #periods = new SharedOnes<string, WindowState<Window>>();
  readonly #styles = new SharedOnes<string, WindowState<Window>>();
  readonly #totals = new SharedOnes<string, WindowState<Window>>();
  readonly #series = new SharedOnes<string, WindowState<SeriesWindow>>();
  readonly #recordings = new SharedOnes<'recording', WindowState<RecordingWindow>>();
  readonly #salesPeriods = new SharedOnes<'salesPeriod', WindowState<SalesPeriodSpan>>();

  constructor(private readonly options: WindowsOptions) {
    this.#cache = new BucketCache(options.source, options.state.epochs, options.state.keyOf(EVER));
  }

  /** The sums of a period. Rejects where the store fails or changes are lost, as all that follow do. */
  async period(period: Period): Promise<WindowState<Window>> {
    const { state } = this.options;
    const { what, ready } = this.#periods.get(periodKey(period), () =>
      this.#open((nowMs) => periodCover(windowNow(period, state, nowMs), state, nowMs)),
    );
    await ready;
    return what;
  }

  /** How everyone sells in a period: what `period` has of that, of which less is read. */
  style(period: Period): Promise<WindowState<Window>> {
    return this.#part(this.#styles, period, styleCover);
  }

  /** What all calls of a period, and of the one before it, come to: what `period` has of that. */
  totals(period: Period): Promise<WindowState<Window>> {
    return this.#part(this.#totals, period, totalsCover);
  }

  /** The sums of each step of a period. */
  async series(period: Period, figures: SeriesFigures): Promise<WindowState<SeriesWindow>> {
    const { state } = this.options;
    const { what, ready } = this.#series.get(seriesKey(figures, periodKey(period)), () =>
      this.#open(
        (nowMs) => seriesCover(figures, windowNow(period, state, nowMs), { state, nowMs }),
        // No view shows it.
        () => undefined,
      ),
    );
    await ready;
    return what;
  }

  async shared(): Promise<SharedWindows> {
    const { state } = this.options;
    const recording = this.#recordings.get('recording', () =>
      this.#open((nowMs) => recordingCover(state, nowMs)),
    );
    const salesPeriod = this.#salesPeriods.get('salesPeriod', () =>
      this.#open((nowMs) => salesPeriodCover(state, nowMs)),
    );
    await Promise.all([recording.ready, salesPeriod.ready]);
    return { recording: recording.what, salesPeriod: salesPeriod.what };
  }

  /** Everyone who is counted anywhere. */
  everyone(): Promise<readonly string[]> {
    return this.#cache.everyone();
  }

  /** Folds into those of the buckets that are here. */
  fold(keys: readonly string[], change: Fold): void {
    this.#cache.fold(keys, change);
  }

  /** The first month that holds anything is another one: so may be the edges of periods. */
  renew(): void {
    const ofPeriods = [this.#periods, this.#styles, this.#totals, this.#series];
    for (const windows of ofPeriods) for (const window of windows.all()) window.renew();
  }

  moveSeller(move: Move): void {
    for (const window of this.#all()) window.moveSeller(move);
  }

  /** Follows the clock. Failures of the store are told to `failed`; the next tick tries again. */
  tick(nowMs: number, failed: (error: unknown) => void): void {
    for (const window of this.#all()) window.tick(nowMs).catch(failed);
  }

  /** Lets go of all periods but these, and of every series of others than `series`. */
  keepOnly(periods: ReadonlySet<string>, series: ReadonlySet<string>): void {
    const ofSeries = new Set([...series].flatMap((key) => SERIES_FIGURES.map((one) => seriesKey(one, key))));
    for (const window of this.#periods.keepOnly(periods)) window.close();
    for (const window of this.#styles.keepOnly(series)) window.close();
    for (const window of this.#totals.keepOnly(series)) window.close();
    for (const window of this.#series.keepOnly(ofSeries)) window.close();
    this.#cache.keepOnly([...this.#all()].flatMap((window) => [...window.kept()]));
  }

  *#all(): Iterable<
    | WindowState<Window>
    | WindowState<SeriesWindow>
    | WindowState<RecordingWindow>
    | WindowState<SalesPeriodSpan>
  > {
    yield* this.#periods.all();
    yield* this.#styles.all();
    yield* this.#totals.all();
    yield* this.#series.all();
    yield* this.#recordings.all();
    yield* this.#salesPeriods.all();
  }

  /** A part of what `period` has, which no view shows. */
  async #part(
    ones: SharedOnes<string, WindowState<Window>>,
    period: Period,
    coverOf: (window: Window, state: NodeState) => Cover<Window>,
  ): Promise<WindowState<Window>> {
    const { state } = this.options;
    const open = () =>
      this.#open(
        (nowMs) => coverOf(windowNow(period, state, nowMs), state),
        () => undefined,
      );
    const { what, ready } = ones.get(periodKey(period), open);
    await ready;
    return what;
  }

  #open<W extends Span>(
    coverAt: (nowMs: number) => Cover<W>,
    moved = this.options.moved,
  ): Opened<WindowState<W>> {
    const { reached, now, state } = this.options;
    const what = new WindowState<W>({
      coverAt,
      cache: this.#cache,
      reached,
      teamScopeOf: (sellerId) => state.directory.teamScopeOf(sellerId),
      moved,
    });
    return { what, ready: what.move(now()) };
  }
}

const seriesKey = (figures: SeriesFigures, key: string) => `${figures} ${key}`;
