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

/** What a figure is held against. */
export interface Aim {
  words: string;
  isMet: boolean;
}

/** One line of the table: a figure, and beside it what it was to be and whether it is. */
export function row(what: string, figure: string, aim?: Aim): string {
  const verdict = aim === undefined ? '' : aim.isMet ? 'met' : '**missed**';
  return `| ${what} | ${figure} | ${aim?.words ?? ''} | ${verdict} |`;
}

/** An aim for the slowest of a hundred. */
export function slowest(values: readonly number[], limitMs: number, why = ''): Aim {
  return { words: `p99 ≤ ${limitMs} ms${why}`, isMet: percentile(values, 0.99) <= limitMs };
}
