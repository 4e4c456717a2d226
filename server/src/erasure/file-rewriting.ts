import type { StoredErasure } from '../store/erasures.ts';
import { StoreUnavailable } from '../store/failures.ts';
import type { Store } from '../store/store.ts';

export interface FileRewritingOptions {
  store: Store;
  /** Where only retention has removed texts, not more often than this. */
  retainedRewriteEveryMs: number;
  /** Redis did not write its files anew: it may not, or could not. */
  notRewritten: () => void;
  failed: (error: unknown) => void;
}

/** Between two times Redis rests ten times as long as one takes, so that it is at it a tenth of its time at most: so long at least, … */
const REST_MS = 5_000;
/** … and so long at most, so that what is erased is out of the files within 5 minutes. */
const LONGEST_REST_MS = 180_000;

/** Has Redis write its files anew behind erasures, and behind texts that retention removed: many of them at once. */
export class FileRewriting {
  readonly #options: FileRewritingOptions;
  #underWay: Promise<void> | undefined;
  #restedAtMs = Number.NEGATIVE_INFINITY;
  #isStopped = false;

  constructor(options: FileRewritingOptions) {
    this.#options = options;
  }

  /** Whether Redis is at it. */
  get isBusy(): boolean {
    return this.#underWay !== undefined;
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** Begins where anything waits for it, and the last time was long enough ago. */
  async pass(erasures: readonly StoredErasure[]): Promise<void> {
    if (this.#underWay || performance.now() < this.#restedAtMs) return;
    const { store, retainedRewriteEveryMs } = this.#options;
    const { asked, rewrittenAtMs } = await store.jobs.rewriting();
    const isRetained = asked !== undefined && Date.now() - rewrittenAtMs >= retainedRewriteEveryMs;
    if (erasures.length === 0 && !isRetained) return;
    const sinceMs = performance.now();
    this.#underWay = this.#rewrite(erasures, asked).finally(() => {
      this.#underWay = undefined;
      const tookMs = performance.now() - sinceMs;
      this.#restedAtMs = performance.now() + Math.min(Math.max(10 * tookMs, REST_MS), LONGEST_REST_MS);
    });
  }

  async #rewrite(erasures: readonly StoredErasure[], asked: string | undefined): Promise<void> {
    const { store, notRewritten, failed } = this.#options;
    try {
      if (!(await store.files.rewrite(() => this.#isStopped))) {
        if (!this.#isStopped) notRewritten();
        return;
      }
      const doneAt = new Date().toISOString();
      await store.erasures.keep(erasures.map((erasure) => ({ ...erasure, state: 'done', doneAt })));
      if (asked !== undefined) await store.jobs.rewritten(asked, Date.now());
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) failed(error);
    }
  }
}
