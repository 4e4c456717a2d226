import type { Period, Scope } from '@earshot/contracts';
import type { OracleCall } from './call.ts';
import type { OracleDeal, OracleEngagement } from './deal.ts';
import { isIn, type OraclePeriod, periodAt } from './period.ts';
import type { NowAndBefore } from './terms.ts';
import type { World } from './world.ts';

/** A view to compute: whose calls, of when, seen at which instant. */
export interface OracleView {
  scope: Scope;
  period: Period;
  nowMs: number;
}

/** What lies in a view: of its scope at any time, and the calls of its period. */
export interface Seen extends NowAndBefore {
  calls: OracleCall[];
  deals: OracleDeal[];
  engagements: OracleEngagement[];
  period: OraclePeriod;
  isInScope: (one: { sellerId: string }) => boolean;
  nowMs: number;
}

export function seenIn(world: World, { scope, period, nowMs }: OracleView): Seen {
  const isInScope = ({ sellerId }: { sellerId: string }) =>
    scope === 'all' || scope === `team:${world.standing.sellers.get(sellerId)?.team}`;
  const calls = world.calls.filter(isInScope);
  const at = periodAt(period, { ...world, nowMs, heldMs: heldMs(world) });
  const { span, previous } = at;
  return {
    ...{ calls, period: at, isInScope, nowMs },
    deals: world.deals.filter(isInScope),
    engagements: world.engagements.filter(isInScope),
    now: calls.filter((call) => isIn(call.endedAtMs, span)),
    before: previous && calls.filter((call) => isIn(call.endedAtMs, previous)),
  };
}

/** Every instant at which anything was. */
function heldMs({ calls, deals, engagements }: World): number[] {
  return [
    ...[...calls, ...engagements].map(({ endedAtMs }) => endedAtMs),
    ...deals.flatMap(({ createdAtMs, closedAtMs = createdAtMs }) => [createdAtMs, closedAtMs]),
  ];
}
