import type { Scope } from '@earshot/contracts';
import type { ScopedSums, SellerSums } from '../dashboard.ts';
import type { Window } from '../window.ts';
import type { SeriesWindow } from './series.ts';

/** What every answer about a scope and a period begins with. */
export interface Subject {
  scope: Scope;
  window: Window;
  timeZone: string;
}

/** Sums over a period, over the one before it where there is one, and over each step. */
export interface Summed extends Subject {
  sums: ScopedSums;
  previous?: ScopedSums;
  series: SeriesWindow;
  /** One for each step of `series`. */
  steps: readonly ScopedSums[];
}

/** Sums by seller over a period and over each step, of the whole organisation. */
export interface SellersSummed {
  sellers: SellerSums;
  series: SeriesWindow;
  /** One for each step of `series`. */
  steps: readonly SellerSums[];
}

/** A counter over the steps. */
export function over(steps: readonly ReadonlyMap<string, number>[], counter: string): number[] {
  return steps.map((counters) => counters.get(counter) ?? 0);
}
