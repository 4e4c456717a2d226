import { Temporal } from 'temporal-polyfill';

const MINUTE_MS = 60_000;

const at = (ms: number, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);

const minuteStart = (ms: number) => Math.floor(ms / MINUTE_MS) * MINUTE_MS;

/** The end of the minute that `ms` lies in. */
export const minuteEnd = (ms: number) => minuteStart(ms) + MINUTE_MS;

/** The start of the local hour that `ms` lies in: minute by minute back to a full hour on the local clock. */
export function hourStart(ms: number, timeZone: string): number {
  let start = minuteStart(ms);
  while (at(start, timeZone).minute !== 0) start -= MINUTE_MS;
  return start;
}

/** The end of the local hour that `ms` lies in. */
export function hourEnd(ms: number, timeZone: string): number {
  let end = minuteEnd(ms);
  while (at(end, timeZone).minute !== 0) end += MINUTE_MS;
  return end;
}

/** `YYYY-MM-DD` on the local calendar. */
export const localDate = (ms: number, timeZone: string) => at(ms, timeZone).toPlainDate().toString();

/** The first instant of a local date; of the date `days` later. */
export function dateStart(date: string, timeZone: string, days = 0): number {
  const start = Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(timeZone);
  return start.startOfDay().epochMilliseconds;
}

/** The date so many days later, or earlier. */
export const daysLater = (date: string, days: number) =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** The date of the 1st of the local month that `ms` lies in; of the month `months` later. */
export const monthDate = (ms: number, timeZone: string, months = 0) =>
  at(ms, timeZone).toPlainDate().with({ day: 1 }).add({ months }).toString();

/** Every date from `first` to `last`, both included. */
export function datesBetween(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let date = first; date <= last; date = Temporal.PlainDate.from(date).add({ days: 1 }).toString())
    dates.push(date);
  return dates;
}
