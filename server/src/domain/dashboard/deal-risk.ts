import { type Deal as DealFigures, type DealState, QUIET_MS, type RiskReason } from '@earshot/contracts';
import { dateText, MINUTE_MS } from '../calendar.ts';
import type { LastCall } from '../deal-touch.ts';
import { zoneOf } from '../zone.ts';
import type { DashboardInput, TouchedDeal } from './input.ts';
import type { Keep } from './keep.ts';
import type { TermIndex } from './term-index.ts';

const LOST_BY_A_REASON = 30;

/** What all deals are held against: the minute that has begun, its local date, and the tracked competitors. */
export interface Yardstick {
  minuteMs: number;
  today: string;
  index: TermIndex;
  people: DashboardInput['people'];
}

/** What deals are held against at a moment. */
export function yardstickOf(
  { nowMs, timeZone, people }: Pick<DashboardInput, 'nowMs' | 'timeZone' | 'people'>,
  index: TermIndex,
): Yardstick {
  const minuteMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  return { minuteMs, today: dateText(zoneOf(timeZone).dayOf(minuteMs)), index, people };
}

/** A deal with its reasons to be in danger. For one `keep`, the same deal with the same reasons is the same object. */
export function assess(touched: TouchedDeal, yardstick: Yardstick, keep: Keep): DealFigures {
  const { deal } = touched;
  const reasons = reasonsOf(touched, yardstick, keep);
  const sellerName = yardstick.people.sellerName(deal.sellerId) ?? deal.sellerId;
  return keep(deal, [reasons.join(), sellerName], () => ({
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

function reasonsOf({ deal, touch }: TouchedDeal, yardstick: Yardstick, keep: Keep): RiskReason[] {
  const reasons: RiskReason[] = [];
  const { estimatedCloseDate, createdAtMs } = deal;
  if (estimatedCloseDate !== undefined && estimatedCloseDate < yardstick.today)
    reasons.push('closeDatePassed');
  const lastSignMs = Math.max(createdAtMs, touch?.lastCall?.endedAtMs ?? 0, touch?.lastEngagementMs ?? 0);
  if (yardstick.minuteMs >= lastSignMs + QUIET_MS) reasons.push('quiet');
  if (touch?.lastCall?.isNegative) reasons.push('negativeLastCall');
  if (touch?.lastCall && mentionsCompetitor(touch.lastCall, yardstick, keep))
    reasons.push('competitorMentioned');
  return reasons;
}

/** A team's own competitor counts in calls of that team's sellers, as everywhere. */
function mentionsCompetitor(call: LastCall, { index, people }: Yardstick, keep: Keep): boolean {
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
