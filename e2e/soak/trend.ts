/** One figure at one moment of the soak. */
export interface Point {
  atMs: number;
  value: number;
}

/** Of a soak so much, at most this long, is the page filling up: what it holds then it may hold. */
const WARM_UP_PART = 0.25;
const LONGEST_WARM_UP_MS = 600_000;
const DAY_SEC = 86_400;

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** What is left of a soak's points once the page has filled up. */
export function afterWarmUp<Of extends Point>(points: readonly Of[], lastsMs: number): Of[] {
  const warmMs = Math.min(LONGEST_WARM_UP_MS, WARM_UP_PART * lastsMs);
  return points.filter(({ atMs }) => atMs >= warmMs);
}

/**
 * How much a figure grows in a second: the median of the slopes between all pairs of points (Theil and Sen), which a
 * fourth of wild points does not move. Heaps are wild: what a collection leaves depends on what it met.
 */
export function slopePerSecond(points: readonly Point[]): number {
  const slopes = points.flatMap((a, i) =>
    points.slice(i + 1).map((b) => (1_000 * (b.value - a.value)) / (b.atMs - a.atMs)),
  );
  return slopes.length === 0 ? Number.NaN : median(slopes);
}

/** The same as growth a day of the team's life, of which `speedup` days pass in one of ours. */
export const growthPerDay = (points: readonly Point[], speedup: number): number =>
  (slopePerSecond(points) / speedup) * DAY_SEC;

/**
 * By how much a figure's greatest value of the last third stands above that of the first, as a part of the latter. The greatest,
 * since a wall shows now a full layout and now an empty one, and what is never taken away lifts them all.
 */
export function drift(points: readonly Point[]): number {
  const third = Math.max(1, Math.floor(points.length / 3));
  const [first, last] = [points.slice(0, third), points.slice(-third)].map((part) =>
    Math.max(...part.map(({ value }) => value)),
  );
  return (last! - first!) / Math.max(1, first!);
}
