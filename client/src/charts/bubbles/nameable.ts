import { type Room, radiiOf, type Weight } from './flow.ts';
import { fitLabel, type Least, legible, smallestOf } from './label.ts';

/** What a bubble's name needs to be known of it. */
interface Named extends Weight {
  label: string;
  tone?: 'atRisk' | 'watch' | undefined;
}

/** Fewer bubbles show no difference between each other. */
const FEWEST = 5;
/** Of more than these, at least this part has to have a name. */
const MOST = 2 / 3;

/** How many of the first so many bubbles could be named, had they the room for themselves. */
function namedOf(bubbles: readonly Named[], { room, least }: { room: Room; least: Least }): number {
  const radii = radiiOf(bubbles, room);
  return bubbles.filter((bubble) => {
    const radius = radii.get(bubble.id)!;
    return legible(fitLabel(bubble.label), smallestOf({ radius, tone: bubble.tone }, least)) !== undefined;
  }).length;
}

/**
 * How many of the bubbles, largest first, to show where nobody can point at one: so many that most names stand, but most of the bubbles
 * have one, since a bubble without a name says nothing there.
 *
 * @param before how many were shown: another number has to name two more, so that bubbles do not come and go with every call
 */
export function nameable(
  bubbles: readonly Named[],
  { room, least, before }: { room: Room; least: Least; before: number | undefined },
): number {
  const fewest = Math.min(FEWEST, bubbles.length);
  const named = bubbles.map((_, i) => namedOf(bubbles.slice(0, i + 1), { room, least }));
  const of = (count: number) => named[count - 1] ?? 0;
  const isFit = (count: number) => count === fewest || of(count) >= MOST * count;
  let best = fewest;
  for (let count = fewest + 1; count <= bubbles.length; count++)
    if (isFit(count) && of(count) > of(best)) best = count;
  if (before === undefined || before < fewest || before > bubbles.length || !isFit(before)) return best;
  return of(best) >= of(before) + 2 ? best : before;
}
