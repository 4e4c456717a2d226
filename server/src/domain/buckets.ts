import {
  DAY_MS,
  dateText,
  dayOfDate,
  firstDayOf,
  HOUR_MS,
  MINUTE_MS,
  monthOfDay,
  monthOfText,
  monthText,
} from './calendar.ts';
import type { Zone } from './zone.ts';

/** A half-open span of instants [fromMs, toMs). */
export interface Span {
  fromMs: number;
  toMs: number;
}

export type Level = 'minute' | 'hour' | 'day' | 'month' | 'ever';

/** Where a contribution is counted, and until when that is kept after the span's end; `expiresAtMs` 0: for ever. */
export interface Bucket {
  id: string;
  level: Level;
  expiresAtMs: number;
}

/** How long a bucket is kept after its end. Months and `ever` are kept for ever. */
export const KEPT_MS = { minute: 49 * HOUR_MS, hour: 100 * DAY_MS, day: 6 * 366 * DAY_MS } as const;

/** The one bucket of the level `ever`. */
export const EVER = 'e';

type PlacedLevel = Exclude<Level, 'ever'>;
type PlacedBucket = Span & { id: string };

/** The five buckets that an instant is counted in, minute first. */
export function bucketsOf(atMs: number, zone: Zone): Bucket[] {
  const minute = bucketAt('minute', atMs, zone);
  const hour = bucketAt('hour', atMs, zone);
  const day = bucketAt('day', atMs, zone);
  return [
    { id: minute.id, level: 'minute', expiresAtMs: minute.toMs + KEPT_MS.minute },
    { id: hour.id, level: 'hour', expiresAtMs: hour.toMs + KEPT_MS.hour },
    { id: day.id, level: 'day', expiresAtMs: day.toMs + KEPT_MS.day },
    { id: `M:${monthText(monthOfDay(zone.dayOf(atMs)))}`, level: 'month', expiresAtMs: 0 },
    { id: EVER, level: 'ever', expiresAtMs: 0 },
  ];
}

/** The bucket of a level that an instant lies in. */
export function bucketAt(level: PlacedLevel, atMs: number, zone: Zone): PlacedBucket {
  return { id: idAt(level, atMs, zone), ...spanAt(level, atMs, zone) };
}

function idAt(level: PlacedLevel, atMs: number, zone: Zone): string {
  switch (level) {
    case 'minute':
      return `m:${Math.floor(atMs / MINUTE_MS)}`;
    case 'hour':
      return `h:${zone.hourStart(atMs) / MINUTE_MS}`;
    case 'day':
      return `d:${dateText(zone.dayOf(atMs))}`;
    case 'month':
      return `M:${monthText(monthOfDay(zone.dayOf(atMs)))}`;
  }
}

function spanAt(level: PlacedLevel, atMs: number, zone: Zone): Span {
  switch (level) {
    case 'minute': {
      const fromMs = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
      return { fromMs, toMs: fromMs + MINUTE_MS };
    }
    case 'hour':
      return { fromMs: zone.hourStart(atMs), toMs: zone.hourEnd(atMs) };
    case 'day':
      return daySpan(zone.dayOf(atMs), zone);
    case 'month':
      return monthSpan(monthOfDay(zone.dayOf(atMs)), zone);
  }
}

/** The span of a bucket's id; that of a date that the zone skipped is empty. Throws on anything that is not an id. */
export function spanOf(id: string, zone: Zone): Span {
  const value = id.slice(2);
  switch (id.slice(0, 2)) {
    case 'm:':
      return { fromMs: minuteMs(value), toMs: minuteMs(value) + MINUTE_MS };
    case 'h:':
      return { fromMs: minuteMs(value), toMs: zone.hourEnd(minuteMs(value)) };
    case 'd:':
      return daySpan(dayOfDate(value), zone);
    case 'M:':
      return monthSpan(monthOfText(value), zone);
    case EVER:
      return { fromMs: -Infinity, toMs: Infinity };
    default:
      throw new RangeError('not the id of a bucket');
  }
}

/**
 * The shortest list of buckets that makes up exactly [fromMs, toMs), in order of time. Levels nest, so taking the
 * largest that fits from the left is shortest. Throws where an end is not a whole minute.
 */
export function cover(fromMs: number, toMs: number, zone: Zone): string[] {
  if (fromMs % MINUTE_MS !== 0 || toMs % MINUTE_MS !== 0) throw new RangeError('ends must be whole minutes');
  const ids: string[] = [];
  for (let atMs = fromMs; atMs < toMs; ) {
    const bucket = largestFrom(atMs, toMs, zone);
    ids.push(bucket.id);
    atMs = bucket.toMs;
  }
  return ids;
}

/** The largest bucket that begins at an instant and has ended by `toMs`; what is passed over on the way to it is given no name. */
function largestFrom(atMs: number, toMs: number, zone: Zone): PlacedBucket {
  let largest: PlacedLevel = 'minute';
  let span = spanAt(largest, atMs, zone);
  for (const level of ['hour', 'day', 'month'] as const) {
    const larger = spanAt(level, atMs, zone);
    if (larger.fromMs !== atMs || larger.toMs > toMs) break;
    largest = level;
    span = larger;
  }
  return { id: idAt(largest, atMs, zone), ...span };
}

function daySpan(day: number, zone: Zone): Span {
  return { fromMs: zone.dayStart(day), toMs: zone.dayStart(day + 1) };
}

/** The span of a month, counted as `calendar` counts. */
export function monthSpan(month: number, zone: Zone): Span {
  return { fromMs: zone.dayStart(firstDayOf(month)), toMs: zone.dayStart(firstDayOf(month + 1)) };
}

function minuteMs(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new RangeError('not the id of a bucket');
  return Number(text) * MINUTE_MS;
}
