import { MINUTE_MS } from '../calendar.ts';

/** The least and the greatest that a figure was over a part of its past, from the look at `atMs` on. */
export type Stretch = readonly [atMs: number, least: number, greatest: number];

/** A figure's own past, the oldest first: so many parts at most, however often it is looked at. */
export type Past = readonly Stretch[];

/** A time is remembered in so many parts. */
const PARTS = 60;

interface Value {
  atMs: number;
  value: number;
}

/**
 * How far a figure has come from the least (`rise`) and the greatest (`fall`, at most 0) that it was within so many minutes. Of
 * the part in which the time begins nothing counts, so that no change is told that took longer.
 */
export function moveWithin(past: Past, { atMs, value }: Value, withinMin: number) {
  let [rise, fall] = [0, 0];
  for (const [fromMs, least, greatest] of past) {
    if (fromMs < atMs - withinMin * MINUTE_MS) continue;
    rise = Math.max(rise, value - least);
    fall = Math.min(fall, value - greatest);
  }
  return { rise, fall };
}

/** The past with one look more, and without what lies too far back to count. */
export function withLook(past: Past, { atMs, value }: Value, withinMin: number): Past {
  const partMs = (withinMin * MINUTE_MS) / PARTS;
  const kept = past.filter(([fromMs]) => fromMs >= atMs - withinMin * MINUTE_MS);
  const last = kept.at(-1);
  if (last && atMs < last[0] + partMs) {
    const [fromMs, least, greatest] = last;
    if (value >= least && value <= greatest) return kept;
    return [...kept.slice(0, -1), [fromMs, Math.min(least, value), Math.max(greatest, value)]];
  }
  return [...kept, [atMs, value, value]];
}
