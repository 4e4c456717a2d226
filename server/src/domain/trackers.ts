import type { TrackerKind } from '@earshot/contracts';
import { brandIdOf } from './brands/brand-name.ts';

/** A tracked keyword or competitor at one revision of its meaning. */
export interface TrackedTerm {
  id: string;
  kind: TrackerKind;
  label: string;
  phrases: string[];
  /** Present: counts only in calls of sellers who are in this team now. */
  team?: string;
  /** The set revision at which its phrases or its team last changed; a new label keeps it. */
  rev: number;
  /** Where texts had been removed by then: calls that ended before this instant are not all listened to at that revision. */
  knownSinceMs?: number;
}

/** All tracked terms of the organisation at one revision. Revision 0 is the empty set of a new organisation. */
export interface TrackerSet {
  rev: number;
  trackers: TrackedTerm[];
  /** Brand ids of which somebody said that they are no brand; absent: none. */
  dismissed?: readonly string[];
}

/** The ids of brands that are no news under a set: dismissed, or named by the label or a phrase of a tracker, whatever its team. */
export function settledBrandsOf({ trackers, dismissed = [] }: TrackerSet): ReadonlySet<string> {
  const tracked = trackers.flatMap(({ label, phrases }) => [label, ...phrases].map(brandIdOf));
  return new Set([...dismissed, ...tracked].filter((id) => id !== ''));
}

/**
 * What calls are analysed for at one moment: the set that views show and, while stored calls are counted for a
 * newer one, that one as well.
 */
export interface AnalysisPlan {
  /** The one or two sets in play; the first is what views show. */
  sets: TrackerSet[];
  /** Names analyser and sets, such as `1:4+5`; apply refuses a contribution made under another plan. */
  name: string;
}
