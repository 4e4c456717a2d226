import type { Deal as DealFigures, Pipeline } from '@earshot/contracts';
import { assess, yardstickOf } from './deal-risk.ts';
import type { DashboardInput, TouchedDeal } from './input.ts';
import { makeAnew } from './keep.ts';
import { wonInSalesPeriod } from './kpis.ts';
import { OpenDeals } from './open-deals.ts';
import type { TermIndex } from './term-index.ts';

type OpenInput = Pick<DashboardInput, 'openDeals' | 'nowMs' | 'timeZone' | 'people' | 'keep'>;
type PipelineInput = OpenInput & Pick<DashboardInput, 'scope' | 'salesPeriod'>;

/** The deals that are open now: their sum, their stages, and which of them are in danger and why. */
export function pipelineOf(input: PipelineInput, index: TermIndex): Pipeline {
  const { scope, salesPeriod, openDeals } = input;
  const open = openDeals instanceof OpenDeals ? openDeals : new OpenDeals(openDeals);
  return {
    ...(salesPeriod.target !== undefined && { target: salesPeriod.target }),
    wonInSalesPeriod: wonInSalesPeriod(salesPeriod, scope),
    ...open.figures(yardstickOf(input, index)),
  };
}

/** Each open deal with what the pipeline says of it, in the order that they come in. */
export function* assessedDeals(input: OpenInput, index: TermIndex): Iterable<[TouchedDeal, DealFigures]> {
  const yardstick = yardstickOf(input, index);
  const { keep = makeAnew } = input;
  for (const touched of input.openDeals) yield [touched, assess(touched, yardstick, keep)];
}
