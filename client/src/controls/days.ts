/** A local date, `YYYY-MM-DD`. Dates compare as text. */
export type LocalDate = string;
/** A local month, `YYYY-MM`. */
export type LocalMonth = string;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Zones lie within 14 hours of UTC. */
const ZONE_MS = 15 * 3_600_000;

const utc = (date: LocalDate) => Date.parse(`${date}T00:00:00Z`);
const dateOf = (utcMs: number): LocalDate => new Date(utcMs).toISOString().slice(0, 10);

export const monthOf = (date: LocalDate): LocalMonth => date.slice(0, 7);

export const addDays = (date: LocalDate, days: number): LocalDate => dateOf(utc(date) + days * DAY_MS);

/** The same day so many months on, or the last one of a month that has no such day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

export const nextMonth = (month: LocalMonth, months = 1): LocalMonth =>
  monthOf(addMonths(`${month}-01`, months));

/** 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (date: LocalDate): number => new Date(utc(date)).getUTCDay() || 7;

export const startOfWeek = (date: LocalDate, weekStart: number): LocalDate =>
  addDays(date, -((weekdayOf(date) - weekStart + 7) % 7));

/** A month's days in weeks of seven; undefined where a week reaches into another month. */
export function weeksOf(month: LocalMonth, weekStart: number): (LocalDate | undefined)[][] {
  const weeks: (LocalDate | undefined)[][] = [];
  for (let week = startOfWeek(`${month}-01`, weekStart); monthOf(week) <= month; week = addDays(week, 7)) {
    const days = Array.from({ length: 7 }, (_, at) => addDays(week, at));
    weeks.push(days.map((day) => (monthOf(day) === month ? day : undefined)));
  }
  return weeks;
}

/** How many days lie from `first` to `last`, both counted. */
export const countDays = (first: LocalDate, last: LocalDate): number => (utc(last) - utc(first)) / DAY_MS + 1;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a wall clock in `timeZone` shows at an instant, as if it were UTC. */
function wallMs(atMs: number, timeZone: string): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, clock);
  return Date.parse(`${clock.format(atMs).replace(' ', 'T')}Z`);
}

/** The date in `timeZone` at an instant. */
export const localDateOf = (atMs: number, timeZone: string): LocalDate => dateOf(wallMs(atMs, timeZone));

/** The first instant of a date in `timeZone`, in ms, also where that date has no midnight. */
export function startOfDayMs(date: LocalDate, timeZone: string): number {
  let [before, within] = [utc(date) - ZONE_MS, utc(date) + ZONE_MS];
  while (within - before > MINUTE_MS) {
    const middle = before + Math.floor((within - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (localDateOf(middle, timeZone) < date) before = middle;
    else within = middle;
  }
  return within;
}

/** An instant as RFC 3339 with the offset that holds in `timeZone` then: `2026-03-29T00:00:00+02:00`. */
export function instantIn(atMs: number, timeZone: string): string {
  const wall = wallMs(atMs, timeZone);
  const minutes = Math.round((wall - Math.floor(atMs / 1000) * 1000) / MINUTE_MS);
  const offset = new Date(Math.abs(minutes) * MINUTE_MS).toISOString().slice(11, 16);
  return `${new Date(wall).toISOString().slice(0, 19)}${minutes < 0 ? '-' : '+'}${offset}`;
}
