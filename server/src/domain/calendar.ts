/**
 * The civil calendar without zones: a day is its number since 1970-01-01, a month its number since 1970-01. What
 * instant a day begins at is `Zone`'s to say.
 */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** `YYYY-MM-DD` of a day. */
export function dateText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, -'T00:00:00.000Z'.length);
}

/** The day of a `YYYY-MM-DD`; throws on anything else. */
export function dayOfDate(date: string): number {
  const day = Date.parse(`${date}T00:00Z`) / DAY_MS;
  if (!Number.isInteger(day) || dateText(day) !== date)
    throw new RangeError('not a date of the form YYYY-MM-DD');
  return day;
}

/** The month that a day lies in. */
export function monthOfDay(day: number): number {
  const date = new Date(day * DAY_MS);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** The 1st of a month. */
export function firstDayOf(month: number): number {
  return Date.UTC(1970, month, 1) / DAY_MS;
}

/** `YYYY-MM` of a month. */
export function monthText(month: number): string {
  return dateText(firstDayOf(month)).slice(0, -'-01'.length);
}

/** The month of a `YYYY-MM`; throws on anything else. */
export function monthOfText(text: string): number {
  return monthOfDay(dayOfDate(`${text}-01`));
}
