import { byMentions, type Term } from '@earshot/contracts';

export type TermEntry = [string, Term];

export interface Strongest {
  /** Whether the terms are those that rise most, or, where none rises, those mentioned most. */
  by: 'rising' | 'mentioned';
  terms: TermEntry[];
}

/** A term needs this many mentions, and this part of the most mentioned one's, before its trend says something. */
const LEAST_MENTIONS = 3;
const LEAST_PART = 0.05;

/** A trend, with new terms compared with one mention before. */
const rise = ({ trend, isNew, mentions }: Term) => (isNew === true ? mentions - 1 : (trend ?? 0));

/** The terms with most mentions. */
export const mostMentioned = (terms: Readonly<Record<string, Term>>, most = 3): Strongest => ({
  by: 'mentioned',
  terms: Object.entries(terms).sort(byMentions).slice(0, most),
});

/** The terms to name in words: up to `most` that rise, strongest first, else those with most mentions. */
export function strongestTerms(terms: Readonly<Record<string, Term>>, most = 3): Strongest {
  const ordered = Object.entries(terms).sort(byMentions);
  // Before its first calls an organisation knows nothing to rise from.
  if (ordered.every(([, { previousMentions }]) => !previousMentions)) return mostMentioned(terms, most);
  const floor = Math.max(LEAST_MENTIONS, LEAST_PART * (ordered[0]?.[1].mentions ?? 0));
  const rising = ordered
    .filter(([, term]) => term.mentions >= floor && rise(term) > 0)
    .sort((a, b) => rise(b[1]) - rise(a[1]) || byMentions(a, b));
  return rising.length > 0 ? { by: 'rising', terms: rising.slice(0, most) } : mostMentioned(terms, most);
}
