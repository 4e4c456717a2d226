import { byMentions, CUT, type Scope, type Term } from '@earshot/contracts';
import { enter } from './first-by.ts';
import type { ScopedSums } from './input.ts';
import type { Keep } from './keep.ts';
import type { IndexedTerm, TermGroup } from './term-index.ts';
import { trendOf } from './trend.ts';

interface Sums {
  scope: Scope;
  now: ScopedSums;
  before: ScopedSums | undefined;
  keep: Keep;
}

/** A term with its mentions, not yet the whole of what is shown of it. */
interface Counted {
  label: string;
  mentions: number;
  /** Absent where there is no previous period. */
  previousMentions: number | undefined;
  term: IndexedTerm;
  now: ReadonlyMap<string, number>;
}

/**
 * The terms with most mentions. One that nobody mentions now is shown after them where the previous period had
 * mentions, since a fall to nothing is news; one without any in both is left out.
 */
export function termsOf(groups: readonly TermGroup[], sums: Sums): Record<string, Term> {
  const first: [string, Counted][] = [];
  for (const group of groups) {
    if (group.team === undefined || sums.scope === 'all' || sums.scope === group.team)
      countInto(first, group, sums);
  }
  const terms: Record<string, Term> = {};
  for (const [id, one] of first) {
    const calls = one.now.get(one.term.calls) ?? 0;
    const basis = [one.mentions, one.previousMentions, calls];
    terms[id] = sums.keep(one.term, basis, () => shown(one, calls));
  }
  return terms;
}

function countInto(first: [string, Counted][], { team, terms }: TermGroup, sums: Sums): void {
  const now = sums.now.of(team ?? sums.scope);
  const before = sums.before?.of(team ?? sums.scope);
  for (const term of terms) {
    const mentions = now.get(term.mentions) ?? 0;
    // Most of hundreds of terms fall to the cut, and cost no more than this look.
    if (first.length === CUT.terms && mentions < first[CUT.terms - 1]![1].mentions) continue;
    const previousMentions = before && (before.get(term.mentions) ?? 0);
    if (mentions === 0 && !previousMentions) continue;
    const counted = { label: term.term.label, mentions, previousMentions, term, now };
    enter([term.term.id, counted], first, { limit: CUT.terms, compare: byMentions });
  }
}

/** What is shown of a term; `previousMentions` is absent where there is no previous period. */
export function shown(
  { label, mentions, previousMentions }: Pick<Counted, 'label' | 'mentions' | 'previousMentions'>,
  calls: number,
): Term {
  const figures: Term = { label, mentions, calls };
  if (previousMentions === undefined) return figures;
  figures.previousMentions = previousMentions;
  const trend = trendOf(mentions, previousMentions);
  if (trend === undefined) figures.isNew = true;
  else figures.trend = trend;
  return figures;
}
