import { Worker } from 'node:worker_threads';
import type { Transcript } from '../domain/calls/transcript.ts';
import type { Step } from '../store/records.ts';
import type { AnalysisSetup } from './analyst.ts';
import type { Hearing } from './hearing.ts';

/** What became of one event: its step, or the class of the error that it made. */
export type Analysed = { step: Step } | { failure: string };

/** `setup` is sent where it differs from the one that the thread has. */
export type ToThread = { setup?: AnalysisSetup; events: readonly string[] } | { hearing: Hearing };

export type FromThread =
  | { kind: 'ready' }
  | { kind: 'analysed'; results: Analysed[] }
  | { kind: 'heard'; transcript: Transcript }
  | { kind: 'unheard'; reason: string }
  | { kind: 'unprepared'; reason: string };

/** A thread ended, or took too long and was ended, with a batch in hand. */
export class ThreadLost extends Error {
  override readonly name = 'ThreadLost';
}

/** The longest event takes some 100 ms; a thread that is busy for longer than this is caught in a loop. */
const BATCH_MS = 20_000;
const START_MS = 20_000;

/** One worker thread. It takes one batch at a time; once lost it stays lost. */
export class AnalysisThread {
  readonly #worker: Worker;
  #setup: AnalysisSetup | undefined;
  #answer: { resolve: (message: FromThread) => void; reject: (error: Error) => void } | undefined;
  #isLost = false;

  private constructor(program: string) {
    this.#worker = new Worker(program);
    this.#worker.on('message', (message: FromThread) => this.#answer?.resolve(message));
    this.#worker.on('error', () => this.#lose());
    this.#worker.on('messageerror', () => this.end());
    this.#worker.on('exit', () => this.#lose());
  }

  /** Starts a thread that runs the built file `program`; fails with `ThreadLost` where it does not. */
  static async start(program: string): Promise<AnalysisThread> {
    const thread = new AnalysisThread(program);
    await thread.#within(START_MS, () => {});
    return thread;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** Analyses a batch; fails with `ThreadLost` where the thread did not survive it. */
  async analyse(events: readonly string[], setup: AnalysisSetup): Promise<Analysed[]> {
    const answer = await this.#within(BATCH_MS, () => {
      this.#worker.postMessage(setup === this.#setup ? { events } : { events, setup });
      this.#setup = setup;
    });
    if (answer.kind === 'analysed') return answer.results;
    this.#setup = undefined;
    throw new Error(
      `analysis cannot be set up: ${answer.kind === 'unprepared' ? answer.reason : answer.kind}`,
    );
  }

  /** Hears a call anew; fails with `ThreadLost` where the thread did not survive it. */
  async hear(hearing: Hearing): Promise<Transcript> {
    const answer = await this.#within(BATCH_MS, () => this.#worker.postMessage({ hearing }));
    if (answer.kind === 'heard') return answer.transcript;
    throw new Error(`a call cannot be heard: ${answer.kind === 'unheard' ? answer.reason : answer.kind}`);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
    this.#lose();
  }

  async #within(limitMs: number, begin: () => void): Promise<FromThread> {
    if (this.#isLost) throw new ThreadLost();
    const timer = setTimeout(() => void this.end(), limitMs);
    try {
      return await new Promise<FromThread>((resolve, reject) => {
        this.#answer = { resolve, reject };
        begin();
      });
    } finally {
      clearTimeout(timer);
      this.#answer = undefined;
    }
  }

  #lose(): void {
    this.#isLost = true;
    this.#answer?.reject(new ThreadLost());
  }
}
