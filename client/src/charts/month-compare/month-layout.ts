import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';

/** A value of each local date `YYYY-MM-DD`. */
export type DailyValues = Readonly<Record<string, number>>;

export interface ComparedDay {
  /** Day of the month, 1–31. */
  day: number;
  x: number;
  current?: { date: string; value: number; y: number };
  previous?: { date: string; value: number; y: number };
}

export interface MonthComparison {
  currentPath: string;
  previousPath: string;
  /** Every day that either month has. */
  days: ComparedDay[];
  /** The latest day of the current month. */
  today: ComparedDay | undefined;
  valueTicks: { value: number; y: number }[];
  dayTicks: { day: number; x: number }[];
}

const DAY_TICKS = [1, 10, 20, 30];

/** The greatest value of several series, for charts that share a scale. */
export function greatestOf(series: readonly DailyValues[]): number {
  return max(series.flatMap((values) => Object.values(values))) ?? 0;
}

/**
 * The month of the latest date over the month before, by day of the month, in a box of `width` × `height`. `top` is
 * the value that the axis must reach.
 */
export function compareMonths(
  series: DailyValues,
  size: { width: number; height: number },
  top: number,
): MonthComparison {
  const dates = Object.keys(series).sort();
  const month = dates.at(-1)?.slice(0, 7);
  const x = scaleLinear([1, 31], [0, size.width]);
  const y = scaleLinear([0, Math.max(top, 1)], [size.height, 0]);
  const days = new Map<number, ComparedDay>();
  for (const date of dates) {
    const day = Number(date.slice(8));
    const value = series[date] ?? 0;
    const at: ComparedDay = days.get(day) ?? { day, x: x(day) };
    at[date.startsWith(month ?? '') ? 'current' : 'previous'] = { date, value, y: y(value) };
    days.set(day, at);
  }
  const ordered = [...days.values()].sort((a, b) => a.day - b.day);
  const pathOf = (which: 'current' | 'previous') =>
    line<ComparedDay>(
      (at) => at.x,
      (at) => at[which]!.y,
    ).curve(curveMonotoneX)(ordered.filter((at) => at[which] !== undefined)) ?? '';
  return {
    currentPath: pathOf('current'),
    previousPath: pathOf('previous'),
    days: ordered,
    today: ordered.filter((at) => at.current !== undefined).at(-1),
    valueTicks: y
      .ticks(2)
      .filter(Number.isInteger)
      .map((value) => ({ value, y: y(value) })),
    dayTicks: DAY_TICKS.map((day) => ({ day, x: x(day) })),
  };
}
