import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';

export interface Spark {
  path: string;
  /** The latest point; undefined where there is none. */
  end: { x: number; y: number } | undefined;
}

/** A bare line of values from left to right in a box of `width` × `height`; equal values lie in the middle. */
export function sparkOf(values: readonly number[], size: { width: number; height: number }): Spark {
  const x = scaleLinear([0, Math.max(values.length - 1, 1)], [0, size.width]);
  const [low, high] = [min(values) ?? 0, max(values) ?? 0];
  const y = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [size.height, 0]);
  const path = line<number>((_, i) => x(i), y).curve(curveMonotoneX)(values) ?? '';
  const last = values.length - 1;
  return { path, end: last < 0 ? undefined : { x: x(last), y: y(values[last]!) } };
}
