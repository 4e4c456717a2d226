import {
  byRisk,
  bySize,
  CUT,
  type Deal as DealFigures,
  type DealState,
  type Pipeline,
  QUIET_MS,
  type RiskReason,
} from '@earshot/contracts';
import { dateText, MINUTE_MS } from '../calendar.ts';
import type { LastCall } from '../deal-touch.ts';
import { zoneOf } from '../zone.ts';
import { firstBy } from './first-by.ts';
import type { DashboardInput, TouchedDeal } from './input.ts';
import { type Keep, makeAnew } from './keep.ts';
import { wonInSalesPeriod } from './kpis.ts';
import type { TermIndex } from './term-index.ts';

type PipelineInput = Pick<
  DashboardInput,
  'scope' | 'openDeals' | 'nowMs' | 'timeZone' | 'people' | 'salesPeriod' | 'keep'
>;

const LOST_BY_A_REASON = 30;

/** What all deals are held against: the minute that has begun, its local date, and the tracked competitors. */
interface Yardstick {
  minuteMs: number;
  today: string;
  index: TermIndex;
  people: DashboardInput['people'];
  keep: Keep;
}

/** The deals that are open now: their sum, their stages, and which of them are in danger and why. */
export function pipelineOf(input: PipelineInput, index: TermIndex): Pipeline {
  const { scope, nowMs, timeZone, people, salesPeriod, openDeals, keep = makeAnew } = input;
  const minuteMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  const make = () => {
    const today = dateText(zoneOf(timeZone).dayOf(minuteMs));
    return openFigures(openDeals, { minuteMs, today, index, people, keep });
  };
  const { version } = people;
  const open = version === undefined ? make() : keep(openDeals, [minuteMs, index, version], make);
  return {
    ...(salesPeriod.target !== undefined && { target: salesPeriod.target }),
    wonInSalesPeriod: wonInSalesPeriod(salesPeriod, scope),
    ...open,
  };
}

type OpenFigures = Omit<Pipeline, 'target' | 'wonInSalesPeriod'>;

function openFigures(openDeals: Iterable<TouchedDeal>, yardstick: Yardstick): OpenFigures {
  const figures: OpenFigures = {
    openEstimated: 0,
    openDeals: 0,
    byStage: {},
    deals: {},
    atRiskDeals: 0,
    atRiskEstimated: 0,
    watchDeals: 0,
  };
  const assessed: [string, DealFigures][] = [];
  for (const touched of openDeals) {
    const deal = assess(touched, yardstick);
    assessed.push([touched.deal.opportunityId, deal]);
    addTo(figures, touched.deal.stage, deal);
  }
  const atRisk = assessed.filter(([, { state }]) => state === 'atRisk');
  const shown = [...firstBy(assessed, CUT.largestDeals, bySize), ...firstBy(atRisk, CUT.worstDeals, byRisk)];
  figures.deals = Object.fromEntries(shown);
  return figures;
}

function addTo(pipeline: OpenFigures, stage: string, { estimated, state }: DealFigures): void {
  pipeline.openEstimated += estimated;
  pipeline.openDeals += 1;
  // A stage may be `toString`, which every object inherits.
  if (!Object.hasOwn(pipeline.byStage, stage)) pipeline.byStage[stage] = { deals: 0, estimated: 0 };
  const sum = pipeline.byStage[stage]!;
  sum.deals += 1;
  sum.estimated += estimated;
  if (state === 'watch') pipeline.watchDeals += 1;
  if (state !== 'atRisk') return;
  pipeline.atRiskDeals += 1;
  pipeline.atRiskEstimated += estimated;
}

/** A deal with its reasons. The same deal with the same reasons is the same object. */
function assess(touched: TouchedDeal, yardstick: Yardstick): DealFigures {
  const { deal } = touched;
  const reasons = reasonsOf(touched, yardstick);
  const sellerName = yardstick.people.sellerName(deal.sellerId) ?? deal.sellerId;
  return yardstick.keep(deal, [reasons.join(), sellerName], () => ({
    name: deal.name,
    ...(deal.account !== undefined && { account: deal.account }),
    sellerId: deal.sellerId,
    sellerName,
    estimated: deal.estimatedCents,
    health: Math.max(0, 100 - LOST_BY_A_REASON * reasons.length),
    state: stateOf(reasons.length),
    reasons: Object.fromEntries(reasons.map((reason) => [reason, true])),
  }));
}

function reasonsOf({ deal, touch }: TouchedDeal, yardstick: Yardstick): RiskReason[] {
  const reasons: RiskReason[] = [];
  const { estimatedCloseDate, createdAtMs } = deal;
  if (estimatedCloseDate !== undefined && estimatedCloseDate < yardstick.today)
    reasons.push('closeDatePassed');
  const lastSignMs = Math.max(createdAtMs, touch?.lastCall?.endedAtMs ?? 0, touch?.lastEngagementMs ?? 0);
  if (yardstick.minuteMs >= lastSignMs + QUIET_MS) reasons.push('quiet');
  if (touch?.lastCall?.isNegative) reasons.push('negativeLastCall');
  if (touch?.lastCall && mentionsCompetitor(touch.lastCall, yardstick)) reasons.push('competitorMentioned');
  return reasons;
}

/** A team's own competitor counts in calls of that team's sellers, as everywhere. */
function mentionsCompetitor(call: LastCall, { index, people, keep }: Yardstick): boolean {
  const team = people.teamOf(call.sellerId);
  return keep(call, [index, team], () =>
    call.mentions.some((counter) => {
      const term = index.byMentions.get(counter)?.term;
      return term?.kind === 'competitor' && (term.team === undefined || term.team === team);
    }),
  );
}

function stateOf(reasons: number): DealState {
  if (reasons === 0) return 'fine';
  return reasons === 1 ? 'watch' : 'atRisk';
}
