import type { Bubble } from './bubble.ts';
import type { Disc, Room } from './flow.ts';
import { type Fitted, isCalling, type Least, leastSize, smallestOf, tight, widthEm } from './label.ts';

export interface Offset {
  x: number;
  y: number;
}

interface Size {
  width: number;
  height: number;
}

/** The box of a name beside its disc, by its middle. */
type Beside = Offset & Size;

interface Name extends Size {
  id: string;
}

/** How high a line of letters is, in em. */
const LINE = 1;
/** How near a name stands to its own disc, and how far from all others at least: it is seen whose it is. */
const NEAR = 2;
const FAR = 4;
/** How far along its disc a name may move, as parts of the way: in the middle if it can. */
const ALONG = [0, 0.35, -0.35, 0.7, -0.7, 1, -1];

/** The places for a name beside its disc: below, above, at its sides. */
function placesOf({ x, y, r }: Disc, { width, height }: Name): Beside[] {
  const [upright, level] = [r + NEAR + height / 2, r + NEAR + width / 2];
  const places = [
    ...ALONG.flatMap((part) => [upright, -upright].map((dy) => ({ x: x + (part * width) / 2, y: y + dy }))),
    ...ALONG.flatMap((part) => [level, -level].map((dx) => ({ x: x + dx, y: y + part * r }))),
  ];
  return places.map((place) => ({ ...place, width, height }));
}

const isInside = ({ x, y, width, height }: Beside, room: Room) =>
  x >= width / 2 && y >= height / 2 && x + width / 2 <= room.width && y + height / 2 <= room.height;

/** How far a disc's edge is from a name. */
function distance({ x, y, width, height }: Beside, disc: Disc): number {
  const dx = Math.max(0, Math.abs(disc.x - x) - width / 2);
  const dy = Math.max(0, Math.abs(disc.y - y) - height / 2);
  return Math.hypot(dx, dy) - disc.r;
}

const isApart = (a: Beside, b: Beside) =>
  Math.abs(a.x - b.x) >= (a.width + b.width) / 2 + FAR || Math.abs(a.y - b.y) >= (a.height + b.height) / 2;

/** Where names stand that find no place in their discs, from the discs' middles: each where there is room, and on nothing else. */
export function besideDiscs(names: readonly Name[], discs: readonly Disc[], room: Room): Map<string, Offset> {
  const placed: Beside[] = [];
  const offsets = new Map<string, Offset>();
  for (const name of names) {
    const own = discs.find(({ id }) => id === name.id);
    if (own === undefined) continue;
    const place = placesOf(own, name).find(
      (at) =>
        isInside(at, room) &&
        distance(at, own) < FAR &&
        discs.every((disc) => disc === own || distance(at, disc) >= FAR) &&
        placed.every((other) => isApart(at, other)),
    );
    if (place === undefined) continue;
    placed.push(place);
    offsets.set(name.id, { x: place.x - own.x, y: place.y - own.y });
  }
  return offsets;
}

/** The names that have to be told and find no place in their discs, as large as they are to be read. */
export function namelessAmong(
  bubbles: readonly (Bubble & { radius: number })[],
  wholes: ReadonlyMap<string, Fitted | undefined>,
  least: Least,
): Name[] {
  const size = leastSize(least);
  return bubbles
    .filter((bubble) => isCalling(bubble) && bubble.radius > 0)
    .filter((bubble) => tight(wholes.get(bubble.label), smallestOf(bubble, least)) === undefined)
    .map(({ id, label }) => ({ id, width: size * widthEm(label), height: size * LINE }));
}
