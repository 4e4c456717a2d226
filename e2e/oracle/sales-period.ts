import type { SalesPeriodRule, Scope } from '@earshot/contracts';
import { dateStart, datesBetween, localDate, monthDate } from './calendar.ts';
import type { OracleDeal } from './deal.ts';
import { isIn, type Span } from './period.ts';
import type { World } from './world.ts';

/** The organisation's month, quarter or year of selling at an instant, with what a scope is to win in it. */
export interface OracleSalesPeriod {
  span: Span;
  /** Local days that have begun, today included, and all. */
  daysBegun: number;
  days: number;
  target: number | undefined;
}

const MONTHS: Record<SalesPeriodRule['kind'], number> = { month: 1, quarter: 3, year: 12 };

/** Goes back month by month to one in which a sales period begins. */
export function salesPeriodAt(world: World, scope: Scope, nowMs: number): OracleSalesPeriod {
  const { timeZone } = world;
  const { salesPeriod, targets } = world.settings;
  const months = MONTHS[salesPeriod.kind];
  const isFirst = (date: string) => (Number(date.slice(5, 7)) + 12 - salesPeriod.startMonth) % months === 0;
  let back = 0;
  while (!isFirst(monthDate(nowMs, timeZone, -back))) back += 1;
  const [first, next] = [0, months].map((later) => monthDate(nowMs, timeZone, later - back)) as [
    string,
    string,
  ];
  const dates = datesBetween(first, next)
    .filter((date) => date < next)
    .filter((date) => dateStart(date, timeZone) < dateStart(date, timeZone, 1));
  const today = localDate(nowMs, timeZone);
  return {
    span: { fromMs: dateStart(first, timeZone), toMs: dateStart(next, timeZone) },
    daysBegun: dates.filter((date) => date <= today).length,
    days: dates.length,
    target: scope === 'all' ? targets?.organisation : targets?.teams?.[scope.slice('team:'.length)],
  };
}

/** Cents won by deals that were closed in a span. */
export function wonIn(deals: OracleDeal[], span: Span): number {
  const won = deals.filter(({ closedAtMs }) => closedAtMs !== undefined && isIn(closedAtMs, span));
  return won.reduce((sum, deal) => sum + (deal.won ?? 0), 0);
}
