import type { KpiSeries } from '@earshot/contracts';
import { type Accessor, createMemo } from 'solid-js';
import { pageUrl } from '../controls/page-url.ts';
import { createRead } from '../live/read.ts';
import { createTicks } from '../live/ticks.ts';
import { isOfPicture } from '../sections/kpis/courses.ts';
import type { Frame } from './frame-context.ts';

/** A course is quiet company of a figure: it may be some seconds behind. */
const READ_EVERY_MS = 5_000;
/** A deal whose end is corrected within the period alters no figure, and its course all the same. */
const LOOK_EVERY_MS = 60_000;

/**
 * The course of the base figures of the view, read anew when one of them is another. Undefined while there is none of what is
 * shown: it is never worth an error.
 */
export function createKpiSeries({ view, request }: Frame): Accessor<KpiSeries | undefined> {
  // Once figures are shown the server holds most of what it needs for this.
  const url = createMemo<string | undefined>((before) =>
    view.pending() || view.snapshot() === undefined ? before : pageUrl('/v1/series/kpis', { ...request() }),
  );
  const looks = createTicks(view.changes, LOOK_EVERY_MS);
  const figures = createMemo(() => {
    const snapshot = view.snapshot();
    if (snapshot === undefined) return undefined;
    const { kpis, period } = snapshot;
    const won = [kpis.revenueWon, kpis.dealsWon, kpis.winRate];
    return [view.epoch(), looks(), period.from, period.to, ...won].join();
  });
  const read = createRead<KpiSeries>(url, createTicks(figures, READ_EVERY_MS));
  return createMemo(() => {
    const [series, snapshot] = [read.data(), view.snapshot()];
    if (series === undefined || snapshot === undefined || read.failure() !== undefined) return undefined;
    return isOfPicture(series, snapshot) ? series : undefined;
  });
}
