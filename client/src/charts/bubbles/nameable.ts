import type { Bubble } from './bubble.ts';
import { type Room, radiiOf } from './flow.ts';
import { fitLabel, type Least, legible, smallestOf } from './label.ts';

/** Fewer bubbles show no difference between each other. */
const FEWEST = 5;
/** Of more than these, at least this part has to have a name. */
const MOST = 2 / 3;

/** The largest ones, and those that a text beside names. */
export const largest = (bubbles: readonly Bubble[], count: number): readonly Bubble[] =>
  bubbles.filter(({ strong }, i) => i < count || strong);

/**
 * How many of the bubbles, largest first, to show where nobody can point at one: so many that most names stand, but most of the bubbles
 * have one, since a bubble without a name says nothing there.
 *
 * @param before how many were shown: another number has to name two more, so that bubbles do not come and go with every call
 */
export function nameable(
  bubbles: readonly Bubble[],
  { room, least, before }: { room: Room; least: Least; before: number | undefined },
): number {
  const fewest = Math.min(FEWEST, bubbles.length);
  // Setting a name tries every way to do so: once, not for each number of bubbles.
  const fitted = new Map(bubbles.map(({ id, label }) => [id, fitLabel(label)]));
  const namedOf = (count: number) => {
    const shown = largest(bubbles, count);
    const radii = radiiOf(shown, room);
    const isNamed = ({ id, tone, strong }: Bubble) =>
      legible(fitted.get(id), smallestOf({ radius: radii.get(id)!, tone, strong }, least)) !== undefined;
    return shown.slice(0, count).filter(isNamed).length;
  };
  const named = bubbles.map((_, i) => namedOf(i + 1));
  const of = (count: number) => named[count - 1] ?? 0;
  const isFit = (count: number) => count === fewest || of(count) >= MOST * count;
  let best = fewest;
  for (let count = fewest + 1; count <= bubbles.length; count++)
    if (isFit(count) && of(count) > of(best)) best = count;
  if (before === undefined || before < fewest || before > bubbles.length || !isFit(before)) return best;
  return of(best) >= of(before) + 2 ? best : before;
}
