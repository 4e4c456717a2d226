import type { Targets } from '@earshot/contracts';
import type { Deal } from './deal.ts';

const DAY_MS = 86_400_000;
const QUARTER_DAYS = 91;
/** More is asked for than was sold of late. */
const AMBITION = 1.06;
const STEP_CENTS = 5_000_000;

/** What is to be won in a quarter, by all and by each team, made from what was won in the days before the start. */
export function targetsOf(
  deals: readonly Deal[],
  { startMs, days }: { startMs: number; days: number },
): Targets {
  const teams: Record<string, number> = {};
  let organisation = 0;
  for (const { seller, steps } of deals) {
    teams[seller.team.id] ??= 0;
    for (const { atMs, actualCents = 0 } of steps) {
      if (atMs > startMs || atMs < startMs - days * DAY_MS) continue;
      organisation += actualCents;
      teams[seller.team.id]! += actualCents;
    }
  }
  const inAQuarter = (cents: number) =>
    Math.ceil((cents * AMBITION * QUARTER_DAYS) / days / STEP_CENTS) * STEP_CENTS;
  return {
    organisation: inAQuarter(organisation),
    teams: Object.fromEntries(Object.entries(teams).map(([id, cents]) => [id, inAQuarter(cents)])),
  };
}
