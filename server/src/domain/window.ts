import type { Period, PeriodKind } from '@earshot/contracts';
import { bucketAt, cover, EVER, KEPT_MS, monthSpan, type Span } from './buckets.ts';
import { DAY_MS, dateText, firstDayOf, monthOfDay, monthOfText } from './calendar.ts';
import type { Zone } from './zone.ts';

/** A period at one moment: the span that it means, and the buckets that make it up. */
export interface Window extends Span {
  kind: PeriodKind;
  /** How fine the edges are. */
  resolutionSec: number;
  /** What trends compare with; absent for `allTime`. */
  previous?: Span;
  buckets: string[];
  previousBuckets: string[];
  /** The first instant at which the window is another one by the clock alone; Infinity for never. */
  slidesAtMs: number;
}

/** This month so far, with the dates that the series by day shows. */
export interface RecordingWindow extends Window {
  /** Every local date from last month's 1st to today; a date that the zone skipped is none. */
  dates: string[];
}

export interface WindowContext {
  nowMs: number;
  zone: Zone;
  setUpAtMs: number;
  /** `YYYY-MM` of the first local month that holds anything. */
  earliestMonth?: string;
}

/**
 * How long edges within hours and within days are relied on. An edge reads buckets back to the beginning of its day or
 * month, and the clock that drops them is another one than the reader's: hence less than they are kept.
 */
const RELIED_MS = { hour: KEPT_MS.hour - 2 * DAY_MS, day: KEPT_MS.day - 33 * DAY_MS } as const;

const SLIDING = {
  last24h: { unit: 'minute', lengthMs: DAY_MS },
  last7d: { unit: 'hour', lengthMs: 7 * DAY_MS },
} as const;

const RESOLUTION_SEC = { minute: 60, hour: 3600, day: 86_400, month: 31 * 86_400 } as const;

/** The window of a period at a moment. Never fails: an end that falls between buckets moves to the one before it. */
export function windowOf(period: Period, context: WindowContext): Window {
  const { nowMs, zone } = context;
  switch (period.kind) {
    case 'allTime':
      return allTime(context);
    case 'last24h':
    case 'last7d':
      return sliding(period.kind, context);
    case 'thisMonth':
      return thisMonth(nowMs, zone);
    case 'lastMonth':
      return lastMonth(nowMs, zone);
    case 'custom':
      return custom({ fromMs: Date.parse(period.from), toMs: Date.parse(period.to) }, context);
  }
}

/** What the recording figures show, whatever the page's period: this month, last month, and both by day. */
export function recordingWindow(nowMs: number, zone: Zone): RecordingWindow {
  const today = zone.dayOf(nowMs);
  const dates: string[] = [];
  for (let day = firstDayOf(monthOfDay(today) - 1); day <= today; day++) {
    if (zone.dayStart(day) < zone.dayStart(day + 1)) dates.push(dateText(day));
  }
  return { ...thisMonth(nowMs, zone), dates };
}

function allTime({ nowMs, zone, setUpAtMs, earliestMonth }: WindowContext): Window {
  const toMs = zone.hourEnd(nowMs);
  const earliestMs =
    earliestMonth === undefined ? Infinity : monthSpan(monthOfText(earliestMonth), zone).fromMs;
  return {
    kind: 'allTime',
    fromMs: Math.min(setUpAtMs, earliestMs),
    toMs,
    resolutionSec: RESOLUTION_SEC.hour,
    buckets: [EVER],
    previousBuckets: [],
    slidesAtMs: toMs,
  };
}

function sliding(kind: 'last24h' | 'last7d', { nowMs, zone }: WindowContext): Window {
  const { unit, lengthMs } = SLIDING[kind];
  const floor = (atMs: number) => bucketAt(unit, atMs, zone).fromMs;
  const toMs = bucketAt(unit, nowMs, zone).toMs;
  const fromMs = floor(toMs - lengthMs);
  return {
    kind,
    fromMs,
    toMs,
    resolutionSec: RESOLUTION_SEC[unit],
    ...covered({ fromMs, toMs }, { fromMs: floor(fromMs - lengthMs), toMs: fromMs }, zone),
    slidesAtMs: toMs,
  };
}

function thisMonth(nowMs: number, zone: Zone): Window {
  const month = monthOfDay(zone.dayOf(nowMs));
  const { fromMs } = monthSpan(month, zone);
  const toMs = zone.hourEnd(nowMs);
  const last = monthSpan(month - 1, zone);
  const previous = {
    fromMs: last.fromMs,
    toMs: Math.min(zone.hourStart(last.fromMs + toMs - fromMs), last.toMs),
  };
  return {
    kind: 'thisMonth',
    fromMs,
    toMs,
    resolutionSec: RESOLUTION_SEC.hour,
    ...covered({ fromMs, toMs }, previous, zone),
    slidesAtMs: toMs,
  };
}

function lastMonth(nowMs: number, zone: Zone): Window {
  const month = monthOfDay(zone.dayOf(nowMs));
  const span = monthSpan(month - 1, zone);
  return {
    kind: 'lastMonth',
    ...span,
    resolutionSec: RESOLUTION_SEC.day,
    ...covered(span, monthSpan(month - 2, zone), zone),
    slidesAtMs: monthSpan(month, zone).toMs,
  };
}

/**
 * A custom period stands still but for what is kept: as its edges age they move outward to the day and then to the
 * month, and the previous period, as long as the one before it, with them.
 */
function custom(asked: Span, { nowMs, zone }: WindowContext): Window {
  const shape = customShape(asked, nowMs, zone);
  const { previous, ...span } = shape;
  const edges = [asked.fromMs, asked.toMs, beforeIt(span).fromMs];
  const ages = edges.flatMap((edge) => [edge + RELIED_MS.hour, edge + RELIED_MS.day]);
  const later = ages.filter((atMs) => atMs > nowMs).sort((a, b) => a - b);
  const now = JSON.stringify(shape);
  return {
    kind: 'custom',
    ...span,
    ...covered(span, previous, zone),
    slidesAtMs: later.find((atMs) => JSON.stringify(customShape(asked, atMs, zone)) !== now) ?? Infinity,
  };
}

function customShape(asked: Span, nowMs: number, zone: Zone) {
  const first = bucketAt(unitOf(asked.fromMs, nowMs), asked.fromMs, zone);
  const last = bucketAt(unitOf(asked.toMs, nowMs), asked.toMs, zone);
  const span = { fromMs: first.fromMs, toMs: last.fromMs === asked.toMs ? last.fromMs : last.toMs };
  const edgeMs = beforeIt(span).fromMs;
  const units = [unitOf(asked.fromMs, nowMs), unitOf(asked.toMs, nowMs)];
  return {
    ...span,
    previous: { fromMs: bucketAt(unitOf(edgeMs, nowMs), edgeMs, zone).fromMs, toMs: span.fromMs },
    resolutionSec: Math.max(...units.map((unit) => RESOLUTION_SEC[unit])),
  };
}

/** The span of the same length just before. */
function beforeIt({ fromMs, toMs }: Span): Span {
  return { fromMs: fromMs - (toMs - fromMs), toMs: fromMs };
}

/** The finest unit whose buckets are still relied on at an edge. */
function unitOf(edgeMs: number, nowMs: number): 'hour' | 'day' | 'month' {
  if (nowMs < edgeMs + RELIED_MS.hour) return 'hour';
  return nowMs < edgeMs + RELIED_MS.day ? 'day' : 'month';
}

function covered(span: Span, previous: Span, zone: Zone) {
  return {
    previous,
    buckets: cover(span.fromMs, span.toMs, zone),
    previousBuckets: cover(previous.fromMs, previous.toMs, zone),
  };
}
