import type { Span } from './timeline-layout.ts';

/** Nothing is shown closer than this, in seconds. */
const LEAST_SEC = 10;

const lengthOf = ({ from, to }: Span) => to - from;

/** A span of the same length, moved as little as it takes to lie within `whole`. */
function within({ from, to }: Span, whole: Span): Span {
  const length = Math.min(to - from, lengthOf(whole));
  const start = Math.min(Math.max(from, whole.from), whole.to - length);
  return { from: start, to: start + length };
}

/** `view` made `factor` times as long, so that `around` stays where it is, within `whole`. */
export function zoomed(
  view: Span,
  whole: Span,
  { factor, around }: { factor: number; around: number },
): Span {
  const length = Math.min(
    lengthOf(whole),
    Math.max(Math.min(LEAST_SEC, lengthOf(whole)), lengthOf(view) * factor),
  );
  const fixed = Math.min(Math.max(around, view.from), view.to);
  const part = lengthOf(view) === 0 ? 0 : (fixed - view.from) / lengthOf(view);
  const from = fixed - part * length;
  return within({ from, to: from + length }, whole);
}

/** `view` moved so that `at` is in it: not at all where it is, else with `at` in its middle. */
export function withMoment(view: Span, whole: Span, at: number): Span {
  if (at >= view.from && at <= view.to) return view;
  return movedTo(view, whole, at);
}

/** `view` moved so that `at` is in its middle, as far as `whole` allows. */
export function movedTo(view: Span, whole: Span, at: number): Span {
  const half = lengthOf(view) / 2;
  return within({ from: at - half, to: at + half }, whole);
}

/** Whether `view` shows less than the whole. */
export const isZoomed = (view: Span, whole: Span) => lengthOf(view) < lengthOf(whole) - 1e-9;
