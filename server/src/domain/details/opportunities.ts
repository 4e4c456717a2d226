import type { Deal as DealFigures, OpportunitiesQuery, OpportunityLine } from '@earshot/contracts';
import type { Span } from '../buckets.ts';
import type { DashboardInput, TouchedDeal } from '../dashboard/input.ts';
import { assessedDeals } from '../dashboard/pipeline.ts';
import { termIndexOf } from '../dashboard/term-index.ts';
import type { Deal } from '../deal.ts';
import type { TrackerSet } from '../trackers.ts';
import type { Teams } from './team.ts';

/** A place in a list: numbers descending, then the id. The same place whatever comes or goes before it. */
export interface Place {
  rank: readonly number[];
  id: string;
}

/** A deal of a list at its place; its line is made where it is shown. */
export interface Listed extends Place {
  line: () => OpportunityLine;
}

type Filter = Pick<OpportunitiesQuery, 'risk' | 'stage' | 'seller'>;

interface Listing {
  filter: Filter;
  people: DashboardInput['people'] & Teams;
}

/** Open deals by risk, then size: as the pipeline ranks them. */
export function openDealsOf(
  input: Pick<DashboardInput, 'openDeals' | 'nowMs' | 'timeZone'> & Listing & { trackers: TrackerSet },
): Listed[] {
  const { filter, people } = input;
  const listed: Listed[] = [];
  for (const [touched, figures] of assessedDeals(input, termIndexOf(input.trackers))) {
    if (!isAsked(touched.deal, filter) || (filter.risk !== undefined && figures.state !== filter.risk))
      continue;
    const reasons = Object.keys(figures.reasons) as NonNullable<OpportunityLine['reasons']>;
    listed.push({
      rank: [reasons.length, figures.estimated],
      id: touched.deal.opportunityId,
      line: () => ({ ...lineOf(touched, people), ...healthOf(figures), reasons }),
    });
  }
  return listed.sort(byPlace);
}

/** Deals won or lost in a span, the latest first. */
export function closedDealsOf(
  deals: Iterable<TouchedDeal>,
  { status, span, filter, people }: Listing & { status: 'won' | 'lost'; span: Span },
): Listed[] {
  const listed: Listed[] = [];
  for (const touched of deals) {
    const { deal } = touched;
    const closedAtMs = deal.closedAtMs!;
    if (deal.status !== status || closedAtMs < span.fromMs || closedAtMs >= span.toMs) continue;
    if (!isAsked(deal, filter)) continue;
    listed.push({ rank: [closedAtMs], id: deal.opportunityId, line: () => lineOf(touched, people) });
  }
  return listed.sort(byPlace);
}

/** So many of a list that come after a place, and the place to go on from where there are more. */
export function pageOf(
  listed: readonly Listed[],
  { after, limit }: { after: Place | undefined; limit: number },
): { lines: OpportunityLine[]; next?: Place } {
  const first = after === undefined ? 0 : listed.findIndex((one) => byPlace(one, after) > 0);
  const page = first < 0 ? [] : listed.slice(first, first + limit);
  const last = page.at(-1);
  const isMore = last !== undefined && first + limit < listed.length;
  return {
    lines: page.map(({ line }) => line()),
    ...(isMore && { next: { rank: last.rank, id: last.id } }),
  };
}

function byPlace(a: Place, b: Place): number {
  for (let i = 0; i < a.rank.length; i++) {
    const difference = b.rank[i]! - a.rank[i]!;
    if (difference !== 0) return difference;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function isAsked({ stage, sellerId }: Deal, filter: Filter): boolean {
  if (filter.stage !== undefined && stage !== filter.stage) return false;
  return filter.seller === undefined || sellerId === filter.seller;
}

function healthOf({ health, state }: DealFigures): Pick<OpportunityLine, 'health' | 'state'> {
  return { health, state };
}

function lineOf({ deal, touch }: TouchedDeal, people: Teams): OpportunityLine {
  const { opportunityId, name, account, status, stage, sellerId, estimatedCloseDate } = deal;
  const team = people.teamWithName(sellerId);
  const lastCall = touch?.lastCall;
  return {
    opportunityId,
    name,
    ...(account !== undefined && { account }),
    seller: { id: sellerId, name: people.sellerName(sellerId) ?? sellerId, ...(team && { team }) },
    status,
    stage,
    estimated: deal.estimatedCents,
    ...(deal.actualCents !== undefined && { actual: deal.actualCents }),
    createdAt: iso(deal.createdAtMs),
    ...(estimatedCloseDate !== undefined && { estimatedCloseDate }),
    ...(deal.closedAtMs !== undefined && { closedAt: iso(deal.closedAtMs) }),
    ...(lastCall && { lastCall: { callId: lastCall.callId, endedAt: iso(lastCall.endedAtMs) } }),
  };
}

const iso = (atMs: number) => new Date(atMs).toISOString();
