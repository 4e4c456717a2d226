/** How money stands to what it should be: how far above or below, in cents; `even` where a reader sees no difference. */
export type Standing = { side: 'above' | 'below'; by: number } | { side: 'even' };

/** @param written how an amount is shown: what is written alike is even. */
export function standingOf(cents: number, against: number, written: (cents: number) => string): Standing {
  if (written(cents) === written(against)) return { side: 'even' };
  return cents > against ? { side: 'above', by: cents - against } : { side: 'below', by: against - cents };
}
