import type { TermDetails, TermListDetails } from '@earshot/contracts';

/** What a table of terms can be ordered by; `rank` is the order of the answer. */
export const TERM_COLUMNS = ['rank', 'label', 'mentions', 'calls', 'trend', 'negative', 'lift'] as const;
export type TermColumn = (typeof TERM_COLUMNS)[number];

/** Share of the analysed calls that are negative; undefined where none is analysed. */
export function negativeShare(counts: {
  positive: number;
  neutral: number;
  negative: number;
}): number | undefined {
  const all = counts.positive + counts.neutral + counts.negative;
  return all === 0 ? undefined : counts.negative / all;
}

/** The sentiment of the analysed calls that do not mention a term. Best practice may be a minute older than its whole. */
export function restOf({ sentiment: all }: TermListDetails, { sentiment: of }: TermDetails) {
  const rest = (mood: keyof typeof of) => Math.max(0, all[mood] - of[mood]);
  return { positive: rest('positive'), neutral: rest('neutral'), negative: rest('negative') };
}

/** Terms in the order of a column, the greatest first (labels from A); what has no value stands last. */
export function ordered(terms: readonly TermDetails[], column: TermColumn): readonly TermDetails[] {
  if (column === 'rank') return terms;
  if (column === 'label') return [...terms].sort((a, b) => a.label.localeCompare(b.label));
  const valueIn = (term: TermDetails): number | undefined => {
    if (column === 'negative') return negativeShare(term.sentiment);
    if (column === 'trend') return term.isNew ? Infinity : term.trend;
    return term[column];
  };
  const known = (term: TermDetails) => valueIn(term) ?? Number.NEGATIVE_INFINITY;
  return [...terms].sort((a, b) => (known(a) === known(b) ? 0 : known(b) > known(a) ? 1 : -1));
}

/** Which terms a chart shows: the chosen one and the first ones, `most` in all. */
export function drawn(
  terms: readonly TermDetails[],
  chosen: string | undefined,
  most: number,
): readonly TermDetails[] {
  const first = terms.filter(({ id }) => id !== chosen);
  const own = terms.filter(({ id }) => id === chosen);
  return [...own, ...first].slice(0, most);
}
