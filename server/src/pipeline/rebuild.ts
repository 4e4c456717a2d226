import type { Rebuild as RebuildProgress } from '@earshot/contracts';
import { StoreUnavailable } from '../store/failures.ts';
import { COUNTED_KINDS, type Counted, type CountedKind, type Recount } from '../store/recounts.ts';
import type { Generations } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { countedIn, decodeGenerations, encodeGenerations } from './generations.ts';
import { LeasedJob, Overtaken } from './leased-job.ts';

export interface RebuildOptions {
  store: Store;
  /** How long buckets that are no longer shown are still counted, for readers that have not yet seen them go. */
  graceMs?: number;
  pollMs?: number;
  /** Calls, deals or engagements that are read at once. */
  page?: number;
  now?: () => number;
  /** Something unexpected went wrong; the job begins anew. */
  failed: (error: unknown) => void;
}

const JOB = 'rebuild';
const GRACE_MS = 5_000;
const POLL_MS = 1_000;
const PAGE = 100;

/**
 * Builds the buckets of another time zone, on one node at a time, so that no figure is ever half of the one and half of the
 * other:
 *
 * 1. Every partition counts what it takes in both generations of buckets, and what is stored is counted in the new one as
 *    well. Views show the old one, whose buckets do not change by that.
 * 2. When nothing is left, the settings name the new generation and its zone in one step. That is announced in every
 *    partition's changes, upon which each node reads everything anew.
 * 3. After a while nobody shows the old one: nothing more is counted in it, and the same pass takes what is stored out of it.
 *    So both hold at any time what the records say, and nothing is left of the old one.
 *
 * Each step is decided by what stands in the store, so any node takes the job up where another left it; what is moved
 * already stays. Where another zone is asked for meanwhile it begins anew for that one.
 */
export class Rebuild {
  readonly #options: Required<RebuildOptions>;
  readonly #store: Store;
  readonly #job: LeasedJob;

  constructor(options: RebuildOptions) {
    this.#options = { graceMs: GRACE_MS, pollMs: POLL_MS, page: PAGE, now: Date.now, ...options };
    this.#store = options.store;
    this.#job = new LeasedJob({
      ...{ store: options.store, name: JOB, failed: options.failed },
      work: () => this.#settle(),
      restMs: () => this.#options.pollMs,
    });
  }

  start(): void {
    this.#job.start();
  }

  stop(): Promise<void> {
    return this.#job.stop();
  }

  /** Asks for the buckets of a time zone; of several that are asked for the last one wins. */
  async ask(timeZone: string): Promise<void> {
    if (await this.#store.settings.askTimeZone(timeZone)) this.#job.wake();
  }

  /** How far the buckets of the zone that was asked for are; of the one shown where there is none. */
  async progress(): Promise<RebuildProgress> {
    const generations = await this.#store.settings.generations();
    if (!generations) throw new StoreUnavailable('loading');
    const { shown, next } = generations;
    if (!next) return { state: 'idle', done: 0, total: 0, timeZone: shown.timeZone };
    const rebuilt = await this.#store.jobs.rebuilt(next.generation);
    return { state: 'running', ...rebuilt, timeZone: next.timeZone };
  }

  async #settle(): Promise<void> {
    for (;;) {
      const asked = await this.#store.settings.generations();
      if (!asked) return;
      const { shown, next, last } = asked;
      const wanted = encodeGenerations(next ? [shown, next] : [shown]);
      const standing = await this.#store.inEach(
        async (partition) => (await this.#store.reader.meta(partition)).generations,
      );
      // What was applied before there were generations is counted in the first one.
      const isOther = standing.some((generations) => generations !== wanted && generations !== '');
      if (!isOther && last === undefined) {
        if (standing.includes('')) await this.#setGenerations(wanted);
        return;
      }
      if (standing.some((generations) => isLeftBehind(generations, shown.generation))) {
        await this.#store.inEach((partition) => this.#store.ledger.announceSettings(partition));
        await this.#job.pause(this.#options.graceMs);
        await this.#keepJob(asked);
      }
      await this.#setGenerations(wanted);
      await this.#recountAll(asked, wanted);
      if (next) await this.#store.settings.show(next);
      else if (last !== undefined) await this.#store.settings.onlyShown(last);
    }
  }

  async #setGenerations(generations: string): Promise<void> {
    await this.#store.inEach((partition) => this.#store.recounts.setGenerations(partition, generations));
  }

  /** Has everything that stands counted in the generations that are wanted, and in no other. */
  async #recountAll(asked: Generations, wanted: string): Promise<void> {
    const total = await this.#count();
    const generations = decodeGenerations(wanted);
    let done = 0;
    const report = async () => {
      if (asked.next)
        await this.#store.jobs.setRebuilt(asked.next.generation, { done: Math.min(done, total), total });
    };
    await report();
    for (let partition = 0; partition < this.#store.partitions; partition++)
      for (const kind of COUNTED_KINDS) {
        let cursor: string | undefined;
        do {
          const page = await this.#store.recounts.page(partition, kind, {
            cursor,
            count: this.#options.page,
          });
          const recounts = page.items.flatMap((of): Recount[] => {
            const buckets = of.atMs.map((atMs) => countedIn(generations, atMs));
            return isCountedIn(of, buckets) ? [] : [{ of, buckets }];
          });
          const at = { nowMs: this.#options.now(), generations: wanted };
          if (!(await this.#store.recounts.recount(partition, recounts, at))) throw new Overtaken();
          done += page.items.length;
          await report();
          await this.#keepJob(asked);
          cursor = page.next;
        } while (cursor !== undefined);
      }
  }

  async #count(): Promise<number> {
    const counts = await this.#store.inEach(async (partition) => {
      const ofKinds = COUNTED_KINDS.map((kind: CountedKind) => this.#store.recounts.count(partition, kind));
      return (await Promise.all(ofKinds)).reduce((sum, count) => sum + count, 0);
    });
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Rejects with Overtaken where the job must begin anew, for something else that is asked for by now as well. */
  async #keepJob(asked: Generations): Promise<void> {
    await this.#job.keep();
    const now = await this.#store.settings.generations();
    if (JSON.stringify(now) !== JSON.stringify(asked)) this.#job.beginAnew();
  }
}

/** Whether there are generations that were shown before this one, so that somebody may still show them. */
function isLeftBehind(generations: string, shown: number): boolean {
  return decodeGenerations(generations).some(({ generation }) => generation < shown);
}

function isCountedIn({ buckets }: Counted, wanted: Counted['buckets']): boolean {
  return JSON.stringify(buckets) === JSON.stringify(wanted);
}
