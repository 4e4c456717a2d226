import { planNamed } from '../domain/analysis.ts';
import type { StoredCall } from '../store/calls.ts';
import type { Store } from '../store/store.ts';
import { ANALYSIS_VERSION } from './analyst.ts';
import type { Drift } from './drift.ts';

/**
 * Compares the indexes of a partition with its calls: each must stand where its record says, at its end, and nobody else. What
 * waits to be analysed by this version may lack those that came with it, so where there is any such call nothing is said.
 */
export class IndexCheck {
  readonly #expected = new Map<string, number>();
  readonly #drifts: Drift[] = [];
  #isComplete = true;

  constructor(
    private readonly store: Store,
    private readonly partition: number,
  ) {}

  /** Takes the next calls of the partition. */
  async add(calls: readonly StoredCall[]): Promise<void> {
    if (calls.some(({ plan }) => planNamed(plan).analyserVersion !== ANALYSIS_VERSION))
      this.#isComplete = false;
    if (!this.#isComplete) return;
    for (const { index, call, atMs } of await this.store.calls.indexes.places(this.partition, calls)) {
      this.#expected.set(index, (this.#expected.get(index) ?? 0) + 1);
      this.#compare(`index ${index}`, call.callId, [atMs, call.contribution.atMs]);
    }
  }

  /** What differs, once all calls were taken. */
  async drifts(): Promise<Drift[]> {
    if (!this.#isComplete) return [];
    const sizes = await this.store.calls.indexes.sizes(this.partition);
    for (const index of new Set([...sizes.keys(), ...this.#expected.keys()]))
      this.#compare(`index ${index}`, 'calls', [sizes.get(index) ?? 0, this.#expected.get(index) ?? 0]);
    return this.#drifts;
  }

  #compare(place: string, name: string, [stored, expected]: [number, number]): void {
    if (stored !== expected) this.#drifts.push({ partition: this.partition, place, name, stored, expected });
  }
}
