import {
  addDays,
  addMonths,
  instantIn,
  type LocalDate,
  localDateOf,
  startOfDayMs,
  startOfWeek,
} from './days.ts';

/** Two days being chosen: none yet, one, or both. */
export type Choice = { first?: undefined; last?: undefined } | { first: LocalDate; last?: LocalDate };

export interface DayRange {
  first: LocalDate;
  last: LocalDate;
}

export interface Bounds {
  from: string;
  to: string;
}

const MAX_YEARS = 5;

/** A day was chosen: the second of two, in whichever order, or the first of a new pair. */
export function choose(choice: Choice, day: LocalDate): Choice {
  if (choice.first === undefined || choice.last !== undefined) return { first: day };
  return day < choice.first ? { first: day, last: choice.first } : { first: choice.first, last: day };
}

/** Whether a range is longer than the 5 years that a view may span. */
export const isTooLong = ({ first, last }: DayRange): boolean =>
  addDays(last, 1) > addMonths(first, 12 * MAX_YEARS);

/** The span of whole days in `timeZone`, as RFC 3339: up to, not including, the day after the last. */
export const boundsOf = ({ first, last }: DayRange, timeZone: string): Bounds => ({
  from: instantIn(startOfDayMs(first, timeZone), timeZone),
  to: instantIn(startOfDayMs(addDays(last, 1), timeZone), timeZone),
});

/** The days that a span touches. */
export const daysOf = ({ from, to }: Bounds, timeZone: string): DayRange => ({
  first: localDateOf(Date.parse(from), timeZone),
  last: localDateOf(Date.parse(to) - 1, timeZone),
});

/** Where a key leads from a day in a calendar, or undefined where it does not lead anywhere. */
export function moveByKey(
  day: LocalDate,
  { key, shiftKey }: { key: string; shiftKey: boolean },
  weekStart: number,
): LocalDate | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'PageUp':
      return addMonths(day, shiftKey ? -12 : -1);
    case 'PageDown':
      return addMonths(day, shiftKey ? 12 : 1);
    case 'Home':
      return startOfWeek(day, weekStart);
    case 'End':
      return addDays(startOfWeek(day, weekStart), 6);
    default:
      return undefined;
  }
}
