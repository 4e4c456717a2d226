import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Transcript } from '../domain/calls/transcript.ts';
import { type Analysed, AnalysisThread, ThreadLost } from './analysis-thread.ts';
import type { AnalysisSetup } from './analyst.ts';
import { type Hearing, heardAnew } from './hearing.ts';

export interface PoolOptions {
  /** The built program of a thread. */
  program: string;
  /** 0: one a core but one, which the main thread keeps busy. */
  threads: number;
  /** A thread was lost, or could not be started. */
  lost?: (when: 'starting' | 'analysing') => void;
}

const RESTART_MS = 1_000;

/** Threads that analyse. One that dies is replaced, and its batch is tried again event by event. */
export class AnalysisPool {
  readonly size: number;
  readonly #options: PoolOptions;
  readonly #threads = new Set<AnalysisThread>();
  readonly #free: AnalysisThread[] = [];
  readonly #waiting: { resolve: (thread: AnalysisThread) => void; reject: (error: Error) => void }[] = [];
  #isClosed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.size = options.threads || Math.max(1, availableParallelism() - 1);
    for (let i = 0; i < this.size; i++) void this.#startThread();
  }

  /**
   * Analyses events, in their order. One that ends its thread, or keeps it busy for ever, is a failure like one that
   * throws. Where no thread can be started this waits; fails where the setup itself cannot be used, and once closed.
   */
  async analyse(events: readonly string[], setup: AnalysisSetup): Promise<Analysed[]> {
    try {
      return await this.#onThread((thread) => thread.analyse(events, setup));
    } catch (error) {
      if (!(error instanceof ThreadLost) || this.#isClosed) throw error;
      if (events.length === 1) return [{ failure: error.name }];
    }
    const results: Analysed[] = [];
    for (const event of events) results.push(...(await this.analyse([event], setup)));
    return results;
  }

  /**
   * A call's transcript with every place in it: hearing three hours keeps a thread busy for a while, in which the main one answers
   * others. That does it only where no thread was ever there.
   */
  async hear(hearing: Hearing): Promise<Transcript> {
    if (this.#threads.size === 0) return heardAnew(hearing);
    return this.#onThread((thread) => thread.hear(hearing));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new ThreadLost());
    await Promise.all([...this.#threads].map((thread) => thread.end()));
  }

  async #onThread<T>(work: (thread: AnalysisThread) => Promise<T>): Promise<T> {
    const thread = await this.#take();
    try {
      return await work(thread);
    } finally {
      this.#give(thread);
    }
  }

  async #take(): Promise<AnalysisThread> {
    if (this.#isClosed) throw new ThreadLost();
    return this.#free.pop() ?? new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #give(thread: AnalysisThread): void {
    if (thread.isLost) {
      this.#threads.delete(thread);
      if (this.#isClosed) return;
      this.#options.lost?.('analysing');
      void this.#startThread();
      return;
    }
    const next = this.#waiting.shift();
    if (next) next.resolve(thread);
    else this.#free.push(thread);
  }

  async #startThread(): Promise<void> {
    while (!this.#isClosed) {
      try {
        const thread = await AnalysisThread.start(this.#options.program);
        this.#threads.add(thread);
        if (this.#isClosed) await thread.end();
        this.#give(thread);
        return;
      } catch {
        if (this.#isClosed) return;
        this.#options.lost?.('starting');
        await sleep(RESTART_MS, undefined, { ref: false });
      }
    }
  }
}
