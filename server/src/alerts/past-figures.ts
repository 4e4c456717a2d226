import { type AlertTryInput, figureOf, type Snapshot } from '@earshot/contracts';
import { type FigureFamily, familyOf, spanStartOf } from '../domain/alerts/basis.ts';
import { cover, EVER } from '../domain/buckets.ts';
import { kpisOf } from '../domain/dashboard/kpis.ts';
import { recordingOf } from '../domain/dashboard/recording.ts';
import { sentimentOf } from '../domain/dashboard/sentiment.ts';
import { termIndexOf } from '../domain/dashboard/term-index.ts';
import { topSellersOf } from '../domain/dashboard/top-sellers.ts';
import type { SalesPeriodSums, ScopedSums, SellerEntry } from '../domain/dashboard.ts';
import { type SalesPeriodSpan, salesPeriodOf } from '../domain/sales-period.ts';
import { recordingWindow, type Window } from '../domain/window.ts';
import type { Zone } from '../domain/zone.ts';
import type { BucketSource } from '../views/bucket-reading.ts';
import { windowNow } from '../views/covers.ts';
import { target } from '../views/document.ts';
import type { NodeState } from '../views/node-state.ts';
import { RunningSums } from '../views/sums.ts';
import { type PastBuckets, type PastReading, PastSums, readPast } from './past-buckets.ts';
import { countersOf } from './past-counters.ts';

/** Whose figure, over which period. */
export type Watched = Pick<AlertTryInput, 'figure' | 'scope' | 'period'>;

/** Families whose past can be told from buckets: all but figures of the moment. */
export type PastFamily = Exclude<FigureFamily, 'moment'>;

const NOTHING: ScopedSums = { of: () => new Map() };

/** Buckets that are summed: those in `more`, without those in `less`. */
interface Parts {
  more: readonly string[];
  less?: readonly string[];
}

/** What a figure is made from at a moment. */
export interface PastMoment {
  atMs: number;
  window: Window;
  salesPeriod: SalesPeriodSpan;
  /** First date of the month before the one that is recorded; '' where the figure is none of recording. */
  recordedFrom: string;
  /** Over the figure's span. */
  span: Parts;
  /** Of deals that were available: everything before the window's end; of all others nothing. */
  before: Parts;
}

/**
 * What a figure was made from at a moment that has passed, which is the end of an hour: as the page would have shown it then, had
 * it known what is known now. Nothing was dated later then: so what lies behind the moment is taken out.
 */
export function pastMoment(
  { figure, period }: Watched,
  { state, atMs, nowMs }: { state: NodeState; atMs: number; nowMs: number },
): PastMoment {
  const { zone } = state;
  const family = familyOf(figure);
  const window = windowNow({ kind: period }, state, atMs - 1);
  const salesPeriod = salesPeriodOf(atMs - 1, zone, state.settings.salesPeriod);
  const endMs = zone.hourEnd(zone.hourEnd(nowMs));
  // Seven hundred moments are told at a time: of each no more than its figure asks for.
  const before: Parts =
    figure === 'winRate' ? { more: [EVER], less: cover(window.toMs, endMs, zone) } : { more: [] };
  const recording = family === 'recording' ? recordingWindow(atMs - 1, zone) : undefined;
  const spans: Record<FigureFamily, () => Parts> = {
    recording: () => ({ more: recording?.buckets ?? [] }),
    salesPeriod: () => ({ more: cover(salesPeriod.fromMs, atMs, zone) }),
    deals: () => windowSpan(window, zone, endMs),
    sentiment: () => windowSpan(window, zone, endMs),
    style: () => windowSpan(window, zone, endMs),
    moment: () => ({ more: [] }),
  };
  return {
    atMs,
    window,
    salesPeriod,
    recordedFrom: recording?.dates[0] ?? '',
    span: spans[family](),
    before,
  };
}

/** Buckets that make up a window which ended at a moment. */
function windowSpan(window: Window, zone: Zone, endMs: number): Parts {
  const { kind, fromMs, toMs, buckets } = window;
  // What is counted for ever holds what lies behind the moment as well.
  if (kind === 'allTime') return { more: [EVER], less: cover(toMs, endMs, zone) };
  // A day that is no whole number of hours long would begin within an hour, whose minutes are kept no more.
  const hourMs = zone.hourStart(fromMs);
  return { more: hourMs === fromMs ? buckets : cover(hourMs, toMs, zone) };
}

/** What is read of a figure's past. */
interface PastFigureReading extends Pick<PastReading, 'sellers'> {
  figure: Watched['figure'];
  moments: readonly PastMoment[];
}

/** Tells a figure at moments that have passed, from one to the next. */
export class PastFigures {
  readonly #family: PastFamily;
  readonly #span: PastSums;
  readonly #before: PastSums;

  constructor(
    private readonly watched: Watched,
    private readonly state: NodeState,
    buckets: PastBuckets,
  ) {
    const teamScopeOf = (sellerId: string) => state.directory.teamScopeOf(sellerId);
    this.#family = familyOf(watched.figure) as PastFamily;
    this.#span = new PastSums(buckets, new RunningSums(teamScopeOf));
    this.#before = new PastSums(buckets, new RunningSums(teamScopeOf));
  }

  /** Reads all that a figure is made from at these moments. Rejects with StoreUnavailable. */
  static read(
    source: BucketSource,
    state: NodeState,
    { figure, moments, sellers }: PastFigureReading,
  ): Promise<PastBuckets> {
    const ids = new Set<string>();
    for (const { span, before } of moments)
      for (const { more, less = [] } of [span, before]) {
        for (const id of more) ids.add(id);
        for (const id of less) ids.add(id);
      }
    return readPast(source, state, { ids: [...ids], counters: countersOf(figure, state.trackers), sellers });
  }

  /** The figure at a moment, and the basis that it is counted on. */
  at(moment: PastMoment): { value: number | undefined; basis: string } {
    const { figure, period } = this.watched;
    const basis = spanStartOf(figure, {
      period: { kind: period, from: String(moment.window.fromMs) },
      salesPeriod: String(moment.salesPeriod.fromMs),
      recording: moment.recordedFrom,
    });
    // Of a figure's part of the snapshot nothing else is asked than what the figure is made from.
    return { value: figureOf(this.#part(moment) as Snapshot, figure), basis };
  }

  #part(moment: PastMoment): Partial<Snapshot> {
    const { scope } = this.watched;
    const { trackers, directory: people } = this.state;
    const { more, less } = moment.span;
    switch (this.#family) {
      case 'deals': {
        const ever = this.#before.be(moment.before.more, moment.before.less);
        const { window } = moment;
        const sums = this.#span.be(more, less);
        const deals = { ever, after: NOTHING };
        return { kpis: kpisOf({ scope, window, sums, deals, salesPeriod: this.#sales(moment, NOTHING) }, 0) };
      }
      case 'salesPeriod': {
        const salesPeriod = this.#sales(moment, this.#span.be(more, less));
        const deals = { ever: NOTHING, after: NOTHING };
        return { kpis: kpisOf({ scope, window: moment.window, sums: NOTHING, deals, salesPeriod }, 0) };
      }
      case 'sentiment':
        return { sentiment: sentimentOf(this.#span.be(more, less).of(scope)) };
      case 'style': {
        // What the scope talks like is told by what its sellers come to together: of one who has all of it as of them.
        const all: SellerEntry = [scope, this.#span.be(more, less).of(scope)];
        const sellers = { entries: () => [all] };
        return { topSellers: topSellersOf({ scope: 'all', people, sellers, bestPractice: {} }) };
      }
      case 'recording': {
        const recording = { now: this.#span.be(more, less), before: NOTHING, days: new Map() };
        return { recording: recordingOf({ recording, scope }, termIndexOf(trackers)) };
      }
    }
  }

  #sales({ salesPeriod }: PastMoment, won: ScopedSums): SalesPeriodSums {
    return { ...salesPeriod, ...target(this.state, this.watched.scope), won };
  }
}
