import type { Disc } from './flow.ts';

/** The disc whose edge is nearest to a point, where that is within `reach`: a finger is larger than a small bubble. */
export function nearestDisc(
  discs: readonly Pick<Disc, 'id' | 'x' | 'y' | 'r'>[],
  point: { x: number; y: number },
  reach: number,
): string | undefined {
  const apart = ({ x, y, r }: Pick<Disc, 'x' | 'y' | 'r'>) => Math.hypot(point.x - x, point.y - y) - r;
  const byDistance = discs
    .map((disc) => ({ id: disc.id, apart: apart(disc) }))
    .filter((disc) => disc.apart <= reach)
    .sort((a, b) => a.apart - b.apart);
  return byDistance[0]?.id;
}
