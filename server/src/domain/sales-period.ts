import type { SalesPeriodRule } from '@earshot/contracts';
import { monthSpan, type Span } from './buckets.ts';
import { firstDayOf, monthOfDay, monthText } from './calendar.ts';
import type { Zone } from './zone.ts';

/** The organisation's month, quarter or year of selling at one moment. */
export interface SalesPeriodSpan extends Span {
  /** The months that make it up. */
  buckets: string[];
  /** Local days of it that have begun, today included, and all. */
  daysBegun: number;
  days: number;
  /** When one more day begins, or the next sales period. */
  slidesAtMs: number;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The sales period that an instant lies in: periods follow each other from every `startMonth` (1–12) on. */
export function salesPeriodOf(nowMs: number, zone: Zone, rule: SalesPeriodRule): SalesPeriodSpan {
  const length = MONTHS[rule.kind];
  const today = zone.dayOf(nowMs);
  const month = monthOfDay(today);
  const first = month - ((((month - (rule.startMonth - 1)) % length) + length) % length);
  const months = Array.from({ length }, (_, i) => first + i);
  const days = daysBetween(firstDayOf(first), firstDayOf(first + length), zone);
  return {
    fromMs: monthSpan(first, zone).fromMs,
    toMs: monthSpan(first + length - 1, zone).toMs,
    buckets: months.map((one) => `M:${monthText(one)}`),
    daysBegun: days.filter((day) => day <= today).length,
    days: days.length,
    slidesAtMs: zone.dayStart(today + 1),
  };
}

/** The days from one to before another; one that the zone skipped is none. */
function daysBetween(from: number, to: number, zone: Zone): number[] {
  const days: number[] = [];
  for (let day = from; day < to; day++) if (zone.dayStart(day) < zone.dayStart(day + 1)) days.push(day);
  return days;
}
