import { type Brand, byMentions, CUT } from '@earshot/contracts';
import { COUNTER } from '../contribution.ts';
import { enter } from './first-by.ts';
import type { DashboardInput, FirstHeard } from './input.ts';
import { makeAnew } from './keep.ts';
import type { TermIndex } from './term-index.ts';
import { shown } from './terms.ts';

type BrandInput = Pick<
  DashboardInput,
  'scope' | 'window' | 'sums' | 'previous' | 'firstHeard' | 'people' | 'keep'
>;

/** A name that the period may show, with the names of its counters. */
interface Candidate {
  id: string;
  first: FirstHeard;
  mentions: string;
  calls: string;
}

interface Heard {
  label: string;
  mentions: number;
  candidate: Candidate;
}

/**
 * The names with most mentions among those that nobody tracks or has dismissed and that no call before the period had
 * mentioned, wherever in the organisation it was.
 */
export function brandsOf(input: BrandInput, index: TermIndex): Record<string, Brand> {
  const { scope, window, sums, previous, keep = makeAnew } = input;
  const now = sums.of(scope);
  const before = window.previous && previous?.of(scope);
  const most: [string, Heard][] = [];
  for (const candidate of candidatesOf(input, index)) {
    const mentions = now.get(candidate.mentions) ?? 0;
    // Most of thousands of names fall to the cut, and cost no more than this look.
    if (mentions === 0 || (most.length === CUT.terms && mentions < most[CUT.terms - 1]![1].mentions))
      continue;
    const heard = { label: candidate.first.label, mentions, candidate };
    enter([candidate.id, heard], most, { limit: CUT.terms, compare: byMentions });
  }
  const brands: Record<string, Brand> = {};
  for (const [id, { label, mentions, candidate }] of most) {
    const { first } = candidate;
    const calls = now.get(candidate.calls) ?? 0;
    const previousMentions = before && (before.get(candidate.mentions) ?? 0);
    brands[id] = keep(first, [mentions, previousMentions, calls], () => ({
      ...shown({ label, mentions, previousMentions }, calls),
      firstHeardAt: new Date(first.atMs).toISOString(),
    }));
  }
  return brands;
}

/** Every name that the period may show: made again only where names, people, trackers or the window are others. */
function candidatesOf(input: BrandInput, index: TermIndex): Candidate[] {
  const { firstHeard, people, window, keep = makeAnew } = input;
  const make = () => {
    const candidates: Candidate[] = [];
    for (const [id, first] of firstHeard) {
      const isWithin = first.atMs >= window.fromMs && first.atMs < window.toMs;
      if (window.kind !== 'allTime' && !isWithin) continue;
      if (index.settledBrands.has(id) || people.isSeller(id)) continue;
      candidates.push({ id, first, mentions: COUNTER.brandMentions(id), calls: COUNTER.brandCalls(id) });
    }
    return candidates;
  };
  if (people.version === undefined) return make();
  return keep(firstHeard, [window.kind, window.fromMs, window.toMs, index, people.version], make);
}
