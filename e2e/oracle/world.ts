import type { EarshotEvent, SalesPeriodRule, Targets, Tracker, TrackerKind } from '@earshot/contracts';
import { heard, type OracleCall } from './call.ts';
import { dealOf, engagementOf, type OracleDeal, type OracleEngagement } from './deal.ts';
import { DEAF, type Hearing } from './hearing.ts';
import { type Erased, type Standing, standingAfter } from './standing.ts';

/** What an organisation has decided. */
export interface OracleSettings {
  salesPeriod: SalesPeriodRule;
  targets?: Targets;
  /** Top sellers named by hand; none: by won revenue. */
  topSellers?: readonly string[];
}

export interface OracleInput {
  /** In any order and with repetitions: only the set counts. */
  events: readonly EarshotEvent[];
  trackers: readonly Tracker[];
  /** What people have erased for good. */
  erased?: Erased;
  /** Ids of brands of which somebody said that they are none. */
  dismissed?: readonly string[];
  /** What is absent is as it is at an organisation's first start. */
  settings?: Partial<OracleSettings>;
  timeZone: string;
  setUpAtMs: number;
  /** What is absent is not heard at all. */
  hearing?: Partial<Hearing>;
}

/** All that the figures are computed from, once. */
export interface World {
  standing: Standing;
  calls: OracleCall[];
  deals: OracleDeal[];
  engagements: OracleEngagement[];
  trackers: readonly Tracker[];
  /** Brands that are no news: somebody tracks or has dismissed them. */
  settledBrands: ReadonlySet<string>;
  settings: OracleSettings;
  hearing: Hearing;
  timeZone: string;
  setUpAtMs: number;
}

/** Works out what stands after a set of events, and every call's own figures. */
export function worldOf(input: OracleInput): World {
  const standing = standingAfter(input.events, input.erased);
  const hearing = { ...DEAF, ...input.hearing };
  const tracked = input.trackers.flatMap(({ label, phrases }) => [label, ...phrases]);
  return {
    ...input,
    standing,
    hearing,
    calls: standing.finished.map((call) => heard(call, { trackers: input.trackers, hearing })),
    deals: standing.opportunities.map(dealOf),
    engagements: standing.engagements.map(engagementOf),
    settledBrands: new Set([...(input.dismissed ?? []), ...tracked.map((name) => hearing.brandIdOf(name))]),
    settings: { salesPeriod: { kind: 'quarter', startMonth: 1 }, ...input.settings },
  };
}

/** The mentions in a call of the trackers that listen to it: everyone's, and its seller's present team's. */
export function mentionsIn(world: World, call: OracleCall, kind: TrackerKind): [Tracker, number][] {
  const team = world.standing.sellers.get(call.sellerId)?.team;
  return world.trackers
    .filter((tracker) => tracker.kind === kind && (tracker.team === undefined || tracker.team === team))
    .map((tracker): [Tracker, number] => [tracker, call.mentions.get(tracker.id) ?? 0])
    .filter(([, mentions]) => mentions > 0);
}

/** A seller's present name; one that has none goes by the id. */
export const nameOf = (world: World, sellerId: string) =>
  world.standing.sellers.get(sellerId)?.name ?? sellerId;

/** A seller by name, with the team that they are in now. */
export function personOf({ standing }: World, id: string) {
  const { name = id, team } = standing.sellers.get(id) ?? {};
  return {
    ...{ id, name },
    ...(team !== undefined && { team: { id: team, name: standing.teamNames.get(team) ?? team } }),
  };
}

/** Orders by the first comparison that tells two apart. */
export const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Milliseconds as seconds, fractions kept. */
export const inSeconds = (ms: number) => ms / 1000;

/** The quotient of two whole numbers as a whole number, halves up. */
export function halfUp(dividend: number, divisor: number): number {
  const rest = dividend % divisor;
  return (dividend - rest) / divisor + (2 * rest >= divisor ? 1 : 0);
}
