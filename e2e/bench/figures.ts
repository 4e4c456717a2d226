/** The value below which the share `p` of the values lies. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]) => percentile(values, 0.5);

/** `median (least – greatest)`. */
export function spread(values: readonly number[], digits = 0): string {
  const shown = (value: number) => value.toLocaleString('en', { maximumFractionDigits: digits });
  return `${shown(median(values))} (${shown(Math.min(...values))}–${shown(Math.max(...values))})`;
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
