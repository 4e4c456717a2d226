import type { SeriesSteps, SeriesUnit } from '@earshot/contracts';
import { bucketAt, cover, type Span } from '../buckets.ts';
import { DAY_MS, HOUR_MS } from '../calendar.ts';
import type { Window } from '../window.ts';
import type { Zone } from '../zone.ts';

/** One step of a series, and the buckets that make it up. */
export interface Step extends Span {
  /** Of the hour, day or month that it is, or is a part of. */
  id: string;
  buckets: string[];
}

/** A period in steps that follow each other without a gap. */
export interface SeriesWindow extends Span {
  unit: SeriesUnit;
  steps: Step[];
  /** The first instant at which the steps are others by the clock alone; Infinity for never. */
  slidesAtMs: number;
}

const LONGEST_MS = { hour: 48 * HOUR_MS, day: 100 * DAY_MS } as const;
const DAY_SEC = DAY_MS / 1000;
/** Fifty years of months: whatever lies before is in the first step, so that one wrong date makes no endless series. */
const MOST_STEPS = 600;

/**
 * A period's steps: by hour up to 48 hours, by day up to 100 days, else by month, and never finer than its edges, since finer
 * buckets are no longer kept then. The first and the last are cut at the edges and hold only what lies within.
 */
export function seriesOf(window: Window, zone: Zone): SeriesWindow {
  const { fromMs, toMs, slidesAtMs } = window;
  const unit = unitOf(window);
  const steps = window.kind === 'allTime' ? unbounded(window, unit, zone) : within(window, unit, zone);
  return { fromMs, toMs, unit, steps, slidesAtMs };
}

/** The steps as answers tell them. */
export function stepsOf({ unit, steps, toMs }: SeriesWindow): SeriesSteps {
  return { unit, from: steps.map((step) => iso(step.fromMs)), to: iso(toMs) };
}

function unitOf({ fromMs, toMs, resolutionSec }: Window): SeriesUnit {
  const lengthMs = toMs - fromMs;
  if (lengthMs <= LONGEST_MS.hour && resolutionSec < DAY_SEC) return 'hour';
  return lengthMs <= LONGEST_MS.day && resolutionSec <= DAY_SEC ? 'day' : 'month';
}

function within({ fromMs, toMs }: Span, unit: SeriesUnit, zone: Zone): Step[] {
  const steps: Step[] = [];
  for (let atMs = fromMs; atMs < toMs; ) {
    const { id, toMs: endMs } = bucketAt(unit, atMs, zone);
    const untilMs = Math.min(endMs, toMs);
    steps.push({ id, fromMs: atMs, toMs: untilMs, buckets: cover(atMs, untilMs, zone) });
    atMs = untilMs;
  }
  return steps;
}

/**
 * All time has edges only to show: nothing lies before the first, and what is dated a few minutes ahead counts already. So its
 * steps are made of whole buckets, and the last one takes those in which such calls may lie.
 */
function unbounded({ fromMs, toMs }: Span, unit: SeriesUnit, zone: Zone): Step[] {
  const steps: Step[] = [];
  const aheadMs = zone.hourEnd(toMs);
  for (let atMs = fromMs; atMs < aheadMs; ) {
    const { id, toMs: endMs } = bucketAt(unit, atMs, zone);
    if (atMs < toMs) steps.push({ id, fromMs: atMs, toMs: Math.min(endMs, toMs), buckets: [id] });
    else steps.at(-1)!.buckets.push(id);
    atMs = endMs;
  }
  const tooMany = steps.splice(0, Math.max(0, steps.length - MOST_STEPS + 1));
  const lastOfThem = tooMany.at(-1);
  if (lastOfThem)
    steps.unshift({ ...lastOfThem, fromMs, buckets: tooMany.flatMap(({ buckets }) => buckets) });
  return steps;
}

const iso = (atMs: number) => new Date(atMs).toISOString();
