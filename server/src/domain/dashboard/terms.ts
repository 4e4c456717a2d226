import type { Scope, Term } from '@earshot/contracts';
import type { Span } from '../buckets.ts';
import type { TrackedTerm } from '../trackers.ts';
import type { Window } from '../window.ts';
import type { Keep } from './keep.ts';
import { type Mentioned, type MentionSums, MentionTable } from './mention-table.ts';
import { type IndexedTerm, isShownIn, type TermGroup } from './term-index.ts';
import { trendOf } from './trend.ts';

type Sums = MentionSums & { scope: Scope; window: Pick<Window, 'previous'>; keep: Keep };

/** The terms with most mentions (see `MentionTable`). */
export function termsOf(
  groups: readonly TermGroup[],
  { scope, window, now, before, keep }: Sums,
): Record<string, Term> {
  const make = () => {
    const shownIn = groups.filter((group) => isShownIn(group, scope));
    const asked = shownIn.map(({ team, terms }) => ({
      scope: team ?? scope,
      items: terms.map((term) => mentionable(term, window)),
    }));
    return new MentionTable(asked, { now, before }, shownTerm);
  };
  return keep(groups, [scope, now, before, window.previous?.fromMs], make).most();
}

function mentionable({ term, mentions, calls }: IndexedTerm, window: Pick<Window, 'previous'>) {
  const isComparable = isHeardThroughout(window.previous, term);
  return { id: term.id, label: term.label, mentions, calls, isComparable, term };
}

/** Whether all of a span can have been listened to for a term: texts of its calls may be gone since before the term was made. */
export function isHeardThroughout(
  span: Span | undefined,
  { knownSinceMs }: Pick<TrackedTerm, 'knownSinceMs'>,
): boolean {
  return span !== undefined && (knownSinceMs === undefined || knownSinceMs <= span.fromMs);
}

function shownTerm(counts: Mentioned, { term }: { term: TrackedTerm }): Term {
  return { ...shown(counts, counts.calls), ...sinceOf(term) };
}

/** Since when a term counts, where that is not since ever. */
export function sinceOf({ knownSinceMs }: Pick<TrackedTerm, 'knownSinceMs'>): Pick<Term, 'knownSince'> {
  return knownSinceMs === undefined ? {} : { knownSince: new Date(knownSinceMs).toISOString() };
}

/** What is shown of a term; `previousMentions` is absent where there is no previous period, or not all of it was listened to. */
export function shown({ label, mentions, previousMentions }: Omit<Mentioned, 'calls'>, calls: number): Term {
  const figures: Term = { label, mentions, calls };
  if (previousMentions === undefined) return figures;
  figures.previousMentions = previousMentions;
  const trend = trendOf(mentions, previousMentions);
  if (trend === undefined) figures.isNew = true;
  else figures.trend = trend;
  return figures;
}
