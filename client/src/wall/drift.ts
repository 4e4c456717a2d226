/** How far the picture moves from its place, in pixels. */
const REACH = 4;
const SIDE = 2 * REACH + 1;
const PLACES = SIDE * SIDE;

/**
 * Where the picture stands in a minute, in pixels from its place, so that no edge burns itself into the screen: there and back
 * along a path that rests in every place for equally long and never goes more than a pixel at once.
 */
export function driftAt(minute: number): { x: number; y: number } {
  const round = 2 * PLACES;
  const step = ((Math.floor(minute) % round) + round) % round;
  const place = step < PLACES ? step : round - 1 - step;
  const row = Math.floor(place / SIDE);
  const along = place % SIDE;
  return { x: (row % 2 === 0 ? along : SIDE - 1 - along) - REACH, y: row - REACH };
}
