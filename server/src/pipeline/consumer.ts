import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from '../store/failures.ts';
import type { InboxEntry, InboxReader } from '../store/inbox.ts';
import type { Step, StepOutcome } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { AnalysisPool } from './analysis-pool.ts';
import type { AnalysisSetup } from './analyst.ts';
import { encodeGenerations } from './generations.ts';
import { Pause } from './pause.ts';
import { type PlanKeeper, PlanUnknown } from './plan.ts';

export interface ConsumerOptions {
  store: Store;
  pool: AnalysisPool;
  plans: PlanKeeper;
  now?: () => number;
  /** So many entries were applied. */
  applied?: (entries: number) => void;
  /** So many were refused: each sender is bound to another source than the one that its event's entity belongs to. */
  refused?: (entries: number) => void;
  /** So many spoke of what was erased for good. */
  erased?: (entries: number) => void;
  /** An entry was set aside. */
  setAside?: (reason: string) => void;
  /** Something unexpected went wrong; it is tried again. */
  failed: (error: unknown) => void;
  /** How long another may hold an entry before it is taken over. */
  idleMs?: number;
  claimEveryMs?: number;
}

const BATCH = 100;
const BLOCK_MS = 500;
const IDLE_MS = 30_000;
const CLAIM_EVERY_MS = 5_000;
const MAX_TRIES = 5;
const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 2_000;

/** An entry in hand, and how often it has been tried: by others and here. */
interface Held {
  entry: InboxEntry;
  tries: number;
}

/**
 * The way from the inbox to the counters: reads entries, has them analysed and applies them, several batches at once.
 * Order does not matter: what stands is a function of the set of events. An entry leaves the inbox in the step that
 * applies it; one that is lost on the way with its node is taken over by another after `idleMs`, and one that cannot be
 * applied is set aside after 5 tries. While the store is away everything waits and nothing is dropped.
 */
export class Consumer {
  readonly #options: Required<ConsumerOptions>;
  readonly #name = `${hostname()}-${randomUUID()}`;
  readonly #pause = new Pause();
  readonly #batches = new Set<Promise<void>>();
  readonly #held = new Set<string>();
  #reader: InboxReader | undefined;
  #claimAtMs = 0;
  #isStopped = false;
  #done: Promise<void> | undefined;

  constructor(options: ConsumerOptions) {
    const quiet = {
      now: Date.now,
      applied: () => {},
      refused: () => {},
      erased: () => {},
      setAside: () => {},
    };
    this.#options = { ...quiet, idleMs: IDLE_MS, claimEveryMs: CLAIM_EVERY_MS, ...options };
  }

  start(): void {
    this.#done ??= this.#run();
  }

  /** Reads no more, finishes what is in hand as far as the store lets it, and leaves the rest to others. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#pause.end();
    await this.#done;
    await Promise.all(this.#batches);
    await this.#reader?.close();
  }

  async #run(): Promise<void> {
    let retryMs = FIRST_RETRY_MS;
    while (!this.#isStopped) {
      try {
        await this.#readOnce();
        retryMs = FIRST_RETRY_MS;
      } catch (error) {
        this.#report(error);
        await this.#reader?.close();
        this.#reader = undefined;
        if (!this.#isStopped) await this.#pause.for(retryMs);
        retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
      }
    }
  }

  async #readOnce(): Promise<void> {
    const { store, pool, idleMs, claimEveryMs } = this.#options;
    if (!this.#reader) {
      this.#reader = await store.inbox.openReader(this.#name);
      this.#claimAtMs = 0;
    }
    if (performance.now() >= this.#claimAtMs) {
      this.#take(await this.#reader.claimStale({ idleMs, count: BATCH, inHand: this.#held }));
      this.#claimAtMs = performance.now() + claimEveryMs;
    }
    this.#take(await this.#reader.read({ count: BATCH, blockMs: BLOCK_MS }));
    while (this.#batches.size > pool.size + 2) await Promise.race(this.#batches);
  }

  #take(entries: readonly InboxEntry[]): void {
    const fresh = entries.filter((entry) => !this.#held.has(keyOf(entry)));
    for (const partition of new Set(fresh.map((entry) => entry.partition))) {
      const own = fresh.filter((entry) => entry.partition === partition);
      for (let from = 0; from < own.length; from += BATCH) {
        const batch = this.#process(partition, own.slice(from, from + BATCH)).finally(() =>
          this.#batches.delete(batch),
        );
        this.#batches.add(batch);
      }
    }
  }

  /** Sees a batch through: until every entry of it is applied or set aside, or this is to stop. */
  async #process(partition: number, entries: readonly InboxEntry[]): Promise<void> {
    for (const entry of entries) this.#held.add(keyOf(entry));
    const left = new Set<Held>(entries.map((entry) => ({ entry, tries: entry.tries - 1 })));
    let retryMs = FIRST_RETRY_MS;
    while (left.size > 0) {
      try {
        await this.#attempt(partition, left);
      } catch (error) {
        this.#report(error);
      }
      if (left.size === 0 || this.#isStopped) break;
      await sleep(retryMs);
      if (this.#isStopped) break;
      retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
    }
    for (const entry of entries) this.#held.delete(keyOf(entry));
  }

  /** Takes out of `left` what was applied or set aside. */
  async #attempt(partition: number, left: Set<Held>): Promise<void> {
    const { pool, plans } = this.#options;
    for (const held of left) if (held.tries >= MAX_TRIES) await this.#setAside(left, held, 'tried too often');
    const batch = [...left];
    const setup = await plans.setupOf(partition);
    const results = await pool.analyse(
      batch.map(({ entry }) => entry.event),
      setup,
    );
    const steps = new Map<Held, Step>();
    for (const [i, held] of batch.entries()) {
      const result = results[i]!;
      if ('step' in result) steps.set(held, stepOf(result.step, held.entry));
      else await this.#countTry(left, held, `analysis: ${result.failure}`);
    }
    await this.#apply(left, steps, setup);
  }

  async #apply(left: Set<Held>, steps: ReadonlyMap<Held, Step>, setup: AnalysisSetup): Promise<void> {
    const [first] = steps.keys();
    if (first === undefined) return;
    const { store, plans, now, applied, refused, erased } = this.#options;
    const { partition } = first.entry;
    try {
      const under = { plan: setup.plan.name, generations: encodeGenerations(setup.generations) };
      const outcomes = await store.ledger.apply(partition, [...steps.values()], { nowMs: now(), ...under });
      const done = [...steps.keys()].filter((_, i) => outcomes[i] !== 'stale');
      for (const held of done) left.delete(held);
      const countOf = (what: StepOutcome) => outcomes.filter((outcome) => outcome === what).length;
      const [foreign, gone] = [countOf('foreign'), countOf('erased')];
      applied(done.length - foreign - gone);
      if (foreign > 0) refused(foreign);
      if (gone > 0) erased(gone);
      if (done.length < steps.size) plans.outdated(partition);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      // Something in the batch cannot be applied: alone, each shows whether it is the one.
      if (steps.size > 1)
        for (const [held, step] of steps) await this.#apply(left, new Map([[held, step]]), setup);
      else {
        this.#report(error);
        await this.#countTry(left, first, `apply: ${error instanceof Error ? error.name : typeof error}`);
      }
    }
  }

  async #countTry(left: Set<Held>, held: Held, reason: string): Promise<void> {
    held.tries += 1;
    if (held.tries >= MAX_TRIES) await this.#setAside(left, held, reason);
  }

  /** The reason never holds anything of the event. */
  async #setAside(left: Set<Held>, held: Held, reason: string): Promise<void> {
    await this.#options.store.inbox.setAside(held.entry, reason);
    left.delete(held);
    this.#options.setAside(reason);
  }

  #report(error: unknown): void {
    if (error instanceof StoreUnavailable || error instanceof PlanUnknown) return;
    if (!this.#isStopped) this.#options.failed(error);
  }
}

const stepOf = (step: Step, { id, sender }: InboxEntry): Step => ({ ...step, inboxId: id, sender });
const keyOf = (entry: InboxEntry) => `${entry.partition}/${entry.id}`;
