import type { Period, PeriodInfo } from '@earshot/contracts';
import { dateStart, hourEnd, hourStart, localDate, minuteEnd, monthDate } from './calendar.ts';

const HOUR_MS = 3_600_000;
const HOURS_KEPT_MS = 100 * 24 * HOUR_MS;

/** Half-open: `fromMs` belongs to it, `toMs` does not. */
export interface Span {
  fromMs: number;
  toMs: number;
}

export interface OraclePeriod {
  /** What counts: calls that end in it, deals that are closed in it. */
  span: Span;
  /** What is shown in its place, where it has no bounds; else the same. */
  shown: Span;
  previous?: Span;
  info: PeriodInfo;
}

export interface CalendarFacts {
  nowMs: number;
  timeZone: string;
  /** When the organisation was set up. */
  setUpAtMs: number;
  /** When anything was: ends of calls and engagements, and when deals were created and closed. */
  heldMs: number[];
}

const EVER: Span = { fromMs: -Infinity, toMs: Infinity };

export const isIn = (ms: number, span: Span) => span.fromMs <= ms && ms < span.toMs;

/** From the 1st of this month to the end of the current hour, and the same length of the month before. */
export function monthToDate(nowMs: number, timeZone: string): { span: Span; previous: Span } {
  const fromMs = dateStart(monthDate(nowMs, timeZone), timeZone);
  const toMs = hourEnd(nowMs, timeZone);
  const before = dateStart(monthDate(nowMs, timeZone, -1), timeZone);
  return {
    span: { fromMs, toMs },
    previous: { fromMs: before, toMs: Math.min(before + (toMs - fromMs), fromMs) },
  };
}

/** The span that a period means at an instant, the one before it, and both in words. */
export function periodAt(period: Period, facts: CalendarFacts): OraclePeriod {
  const { timeZone } = facts;
  const { span, shown = span, previous, resolutionSec } = spansOf(period, facts);
  const info = { kind: period.kind, ...inWords(shown), resolutionSec, timeZone };
  return previous === undefined
    ? { span, shown, info }
    : { span, shown, previous, info: { ...info, previous: inWords(previous) } };
}

interface Spans {
  span: Span;
  /** What is shown in its place, where it has no bounds. */
  shown?: Span;
  previous?: Span;
  resolutionSec: number;
}

function spansOf(period: Period, facts: CalendarFacts): Spans {
  const { nowMs, timeZone } = facts;
  const firstOf = (months: number) => dateStart(monthDate(nowMs, timeZone, months), timeZone);
  switch (period.kind) {
    case 'allTime':
      return { span: EVER, shown: everShown(facts), resolutionSec: 3600 };
    case 'last24h':
      return { ...lastHours(24, minuteEnd(nowMs)), resolutionSec: 60 };
    case 'last7d':
      return { ...lastHours(168, hourEnd(nowMs, timeZone)), resolutionSec: 3600 };
    case 'thisMonth':
      return { ...monthToDate(nowMs, timeZone), resolutionSec: 3600 };
    case 'lastMonth':
      return {
        span: { fromMs: firstOf(-1), toMs: firstOf(0) },
        previous: { fromMs: firstOf(-2), toMs: firstOf(-1) },
        resolutionSec: 86_400,
      };
    case 'custom':
      return customSpans({ fromMs: Date.parse(period.from), toMs: Date.parse(period.to) }, facts);
  }
}

/** From set-up, or from the 1st of the earliest month that holds anything where that is earlier. */
function everShown({ nowMs, timeZone, setUpAtMs, heldMs }: CalendarFacts): Span {
  const first = heldMs.toSorted((a, b) => a - b)[0];
  const earliest = first === undefined ? setUpAtMs : dateStart(monthDate(first, timeZone), timeZone);
  return { fromMs: Math.min(setUpAtMs, earliest), toMs: hourEnd(nowMs, timeZone) };
}

const lastHours = (hours: number, toMs: number) =>
  withSameLengthBefore({ fromMs: toMs - hours * HOUR_MS, toMs });

const withSameLengthBefore = (span: Span) => ({
  span,
  previous: { fromMs: span.fromMs - (span.toMs - span.fromMs), toMs: span.fromMs },
});

/**
 * Out to whole local hours, and to whole local days at an edge in an hour that is no longer kept; the beginning of
 * the same length before it likewise.
 */
function customSpans({ fromMs: first, toMs }: Span, { nowMs, timeZone }: CalendarFacts) {
  const last = toMs - 1;
  const isKept = (insideMs: number) => hourEnd(insideMs, timeZone) + HOURS_KEPT_MS > nowMs;
  const downFrom = (ms: number) =>
    isKept(ms) ? hourStart(ms, timeZone) : dateStart(localDate(ms, timeZone), timeZone);
  const span = {
    fromMs: downFrom(first),
    toMs: isKept(last) ? hourEnd(last, timeZone) : dateStart(localDate(last, timeZone), timeZone, 1),
  };
  return {
    span,
    previous: { fromMs: downFrom(span.fromMs - (span.toMs - span.fromMs)), toMs: span.fromMs },
    resolutionSec: isKept(first) && isKept(last) ? 3600 : 86_400,
  };
}

const inWords = (span: Span) => ({
  from: new Date(span.fromMs).toISOString(),
  to: new Date(span.toMs).toISOString(),
});
