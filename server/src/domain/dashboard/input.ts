import type { Scope, TopSellers } from '@earshot/contracts';
import type { Span } from '../buckets.ts';
import type { StartedCall } from '../call.ts';
import type { Contribution } from '../contribution.ts';
import type { Deal } from '../deal.ts';
import type { DealTouch } from '../deal-touch.ts';
import type { TrackerSet } from '../trackers.ts';
import type { Window } from '../window.ts';
import type { Keep } from './keep.ts';

/** Summed counters of one span of time, by scope. Kept by the caller; a scope without calls gives an empty map. */
export interface ScopedSums {
  of(scope: Scope): ReadonlyMap<string, number>;
  /** Another number whenever a sum of the scope, or of a team within it, may be another. Absent: always look. */
  version?(scope: Scope): number;
  /** The counters of a scope's sums that have changed since a version, as the keys of maps; undefined: any may have. */
  changedSince?(scope: Scope, version: number): readonly ReadonlyMap<string, unknown>[] | undefined;
}

/** What is known about sellers now. */
export interface People {
  sellerName(sellerId: string): string | undefined;
  /** The id of the team that the seller is in. */
  teamOf(sellerId: string): string | undefined;
  /** Whether a seller's name has this brand id: then it is no brand. */
  isSeller(brandId: string): boolean;
  /** Another number whenever any of it may be another. Absent: always look. */
  readonly version?: number;
}

/** A call that has finished lately, with what it adds. */
export interface RecentContribution {
  callId: string;
  contribution: Contribution;
}

/** A seller's sums: the same map while they are the same. */
export type SellerEntry = readonly [sellerId: string, counters: ReadonlyMap<string, number>];

/** Sums of one span by seller, of the counters that compare sellers (see `isStyle`). */
export interface SellerSums {
  /** Every seller that has any. */
  entries(): Iterable<SellerEntry>;
  /** Another number whenever any of it may be another. Absent: always look. */
  version?(): number;
  /** What has changed since a version, each with its place among the entries; undefined: anything may have, and places too. */
  changedSince?(version: number): readonly (readonly [place: number, SellerEntry])[] | undefined;
}

/** An open deal, and what calls and engagements have to do with it. */
export interface TouchedDeal {
  deal: Deal;
  touch: DealTouch | undefined;
}

/** When a name was first heard, over all standing calls, and how that call wrote it. */
export interface FirstHeard {
  label: string;
  atMs: number;
}

/** How deals lie in time around the window: what was created or closed when tells how many were available. */
export interface DealSums {
  ever: ScopedSums;
  /** Behind the window's end. */
  after: ScopedSums;
  /** Between the previous window's end and the window's start; absent where they touch or there is none. */
  between?: ScopedSums;
}

export interface SalesPeriodSums extends Span {
  /** Sums over the whole of the sales period. */
  won: ScopedSums;
  /** Local days of it that have begun, and all. */
  daysBegun: number;
  days: number;
  /** The scope's target in cents. */
  target?: number;
}

export interface DashboardInput {
  scope: Scope;
  window: Window;
  timeZone: string;
  nowMs: number;
  /** Sums over the window, and over its previous one where it has one. */
  sums: ScopedSums;
  previous?: ScopedSums;
  /** Sums over the two spans of `recordingWindow`, and of each of its dates. */
  recording: { now: ScopedSums; before: ScopedSums; days: ReadonlyMap<string, ScopedSums> };
  /** Sums over the window by seller of the whole organisation. */
  sellers: SellerSums;
  deals: DealSums;
  salesPeriod: SalesPeriodSums;
  /** The open deals of the scope's sellers: the same list, and in it the same objects, while nothing of them changes. */
  openDeals: Iterable<TouchedDeal>;
  /** Every name that a standing call mentions, by brand id: the same map while nothing of it changes. */
  firstHeard: ReadonlyMap<string, FirstHeard>;
  /** Top sellers named by hand; absent: by won revenue. */
  stars?: readonly string[];
  /** Phrases that top sellers say more than the others, as last renewed. */
  bestPractice: TopSellers['bestPracticeKeywords'];
  /** The tracked terms that views show. */
  trackers: TrackerSet;
  people: People;
  /** Calls in progress of the scope's sellers; those too old to be in progress still are left out here. */
  active: Iterable<StartedCall>;
  /** Finished calls of the scope's sellers: at least the newest `CUT.recent`. */
  recent: Iterable<RecentContribution>;
  /** Remembers parts from one document to the next, of one view; absent: all is made anew. */
  keep?: Keep;
}
