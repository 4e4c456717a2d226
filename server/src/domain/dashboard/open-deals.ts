import { byRisk, bySize, CUT, type Deal as DealFigures, type Pipeline } from '@earshot/contracts';
import { assess, type Yardstick } from './deal-risk.ts';
import type { TouchedDeal } from './input.ts';
import { keeper } from './keep.ts';
import { Ranking } from './ranking.ts';

export type OpenFigures = Omit<Pipeline, 'target' | 'wonInSalesPeriod'>;

/** `[opportunityId, deal]`, as the orders of the contract take them. */
type Shown = readonly [string, DealFigures];

interface Entry {
  touched: TouchedDeal;
  /** What it is counted and ranked as, and in which stage; absent until it has been assessed. */
  counted?: { shown: Shown; stage: string };
}

/**
 * The open deals of a scope, which change one by one while there may be thousands: sums and ranks follow each change, and all
 * deals are held against the yardstick again only when that is another one, once a minute or so.
 */
export class OpenDeals implements Iterable<TouchedDeal> {
  readonly #entries = new Map<string, Entry>();
  /** Those of which something has changed since they were last assessed. */
  readonly #changed = new Set<Entry>();
  readonly #keep = keeper();
  readonly #largest = new Ranking<Shown>(bySize);
  readonly #worst = new Ranking<Shown>(byRisk);
  readonly #byStage = new Map<string, Pipeline['byStage'][string]>();
  readonly #sums = { openEstimated: 0, atRiskEstimated: 0, watchDeals: 0 };
  #basis: readonly unknown[] = [];
  #figures: OpenFigures | undefined;

  constructor(deals: Iterable<TouchedDeal> = []) {
    for (const touched of deals) this.set(touched);
  }

  [Symbol.iterator](): Iterator<TouchedDeal> {
    return this.#touched();
  }

  *#touched(): Generator<TouchedDeal, undefined> {
    for (const { touched } of this.#entries.values()) yield touched;
    return undefined;
  }

  /** What stands of an open deal now. */
  set(touched: TouchedDeal): void {
    const { opportunityId } = touched.deal;
    const entry = this.#entries.get(opportunityId) ?? { touched };
    entry.touched = touched;
    this.#entries.set(opportunityId, entry);
    this.#changed.add(entry);
  }

  /** A deal is open no more, or no longer the scope's. */
  delete(opportunityId: string): void {
    const entry = this.#entries.get(opportunityId);
    if (!entry) return;
    this.#entries.delete(opportunityId);
    this.#changed.delete(entry);
    this.#count(entry, undefined);
  }

  /** Their sum, their stages, and which of them are in danger: the same object while none of it changes. */
  figures(yardstick: Yardstick): OpenFigures {
    for (const entry of this.#due(yardstick)) {
      const figures = assess(entry.touched, yardstick, this.#keep);
      const { opportunityId, stage } = entry.touched.deal;
      if (entry.counted?.shown[1] !== figures) this.#count(entry, { shown: [opportunityId, figures], stage });
    }
    this.#changed.clear();
    this.#figures ??= this.#made();
    return this.#figures;
  }

  /** What has to be held against the yardstick: all deals, where it is another one. */
  #due({ minuteMs, today, index, people }: Yardstick): Iterable<Entry> {
    const basis = [minuteMs, today, index, people, people.version];
    const isSame = people.version !== undefined && basis.every((part, i) => part === this.#basis[i]);
    this.#basis = basis;
    return isSame ? this.#changed : this.#entries.values();
  }

  #made(): OpenFigures {
    const first = [...this.#largest.first(CUT.largestDeals), ...this.#worst.first(CUT.worstDeals)];
    const deals = this.#keep(this.#largest, first, () => Object.fromEntries(first));
    return {
      openEstimated: this.#sums.openEstimated,
      openDeals: this.#entries.size,
      byStage: Object.fromEntries(this.#byStage),
      deals,
      atRiskDeals: this.#worst.size,
      atRiskEstimated: this.#sums.atRiskEstimated,
      watchDeals: this.#sums.watchDeals,
    };
  }

  /** Counts and ranks a deal as it is now, in place of what it was. */
  #count(entry: Entry, now: Entry['counted']): void {
    if (entry.counted) this.#add(entry.counted, -1);
    if (now) this.#add(now, 1);
    if (now) entry.counted = now;
    else delete entry.counted;
    this.#figures = undefined;
  }

  #add({ shown, stage }: NonNullable<Entry['counted']>, sign: 1 | -1): void {
    const [, { estimated, state }] = shown;
    this.#sums.openEstimated += sign * estimated;
    if (state === 'watch') this.#sums.watchDeals += sign;
    this.#largest.put(shown, sign);
    if (state === 'atRisk') {
      this.#sums.atRiskEstimated += sign * estimated;
      this.#worst.put(shown, sign);
    }
    const { deals = 0, estimated: sum = 0 } = this.#byStage.get(stage) ?? {};
    if (deals + sign === 0) this.#byStage.delete(stage);
    else this.#byStage.set(stage, { deals: deals + sign, estimated: sum + sign * estimated });
  }
}
