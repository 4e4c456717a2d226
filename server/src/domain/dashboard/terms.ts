import type { Scope, Term } from '@earshot/contracts';
import type { TrackedTerm } from '../trackers.ts';
import type { Keep } from './keep.ts';
import { type Mentioned, type MentionSums, MentionTable } from './mention-table.ts';
import { type IndexedTerm, isShownIn, type TermGroup } from './term-index.ts';
import { trendOf } from './trend.ts';

type Sums = MentionSums & { scope: Scope; keep: Keep };

/** The terms with most mentions (see `MentionTable`). */
export function termsOf(
  groups: readonly TermGroup[],
  { scope, now, before, keep }: Sums,
): Record<string, Term> {
  const make = () => {
    const shownIn = groups.filter((group) => isShownIn(group, scope));
    const asked = shownIn.map(({ team, terms }) => ({ scope: team ?? scope, items: terms.map(mentionable) }));
    return new MentionTable(asked, { now, before }, shownTerm);
  };
  return keep(groups, [scope, now, before], make).most();
}

function mentionable({ term, mentions, calls }: IndexedTerm) {
  return { id: term.id, label: term.label, mentions, calls, term };
}

function shownTerm(counts: Mentioned, { term }: { term: TrackedTerm }): Term {
  return { ...shown(counts, counts.calls), ...sinceOf(term) };
}

/** Since when a term counts, where that is not since ever. */
export function sinceOf({ knownSinceMs }: Pick<TrackedTerm, 'knownSinceMs'>): Pick<Term, 'knownSince'> {
  return knownSinceMs === undefined ? {} : { knownSince: new Date(knownSinceMs).toISOString() };
}

/** What is shown of a term; `previousMentions` is absent where there is no previous period. */
export function shown({ label, mentions, previousMentions }: Omit<Mentioned, 'calls'>, calls: number): Term {
  const figures: Term = { label, mentions, calls };
  if (previousMentions === undefined) return figures;
  figures.previousMentions = previousMentions;
  const trend = trendOf(mentions, previousMentions);
  if (trend === undefined) figures.isNew = true;
  else figures.trend = trend;
  return figures;
}
