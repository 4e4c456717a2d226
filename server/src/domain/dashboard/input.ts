import type { Scope } from '@earshot/contracts';
import type { StartedCall } from '../call.ts';
import type { Contribution } from '../contribution.ts';
import type { TrackerSet } from '../trackers.ts';
import type { Window } from '../window.ts';
import type { Keep } from './keep.ts';

/** Summed counters of one span of time, by scope. Kept by the caller; a scope without calls gives an empty map. */
export interface ScopedSums {
  of(scope: Scope): ReadonlyMap<string, number>;
  /** Another number whenever a sum of the scope, or of a team within it, may be another. Absent: always look. */
  version?(scope: Scope): number;
}

/** What is known about sellers now. */
export interface People {
  sellerName(sellerId: string): string | undefined;
  /** The id of the team that the seller is in. */
  teamOf(sellerId: string): string | undefined;
}

/** A call that has finished lately, with what it adds. */
export interface RecentContribution {
  callId: string;
  contribution: Contribution;
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
