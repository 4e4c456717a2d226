import type { Period, Scope, SellerDetails, TeamOverview } from '@earshot/contracts';
import { stepsOf } from './steps.ts';
import { type Selling, styleOf, styleSeries } from './style.ts';
import { inPlayOf } from './top-sellers.ts';
import { type OracleView, seenIn } from './view.ts';
import { byText, personOf, type World } from './world.ts';

function sellingIn(world: World, view: OracleView) {
  const seen = seenIn(world, view);
  const { inPlay, top, compared, ...doings } = inPlayOf(world, seen);
  const of = (sellers: string[]): Selling => {
    const by = ({ sellerId }: { sellerId: string }) => sellers.includes(sellerId);
    const { calls, engagements, won } = doings;
    return {
      sellers: sellers.length,
      ...{ calls: calls.filter(by), engagements: engagements.filter(by), won: won.filter(by) },
    };
  };
  const steps = stepsOf(seen.period, world.timeZone);
  return { period: seen.period.info, inPlay, top, compared, of, steps };
}

function someone(world: World, sellerId: string, top: string[]) {
  const { id, ...person } = personOf(world, sellerId);
  return { sellerId: id, ...person, isTop: top.includes(id) };
}

/** How the sellers in play of a scope sell, beside each other. */
export function teamOverviewOf(world: World, view: OracleView): TeamOverview {
  const { period, inPlay, top, compared, of, steps } = sellingIn(world, view);
  const rows = inPlay.map((id) => ({ ...someone(world, id, top), figures: styleOf(of([id])) }));
  return {
    ...{ scope: view.scope, period },
    sellers: rows.toSorted((a, b) => a.name.localeCompare(b.name) || byText(a.sellerId, b.sellerId)),
    team: styleOf(of(inPlay)),
    ...(compared && { top: styleOf(of(top)) }),
    steps: steps.told,
    series: {
      team: styleSeries(steps, of(inPlay)),
      sellers: Object.fromEntries(inPlay.map((id) => [id, styleSeries(steps, of([id]))])),
    },
  };
}

/** One seller against their team, or everyone; undefined where nobody has named them. */
export function sellerDetailsOf(
  world: World,
  sellerId: string,
  at: { period: Period; nowMs: number },
): SellerDetails | undefined {
  const seller = world.standing.sellers.get(sellerId);
  if (seller === undefined) return undefined;
  const against: Scope = seller.team === undefined ? 'all' : `team:${seller.team}`;
  const { period, inPlay, top, of, steps } = sellingIn(world, { ...at, scope: against });
  return {
    ...someone(world, sellerId, top),
    ...{ period, against, figures: styleOf(of([sellerId])) },
    others: styleOf(of(inPlay.filter((id) => id !== sellerId))),
    steps: steps.told,
    series: { seller: styleSeries(steps, of([sellerId])), team: styleSeries(steps, of(inPlay)) },
  };
}
