import type { SeriesSteps, SeriesUnit } from '@earshot/contracts';
import { dateStart, hourEnd, localDate, monthDate } from './calendar.ts';
import { isIn, type OraclePeriod, type Span } from './period.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOST_STEPS = 600;

/** The steps of a series, as they are told, and the span that counts in each. */
export interface OracleSteps {
  told: SeriesSteps;
  spans: Span[];
}

/** A period's steps; what all time holds before its first or behind its last is theirs. */
export function stepsOf({ span, shown, info }: OraclePeriod, timeZone: string): OracleSteps {
  const steps = stepsIn(shown, unitOf(shown, info.resolutionSec * 1000), timeZone);
  steps.spans[0]!.fromMs = Math.min(steps.spans[0]!.fromMs, span.fromMs);
  steps.spans.at(-1)!.toMs = Math.max(steps.spans.at(-1)!.toMs, span.toMs);
  return steps;
}

/** Whole local days, up to a hundred each by itself. */
export function daySteps(first: string, last: string, timeZone: string): OracleSteps {
  const isShort = Date.parse(last) - Date.parse(first) < 100 * DAY_MS;
  const span = { fromMs: dateStart(first, timeZone), toMs: dateStart(last, timeZone, 1) };
  return stepsIn(span, isShort ? 'day' : 'month', timeZone);
}

function unitOf({ fromMs, toMs }: Span, resolutionMs: number): SeriesUnit {
  const lengthMs = toMs - fromMs;
  if (lengthMs <= 48 * HOUR_MS && resolutionMs <= HOUR_MS) return 'hour';
  return lengthMs <= 100 * DAY_MS ? 'day' : 'month';
}

function stepsIn({ fromMs, toMs }: Span, unit: SeriesUnit, timeZone: string): OracleSteps {
  const endOf = {
    hour: (ms: number) => hourEnd(ms, timeZone),
    day: (ms: number) => dateStart(localDate(ms, timeZone), timeZone, 1),
    month: (ms: number) => dateStart(monthDate(ms, timeZone, 1), timeZone),
  }[unit];
  const spans: Span[] = [];
  for (let atMs = fromMs; atMs < toMs; atMs = spans.at(-1)!.toMs)
    spans.push({ fromMs: atMs, toMs: Math.min(endOf(atMs), toMs) });
  const kept = spans.slice(-MOST_STEPS);
  kept[0]!.fromMs = fromMs;
  const told = { unit, from: kept.map((span) => inWords(span.fromMs)), to: inWords(toMs) };
  return { told, spans: kept };
}

const inWords = (ms: number) => new Date(ms).toISOString();

/** What each step holds of some things, by an instant of theirs. */
export function inSteps<T>({ spans }: OracleSteps, things: readonly T[], atMs: (thing: T) => number): T[][] {
  return spans.map((span) => things.filter((thing) => isIn(atMs(thing), span)));
}
