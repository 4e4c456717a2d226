import type { KpiSeries } from '@earshot/contracts';
import { dateStart, hourEnd, hourStart, localDate, monthDate } from './calendar.ts';
import type { OracleDeal } from './deal.ts';
import { isIn, type Span } from './period.ts';
import { wonIn } from './sales-period.ts';
import { type OracleSteps, stepsOf } from './steps.ts';
import { type OracleView, seenIn } from './view.ts';
import type { World } from './world.ts';

const MOST_STEPS = 31;

/** The course of the base figures: in each step what was won in it, out of how many deals. */
export function kpiSeriesOf(world: World, view: OracleView): KpiSeries {
  const { period, deals } = seenIn(world, view);
  const { told, spans } = stepsOf(period, world.timeZone);
  const each = Math.ceil(spans.length / MOST_STEPS);
  const starts = spans.flatMap((_, i) => (i % each === 0 ? [i] : []));
  const together = starts.map((i) => {
    const group = spans.slice(i, i + each);
    return { fromMs: group[0]!.fromMs, toMs: group.at(-1)!.toMs };
  });
  const isFilled = spans.length % each === 0;
  const whole = wholeOf(told, world.timeZone);
  return {
    ...{ scope: view.scope, period: period.info },
    steps: {
      ...{ ...told, from: starts.map((i) => told.from[i]!) },
      ...{ each, whole: { first: whole.first, last: whole.last && isFilled } },
    },
    series: {
      revenueWon: together.map((span) => wonIn(deals, span)),
      dealsWon: together.map((span) =>
        countOf(deals, ({ status, closedAtMs }) => status === 'won' && isIn(closedAtMs!, span)),
      ),
      dealsAvailable: together.map((span) => countOf(deals, (deal) => isAvailable(deal, span))),
    },
  };
}

const countOf = (deals: OracleDeal[], is: (deal: OracleDeal) => boolean) => deals.filter(is).length;

const isAvailable = ({ createdAtMs, closedAtMs = Infinity }: OracleDeal, span: Span) =>
  createdAtMs < span.toMs && closedAtMs >= span.fromMs;

/** Whether the first step begins with its hour, day or month, and the last one ends with it. */
function wholeOf({ unit, from, to }: OracleSteps['told'], timeZone: string) {
  const [firstMs, lastMs] = [Date.parse(from[0]!), Date.parse(to) - 1];
  const bounds = {
    hour: [hourStart(firstMs, timeZone), hourEnd(lastMs, timeZone)],
    day: [
      dateStart(localDate(firstMs, timeZone), timeZone),
      dateStart(localDate(lastMs, timeZone), timeZone, 1),
    ],
    month: [
      dateStart(monthDate(firstMs, timeZone), timeZone),
      dateStart(monthDate(lastMs, timeZone, 1), timeZone),
    ],
  }[unit];
  return { first: bounds[0] === firstMs, last: bounds[1] === Date.parse(to) };
}
