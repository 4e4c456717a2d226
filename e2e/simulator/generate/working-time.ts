import { Temporal } from 'temporal-polyfill';
import type { Random } from './random.ts';

const FIRST_HOUR = 9;
const LAST_HOUR = 17;
const SATURDAY = 6;

/** The date itself, or the Monday after where it is of a weekend. */
export function workday(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.dayOfWeek < SATURDAY ? date : date.add({ days: 8 - date.dayOfWeek });
}

/** An instant in a date's working hours, in ms. */
export function workMoment(random: Random, date: Temporal.PlainDate, timeZone: string): number {
  const plainTime = {
    hour: random.whole(FIRST_HOUR, LAST_HOUR),
    minute: random.whole(0, 59),
    second: random.whole(0, 59),
  };
  return date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}

/** The local date of an instant. */
export function dateAt(atMs: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** The local dates of the `days` days before an instant, and its own. */
export function datesUntil(atMs: number, days: number, timeZone: string): Temporal.PlainDate[] {
  const today = dateAt(atMs, timeZone);
  return Array.from({ length: days + 1 }, (_, i) => today.subtract({ days: days - i }));
}
