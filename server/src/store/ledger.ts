import { randomUUID } from 'node:crypto';
import { ACTIVE_CALL_MS } from '@earshot/contracts';
import { MAX_PHRASES } from '../domain/words-said.ts';
import type { Functions } from './functions.ts';
import { keysOf } from './keys.ts';
import type { Partitions } from './partitions.ts';
import type { Step, StepOutcome } from './records.ts';
import { encodeSteps } from './step-codec.ts';

/** One function call blocks every other client of Redis: steps and increments (counters × buckets) in it, at most. */
const MAX_STEPS = 100;
export const MAX_INCREMENTS = 5_000;

/** How much of the change streams is kept. */
export interface Retention {
  /** A stream is cut once it is longer than this, … */
  above: number;
  /** … to this many entries, … */
  keep: number;
  /** … but never where the entry at the cut is younger than this. */
  ageMs: number;
}
const RETENTION: Retention = { above: 200_000, keep: 100_000, ageMs: 15 * 60_000 };

/** What stands: the one place where calls, deals, engagements, people, counters and indexes are written, with the changes that tell of it. */
export class Ledger {
  readonly #functions: Functions;
  readonly #partitions: Partitions;
  readonly #retention: Retention;

  constructor(functions: Functions, partitions: Partitions, retention = RETENTION) {
    this.#functions = functions;
    this.#partitions = partitions;
    this.#retention = retention;
  }

  /**
   * Applies steps of one partition and acknowledges their inbox entries in the same function call; large batches take
   * several calls, each of which is whole. Doing it again changes nothing. A step that was analysed under another plan
   * than the partition's is `stale`: nothing of its call is touched, and its inbox entry stays. One of a bound sender for
   * another source's entity is `foreign`: nothing of that is touched, and its inbox entry goes. A partition without a
   * plan (of a new or emptied store) takes `plan`. The same holds for the `generations` of buckets that the steps are counted in;
   * a job, which takes buckets as they stand, gives none. `nowMs` moves the partition's clock, by which buckets expire and calls
   * without an end are no longer in progress.
   */
  async apply(
    partition: number,
    steps: readonly Step[],
    { nowMs, plan, generations = '' }: { nowMs: number; plan: string; generations?: string },
  ): Promise<StepOutcome[]> {
    const { above, keep, ageMs } = this.#retention;
    const outcomes = await Promise.all(
      batchesOf(steps).map((batch) =>
        this.#functions.call<StepOutcome[]>('apply', keysOf(partition).meta, [
          ...[nowMs, randomUUID(), plan, this.#partitions.count].map(String),
          ...[above, keep, ageMs, ACTIVE_CALL_MS].map(String),
          generations,
          ...encodeSteps(batch),
        ]),
      ),
    );
    return outcomes.flat();
  }

  /** Makes `name` the plan that contributions must be of, and `shownRev` the tracker set that views show. */
  async setPlan(partition: number, plan: { name: string; shownRev: number }): Promise<void> {
    const args = [randomUUID(), plan.name, String(plan.shownRev)];
    await this.#functions.call('plan', keysOf(partition).meta, args);
  }

  /** Tells every reader of the partition's changes that the organisation's settings differ. */
  async announceSettings(partition: number): Promise<void> {
    await this.#functions.call('settings', keysOf(partition).meta, [randomUUID()]);
  }
}

function batchesOf(steps: readonly Step[]): Step[][] {
  const batches: Step[][] = [];
  let increments = Number.POSITIVE_INFINITY;
  for (const step of steps) {
    const more = incrementsOf(step);
    let batch = batches.at(-1);
    if (batch === undefined || batch.length >= MAX_STEPS || increments + more > MAX_INCREMENTS) {
      batch = [];
      batches.push(batch);
      increments = 0;
    }
    batch.push(step);
    increments += more;
  }
  return batches;
}

/** Calls cost most: their counters in five buckets or more, their words in that of their day. */
function incrementsOf({ call, deal }: Step): number {
  if (deal?.kind === 'changed') return deal.record.buckets.flat().length;
  if (call?.kind !== 'finished') return 0;
  const { contribution, buckets, words } = call.record;
  return contribution.counters.size * buckets.length + (words === '' ? 0 : MAX_PHRASES);
}
