import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';

/** How long bars are that stand side by side, as parts of the longest: 0 is no bar, the longest is 1. */
export function barLengths(values: readonly (number | undefined)[]): number[] {
  const longest = max(values, (value) => value ?? 0) ?? 0;
  const length = scaleLinear([0, longest || 1], [0, 1]);
  return values.map((value) => length(value ?? 0));
}
