import type { Deal, Pipeline, RiskReason } from '@earshot/contracts';
import { localDate } from './calendar.ts';
import type { OracleDeal } from './deal.ts';
import { type OracleSalesPeriod, wonIn } from './sales-period.ts';
import { byText, mentionsIn, nameOf, type World } from './world.ts';

const MINUTE_MS = 60_000;
const QUIET_MS = 14 * 24 * 3_600_000;

interface Seen {
  /** Deals of the scope. */
  deals: OracleDeal[];
  salesPeriod: OracleSalesPeriod;
  nowMs: number;
}

/** The deals that are open, and which of them are in danger. */
export function pipelineOf(world: World, { deals, salesPeriod, nowMs }: Seen): Pipeline {
  const open = deals
    .filter((deal) => deal.status === 'open')
    .map((deal) => ({ id: deal.opportunityId, stage: deal.stage, shown: shownDeal(world, deal, nowMs) }))
    .toSorted((a, b) => b.shown.estimated - a.shown.estimated || byText(a.id, b.id));
  const atRisk = open.filter(({ shown }) => shown.state === 'atRisk');
  const reasons = ({ shown }: (typeof open)[number]) => Object.keys(shown.reasons).length;
  const worst = atRisk.toSorted((a, b) => reasons(b) - reasons(a));
  const estimatedOf = (some: typeof open) => some.reduce((sum, { shown }) => sum + shown.estimated, 0);
  const stages = [...new Set(open.map(({ stage }) => stage))].map((name) => {
    const some = open.filter(({ stage }) => stage === name);
    return [name, { deals: some.length, estimated: estimatedOf(some) }];
  });
  return {
    ...(salesPeriod.target !== undefined && { target: salesPeriod.target }),
    wonInSalesPeriod: wonIn(deals, salesPeriod.span),
    openEstimated: estimatedOf(open),
    openDeals: open.length,
    byStage: Object.fromEntries(stages),
    deals: Object.fromEntries(
      [...open.slice(0, 20), ...worst.slice(0, 10)].map(({ id, shown }) => [id, shown]),
    ),
    atRiskDeals: atRisk.length,
    atRiskEstimated: estimatedOf(atRisk),
    watchDeals: open.filter(({ shown }) => shown.state === 'watch').length,
  };
}

/** A deal with its health at an instant. */
export function shownDeal(world: World, deal: OracleDeal, nowMs: number): Deal {
  const reasons = reasonsOf(world, deal, nowMs);
  const { name, account, sellerId, estimated } = deal;
  return {
    name,
    ...(account !== undefined && { account }),
    sellerId,
    sellerName: nameOf(world, sellerId),
    estimated,
    health: Math.max(0, 100 - 30 * reasons.length),
    state: reasons.length === 0 ? 'fine' : reasons.length === 1 ? 'watch' : 'atRisk',
    reasons: Object.fromEntries(reasons.map((reason) => [reason, true])),
  };
}

/** Of the calls that name a deal the one that ended last, whoever held it. */
export const lastCallOn = ({ calls }: World, { opportunityId }: OracleDeal) =>
  calls
    .filter((call) => call.opportunityId === opportunityId)
    .toSorted((a, b) => b.endedAtMs - a.endedAtMs || byText(b.callId, a.callId))[0];

/** Looked at once a minute, at its beginning; calls and engagements name a deal whoever held them. */
function reasonsOf(world: World, deal: OracleDeal, nowMs: number): RiskReason[] {
  const minuteMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  const naming = <T extends { opportunityId: string | undefined }>(some: T[]) =>
    some.filter(({ opportunityId }) => opportunityId === deal.opportunityId);
  const signs = [...naming(world.calls), ...naming(world.engagements)].map(({ endedAtMs }) => endedAtMs);
  const last = lastCallOn(world, deal);
  const holds: Record<RiskReason, boolean> = {
    closeDatePassed:
      deal.estimatedCloseDate !== undefined && deal.estimatedCloseDate < localDate(minuteMs, world.timeZone),
    quiet: minuteMs >= Math.max(deal.createdAtMs, ...signs) + QUIET_MS,
    negativeLastCall: last?.sentiment?.class === 'negative',
    competitorMentioned: last !== undefined && mentionsIn(world, last, 'competitor').length > 0,
  };
  return (Object.keys(holds) as RiskReason[]).filter((reason) => holds[reason]);
}
