import type { Kpis, Pipeline } from './deals.ts';
import type { PeriodKind, Scope } from './period.ts';
import { byText } from './text.ts';
import type { TopSellers } from './top-sellers.ts';

/**
 * Everything that one view shows, as one document. Counts are integers, ratios 0…1, durations seconds, instants
 * RFC 3339 UTC. Nothing is ever `null`, and lists that change are maps by id: a merge patch removes by `null` and
 * replaces arrays whole.
 */
export interface Snapshot {
  scope: Scope;
  period: PeriodInfo;
  kpis: Kpis;
  sentiment: SentimentFigures;
  /** Tracked keywords: the 20 with most mentions. */
  keywords: Record<string, Term>;
  /** Tracked competitors: the 20 with most mentions. */
  competitors: Record<string, Term>;
  /** Names heard from either side that are not tracked and were first heard within the period: the 20 with most mentions. */
  brands: Record<string, Brand>;
  topSellers: TopSellers;
  pipeline: Pipeline;
  recording: Recording;
  live: Live;
}

export interface PeriodInfo {
  kind: PeriodKind;
  from: string;
  to: string;
  /** How fine the edges are: what moves out of the window does so no later than this. */
  resolutionSec: number;
  /** What trends compare with; absent for `allTime`. */
  previous?: { from: string; to: string };
  timeZone: string;
}

export interface SentimentFigures {
  /** Analysed calls: those whose customer says something countable. */
  calls: number;
  positive: number;
  neutral: number;
  negative: number;
  /** Analysed calls whose negativity is above the mean negativity of the period. */
  aboveAverageNegative: number;
}

export interface Term {
  label: string;
  /** Places in customers' speech where one of the phrases stands. */
  mentions: number;
  /** Calls with at least one mention. */
  calls: number;
  /** Mentions in the previous period; absent for `allTime`. */
  previousMentions?: number;
  /** (mentions − previousMentions) / previousMentions; absent where that is 0 or absent. */
  trend?: number;
  /** Present where the previous period had none and this one has some. */
  isNew?: true;
  /** Where texts had been removed before the tracker was made: the instant from which it counts. */
  knownSince?: string;
}

export interface Brand extends Term {
  /** The earliest end of the calls that mention it. */
  firstHeardAt: string;
}

export interface RecordingFigures {
  calls: number;
  seconds: number;
  callsWithKeywords: number;
  callsWithBrands: number;
}

/** How recording goes this month against the same elapsed length of last month, whatever the page's period. */
export interface Recording extends RecordingFigures {
  trends: Partial<RecordingFigures>;
  /** By local date (`YYYY-MM-DD`), every day from last month's 1st to today, empty ones as zeros. */
  series: Record<string, RecordingFigures>;
}

export interface Live {
  /** Calls in progress: the newest 20. */
  active: Record<string, ActiveCall>;
  activeCount: number;
  /** Calls just finished: the newest 12, whatever the page's period. */
  recent: Record<string, RecentCall>;
}

export interface ActiveCall {
  sellerId: string;
  sellerName: string;
  startedAt: string;
  customer?: string;
}

export type SentimentClass = 'positive' | 'neutral' | 'negative';

export interface RecentCall {
  sellerId: string;
  sellerName: string;
  endedAt: string;
  durationSec: number;
  /** Absent where the customer says nothing countable. */
  sentiment?: SentimentClass;
  keywords: Record<string, Mentioned>;
  competitors: Record<string, Mentioned>;
}

export interface Mentioned {
  label: string;
  mentions: number;
}

/** How many of each list a snapshot holds. */
export const CUT = {
  terms: 20,
  active: 20,
  recent: 12,
  bestPractice: 20,
  largestDeals: 20,
  worstDeals: 10,
} as const;

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
