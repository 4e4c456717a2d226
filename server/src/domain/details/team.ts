import type {
  Scope,
  SellerDetails,
  StyleFigures,
  StyleSeries,
  TeamOverview,
  TeamRow,
} from '@earshot/contracts';
import { addInto, COUNTER, type Counters } from '../contribution.ts';
import { type People, periodInfo, type SellerSums } from '../dashboard.ts';
import { topOf } from '../top-sellers.ts';
import { over, type SellersSummed, type Subject } from './input.ts';
import { stepsOf } from './series.ts';
import { styleOf } from './style.ts';

/** Who is called what and sits where. */
export interface Teams extends Pick<People, 'sellerName'> {
  teamWithName(sellerId: string): { id: string; name: string } | undefined;
  isIn(scope: Scope, sellerId: string): boolean;
}

interface SellersInput extends Subject, SellersSummed {
  people: Teams;
  /** Top sellers named by hand; absent: by won revenue. */
  stars?: readonly string[];
}

/** The counters of a chart of style, by the name of their series. */
const SERIES = {
  calls: COUNTER.calls,
  callMs: COUNTER.durationMs,
  talkMs: COUNTER.talkMs,
  listenMs: COUNTER.listenMs,
  switches: COUNTER.switches,
  positive: COUNTER.positive,
  neutral: COUNTER.neutral,
  negative: COUNTER.negative,
  wonCents: COUNTER.wonCents,
} as const satisfies Record<keyof StyleSeries, string>;

type BySeller = ReadonlyMap<string, ReadonlyMap<string, number>>;
type Someone = Pick<TeamRow, 'sellerId' | 'name' | 'team' | 'isTop'>;

/** A row for each seller of the scope who is in play, beside all of them and the top sellers taken together. */
export function teamOverviewOf(input: SellersInput): TeamOverview {
  const { scope, window, timeZone, series } = input;
  const { inPlay, top, compared } = comparedIn(scope, input);
  const steps = input.steps.map((step) => membersOf(scope, step, input.people));
  const rows: TeamRow[] = [...inPlay].map(([sellerId, counters]) => ({
    ...someone(sellerId, top, input.people),
    figures: styleOf(counters),
  }));
  return {
    ...{ scope, period: periodInfo(window, timeZone) },
    sellers: rows.sort(byName),
    team: together(inPlay.values()),
    ...(compared && { top: together(top.values()) }),
    steps: stepsOf(series),
    series: {
      team: styleSeries(steps.map((step) => sumOf(step.values()))),
      sellers: Object.fromEntries(
        [...inPlay.keys()].map((sellerId) => [sellerId, ofSeller(sellerId, steps)]),
      ),
    },
  };
}

/**
 * One seller beside the others in play of a scope: `scope` is the one that the seller is held against, and `series.team` is all
 * of it, this seller included.
 */
export function sellerDetailsOf(sellerId: string, input: SellersInput): SellerDetails {
  const { scope, window, timeZone, series } = input;
  const { inPlay, top } = comparedIn(scope, input);
  const own = countersOf(sellerId, input.sellers);
  const others = [...inPlay].filter(([id]) => id !== sellerId).map(([, counters]) => counters);
  const steps = input.steps.map((step) => membersOf(scope, step, input.people));
  return {
    ...someone(sellerId, top, input.people),
    period: periodInfo(window, timeZone),
    figures: styleOf(own),
    against: scope,
    others: together(others),
    steps: stepsOf(series),
    series: {
      seller: ofSeller(sellerId, steps),
      team: styleSeries(steps.map((step) => sumOf(step.values()))),
    },
  };
}

/** Who is in play in a scope, and who of them is on top: as the page chooses them. */
function comparedIn(scope: Scope, { sellers, people, stars }: SellersInput) {
  const inPlay = new Map(
    [...membersOf(scope, sellers, people)].filter(
      ([, counters]) => counters.has(COUNTER.calls) || counters.has(COUNTER.dealsWon),
    ),
  );
  const won = [...inPlay].map(([sellerId, counters]) => ({
    sellerId,
    revenueWonCents: counters.get(COUNTER.wonCents) ?? 0,
  }));
  const { top, compared } = topOf(won, stars);
  return { inPlay, top: new Map(top.map((sellerId) => [sellerId, inPlay.get(sellerId)!])), compared };
}

function membersOf(scope: Scope, sellers: SellerSums, people: Teams): BySeller {
  const members = new Map<string, ReadonlyMap<string, number>>();
  for (const [sellerId, counters] of sellers.entries())
    if (people.isIn(scope, sellerId)) members.set(sellerId, counters);
  return members;
}

function countersOf(sellerId: string, sellers: SellerSums): ReadonlyMap<string, number> {
  for (const [id, counters] of sellers.entries()) if (id === sellerId) return counters;
  return new Map();
}

function someone(sellerId: string, top: BySeller, people: Teams): Someone {
  const team = people.teamWithName(sellerId);
  return {
    sellerId,
    name: people.sellerName(sellerId) ?? sellerId,
    ...(team && { team }),
    isTop: top.has(sellerId),
  };
}

function together(sellers: Iterable<ReadonlyMap<string, number>>): StyleFigures {
  const all = [...sellers];
  return styleOf(sumOf(all), all.length);
}

function sumOf(sellers: Iterable<ReadonlyMap<string, number>>): Counters {
  const sum: Counters = new Map();
  for (const counters of sellers) addInto(sum, counters);
  return sum;
}

const NONE: ReadonlyMap<string, number> = new Map();

function ofSeller(sellerId: string, steps: readonly BySeller[]): StyleSeries {
  return styleSeries(steps.map((step) => step.get(sellerId) ?? NONE));
}

function styleSeries(steps: readonly ReadonlyMap<string, number>[]): StyleSeries {
  const series = Object.entries(SERIES).map(([name, counter]) => [name, over(steps, counter)]);
  return Object.fromEntries(series) as StyleSeries;
}

function byName(a: TeamRow, b: TeamRow): number {
  return a.name.localeCompare(b.name) || (a.sellerId < b.sellerId ? -1 : 1);
}
