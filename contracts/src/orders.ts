import type { Deal } from './deals.ts';
import type { ActiveCall, RecentCall, Term } from './snapshot.ts';

// Types only from beside: a page that puts a list in order takes none of the schemas with it.

/** The order of texts wherever a list is ordered by one: by their units, in no language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type RankedTerm = readonly [string, Pick<Term, 'mentions' | 'label'>];

/** The order of terms: mentions descending, then label, then id. Entries are `[id, term]`. */
export function byMentions(a: RankedTerm, b: RankedTerm): number {
  return b[1].mentions - a[1].mentions || byText(a[1].label, b[1].label) || byText(a[0], b[0]);
}

/** The order of finished calls: the latest end first, then id. Entries are `[callId, call]`. */
export function byEndedAt(a: readonly [string, RecentCall], b: readonly [string, RecentCall]): number {
  return Date.parse(b[1].endedAt) - Date.parse(a[1].endedAt) || byText(a[0], b[0]);
}

/** The order of calls in progress: the latest start first, then id. Entries are `[callId, call]`. */
export function byStartedAt(a: readonly [string, ActiveCall], b: readonly [string, ActiveCall]): number {
  return Date.parse(b[1].startedAt) - Date.parse(a[1].startedAt) || byText(a[0], b[0]);
}

type RankedDeal = readonly [string, Pick<Deal, 'estimated' | 'reasons'>];

/** The order of deals by size: estimated revenue descending, then id. Entries are `[opportunityId, deal]`. */
export function bySize(a: RankedDeal, b: RankedDeal): number {
  return b[1].estimated - a[1].estimated || byText(a[0], b[0]);
}

/** The order of deals by danger: number of reasons descending, then size. Entries are `[opportunityId, deal]`. */
export function byRisk(a: RankedDeal, b: RankedDeal): number {
  return Object.keys(b[1].reasons).length - Object.keys(a[1].reasons).length || bySize(a, b);
}
