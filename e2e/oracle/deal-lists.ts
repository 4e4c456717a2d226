import type { OpportunitiesQuery, OpportunityLine } from '@earshot/contracts';
import type { OracleDeal } from './deal.ts';
import { isIn } from './period.ts';
import { lastCallOn, shownDeal } from './pipeline.ts';
import { type OracleView, seenIn } from './view.ts';
import { byText, personOf, type World } from './world.ts';

export type DealFilter = Omit<OpportunitiesQuery, 'cursor' | 'limit'>;

/** The deals behind the pipeline, or those won or lost in a period, in their order. */
export function dealsBehind(world: World, filter: DealFilter, view: OracleView): OpportunityLine[] {
  const { status = 'open', risk, stage, seller } = filter;
  const { deals, period } = seenIn(world, view);
  const lines = deals
    .filter((deal) => deal.status === status)
    .filter(({ closedAtMs }) => status === 'open' || isIn(closedAtMs!, period.span))
    .map((deal) => lineOf(world, deal, view.nowMs))
    .filter((line) => stage === undefined || line.stage === stage)
    .filter((line) => seller === undefined || line.seller.id === seller)
    .filter((line) => risk === undefined || line.state === risk);
  const size = ({ estimated }: OpportunityLine) => estimated;
  const reasons = (line: OpportunityLine) => line.reasons?.length ?? 0;
  return lines.toSorted(
    (a, b) =>
      (status === 'open'
        ? reasons(b) - reasons(a) || size(b) - size(a)
        : Date.parse(b.closedAt!) - Date.parse(a.closedAt!)) || byText(a.opportunityId, b.opportunityId),
  );
}

function lineOf(world: World, deal: OracleDeal, nowMs: number): OpportunityLine {
  const { opportunityId, name, account, status, stage, estimated, won } = deal;
  const { estimatedCloseDate, closedAtMs } = deal;
  const { health, state, reasons } = shownDeal(world, deal, nowMs);
  const last = lastCallOn(world, deal);
  return {
    ...{ opportunityId, name, status, stage, estimated, seller: personOf(world, deal.sellerId) },
    ...(account !== undefined && { account }),
    ...(won !== undefined && { actual: won }),
    createdAt: new Date(deal.createdAtMs).toISOString(),
    ...(estimatedCloseDate !== undefined && { estimatedCloseDate }),
    ...(closedAtMs !== undefined && { closedAt: new Date(closedAtMs).toISOString() }),
    ...(status === 'open' && {
      ...{ health, state },
      reasons: Object.keys(reasons) as NonNullable<OpportunityLine['reasons']>,
    }),
    ...(last && { lastCall: { callId: last.callId, endedAt: new Date(last.endedAtMs).toISOString() } }),
  };
}
