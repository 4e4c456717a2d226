import type { Brand } from '@earshot/contracts';
import { COUNTER } from '../contribution.ts';
import type { DashboardInput, FirstHeard } from './input.ts';
import { makeAnew } from './keep.ts';
import { type Mentioned, MentionTable } from './mention-table.ts';
import type { TermIndex } from './term-index.ts';
import { shown } from './terms.ts';

type BrandInput = Pick<
  DashboardInput,
  'scope' | 'window' | 'sums' | 'previous' | 'firstHeard' | 'people' | 'keep'
>;

/** A name that the period may show, with the names of its counters. */
export interface BrandCandidate {
  id: string;
  label: string;
  first: FirstHeard;
  mentions: string;
  calls: string;
}

/**
 * The names with most mentions among those that nobody tracks or has dismissed and that no call before the period had
 * mentioned, wherever in the organisation it was.
 */
export function brandsOf(input: BrandInput, index: TermIndex): Record<string, Brand> {
  const { scope, window, sums: now, keep = makeAnew } = input;
  const before = window.previous && input.previous;
  const items = brandCandidatesOf(input, index);
  const make = () => new MentionTable([{ scope, items }], { now, before }, shownBrand);
  return keep(items, [scope, now, before], make).most();
}

function shownBrand(counts: Mentioned, { first }: BrandCandidate): Brand {
  return { ...shown(counts, counts.calls), firstHeardAt: new Date(first.atMs).toISOString() };
}

/** Every name that the period may show: made again only where names, people, trackers or the window are others. */
export function brandCandidatesOf(
  input: Pick<BrandInput, 'firstHeard' | 'people' | 'window' | 'keep'>,
  index: TermIndex,
): BrandCandidate[] {
  const { firstHeard, people, window, keep = makeAnew } = input;
  const make = () => {
    const candidates: BrandCandidate[] = [];
    for (const [id, first] of firstHeard) {
      const isWithin = first.atMs >= window.fromMs && first.atMs < window.toMs;
      if (window.kind !== 'allTime' && !isWithin) continue;
      if (index.settledBrands.has(id) || people.isSeller(id)) continue;
      const counters = { mentions: COUNTER.brandMentions(id), calls: COUNTER.brandCalls(id) };
      candidates.push({ id, label: first.label, first, ...counters });
    }
    return candidates;
  };
  if (people.version === undefined) return make();
  return keep(firstHeard, [window.kind, window.fromMs, window.toMs, index, people.version], make);
}
