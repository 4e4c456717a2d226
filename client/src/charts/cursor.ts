/** Which step is read out, and from which one on a span is being chosen. */
export interface Cursor {
  at: number | undefined;
  anchor: number | undefined;
}

export const NO_CURSOR: Cursor = { at: undefined, anchor: undefined };

/** The steps that a cursor has chosen, the earlier first; undefined while it has chosen none. */
export function chosenOf({ at, anchor }: Cursor): readonly [number, number] | undefined {
  if (at === undefined || anchor === undefined) return undefined;
  return at < anchor ? [at, anchor] : [anchor, at];
}

/** Where a key leads among `steps` steps; undefined where it means nothing to a chart. With Shift it chooses a span. */
export function moved(
  { at, anchor }: Cursor,
  { key, shiftKey }: { key: string; shiftKey: boolean },
  steps: number,
): Cursor | undefined {
  const last = steps - 1;
  const now = at ?? last;
  if (key === 'Escape') return anchor === undefined ? NO_CURSOR : { at, anchor: undefined };
  const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: last }[key];
  if (to === undefined) return undefined;
  return { at: Math.min(Math.max(to, 0), last), anchor: shiftKey ? (anchor ?? now) : undefined };
}

/** The step nearest to `x`. */
export function nearest(xs: readonly number[], x: number): number | undefined {
  if (xs.length === 0) return undefined;
  return xs.reduce((best, at, i) => (Math.abs(at - x) < Math.abs(xs[best]! - x) ? i : best), 0);
}
