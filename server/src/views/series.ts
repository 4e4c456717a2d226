import { bucketAt, cover, EVER } from '../domain/buckets.ts';
import { firstDayOf, monthOfDay } from '../domain/calendar.ts';
import { COUNTER } from '../domain/contribution.ts';
import { type SeriesWindow, type Step, seriesOf } from '../domain/details/series.ts';
import type { Window } from '../domain/window.ts';
import { dealSpans, isStyle, wordDays } from './covers.ts';
import type { NodeState } from './node-state.ts';
import { type Keeps, type KeepsFew, keepsOnly } from './sums.ts';
import type { Cover, CoverGroup } from './window-state.ts';

/**
 * What a series is about. `spoken` is about the whole days whose words are compared, and counts the calls of each seller by class; `deals`
 * has, beside its steps, all deals there are (`ever`) and those behind the period (`after`).
 */
export const SERIES_FIGURES = ['sentiment', 'terms', 'style', 'spoken', 'deals'] as const;
export type SeriesFigures = (typeof SERIES_FIGURES)[number];

const TERMS = ['m|', 'c|', 'b|', 'bc|'];

/** Mentions of terms and brands, and the calls that mention them. */
const isTerm: Keeps = (counter) => TERMS.some((prefix) => counter.startsWith(prefix));

/** Sums of a few counters, of which no more is read: whatever else a day holds is most of it. */
const few = (only: KeepsFew): Pick<CoverGroup, 'keeps' | 'only'> => ({ keeps: only, only });

const SUMMED: Record<SeriesFigures, Omit<CoverGroup, 'keys'>> = {
  sentiment: few(keepsOnly(COUNTER.positive, COUNTER.neutral, COUNTER.negative)),
  terms: { keeps: isTerm },
  style: { ...few(isStyle), by: 'seller' },
  spoken: {
    ...few(keepsOnly(COUNTER.calls, COUNTER.positive, COUNTER.neutral, COUNTER.negative)),
    by: 'seller',
  },
  deals: few(keepsOnly(COUNTER.dealsCreated, COUNTER.dealsClosed, COUNTER.dealsWon, COUNTER.wonCents)),
};

/** The cover of a series: a group for each of its steps, named by it, so that sliding costs no more than the edges. */
export function seriesCover(
  figures: SeriesFigures,
  window: Window,
  at: { state: NodeState; nowMs: number },
): Cover<SeriesWindow> {
  const { state } = at;
  const series = figures === 'spoken' ? spokenSeries(window, at) : seriesOf(window, state.zone);
  const group = (ids: readonly string[]): CoverGroup => ({
    keys: ids.map((id) => state.keyOf(id)),
    ...SUMMED[figures],
  });
  const groups = new Map(series.steps.map((step) => [step.id, group(step.buckets)]));
  if (figures !== 'deals') return { window: series, slidesAtMs: series.slidesAtMs, groups };
  groups.set('ever', group([EVER])).set('after', group(dealSpans(window, state, at.nowMs).after));
  // What lies behind a period is another hour with every hour.
  return { window: series, slidesAtMs: Math.min(series.slidesAtMs, state.zone.hourEnd(at.nowMs)), groups };
}

/** Days up to a hundred, else months; each of whole days. */
function spokenSeries(window: Window, { state, nowMs }: { state: NodeState; nowMs: number }): SeriesWindow {
  const { zone } = state;
  const { first, last } = wordDays(window, state, nowMs);
  const unit = last - first < 100 ? 'day' : 'month';
  const steps: Step[] = [];
  for (let day = first; day <= last; ) {
    const next = unit === 'day' ? day + 1 : Math.min(firstDayOf(monthOfDay(day) + 1), last + 1);
    const [fromMs, toMs] = [zone.dayStart(day), zone.dayStart(next)];
    // A date that the zone skipped is none.
    const { id } = bucketAt(unit, fromMs, zone);
    if (fromMs < toMs) steps.push({ id, fromMs, toMs, buckets: cover(fromMs, toMs, zone) });
    day = next;
  }
  const edges = { fromMs: zone.dayStart(Math.min(first, last + 1)), toMs: zone.dayStart(last + 1) };
  const tomorrowMs = zone.dayStart(zone.dayOf(nowMs) + 1);
  return { ...edges, unit, steps, slidesAtMs: Math.min(window.slidesAtMs, tomorrowMs) };
}
