import type { Snapshot } from '@earshot/contracts';
import { Refused } from '../operate/problem.ts';
import { StoreUnavailable } from '../store/failures.ts';
import type { ViewRequest } from './view.ts';
import { viewIdOf } from './view.ts';

/** Reading one anew keeps Redis and this process as busy as hundreds of calls: more at a time would delay live pages. */
const AT_A_TIME = 2;
/** Different documents that may wait; the last of them is made within seconds. */
const MAX_WAITING = 50;

interface Waiting {
  answer: Promise<Snapshot>;
  start: () => void;
  refuse: (reason: StoreUnavailable) => void;
}

/**
 * Documents asked for at once, made by `make` a few at a time, in the order of asking. Whoever asks for one that is still
 * waiting waits for the same. One that is being made is no one's but theirs who asked before it began: a later ask may follow
 * a change that it has already read past.
 */
export class FreshDocuments {
  readonly #waiting = new Map<string, Waiting>();
  #running = 0;
  #isStopped = false;
  #lastMs = 0;

  constructor(private readonly make: (request: ViewRequest) => Promise<Snapshot>) {}

  /** Rejects with Refused (`rate_limited`) where too many wait, and with what `make` rejects with. */
  async ask(request: ViewRequest): Promise<Snapshot> {
    if (this.#isStopped) throw new StoreUnavailable('down');
    const key = viewIdOf(request);
    const waiting = this.#waiting.get(key) ?? this.#queue(key, request);
    this.#startNext();
    return waiting.answer;
  }

  /** Refuses those that wait, so that the server can end; those being made are finished. */
  stop(): void {
    this.#isStopped = true;
    for (const { refuse } of this.#waiting.values()) refuse(new StoreUnavailable('down'));
    this.#waiting.clear();
  }

  #queue(key: string, request: ViewRequest): Waiting {
    if (this.#waiting.size >= MAX_WAITING)
      throw new Refused(
        { code: 'rate_limited', message: 'Too many documents are being made on this server; ask again.' },
        this.#secondsOfWork(),
      );
    let start!: Waiting['start'];
    let refuse!: Waiting['refuse'];
    const turn = new Promise<void>((resolve, reject) => {
      start = resolve;
      refuse = reject;
    });
    const waiting = { answer: turn.then(() => this.#run(request)), start, refuse };
    this.#waiting.set(key, waiting);
    return waiting;
  }

  #startNext(): void {
    for (const [key, { start }] of this.#waiting) {
      if (this.#running >= AT_A_TIME) return;
      this.#waiting.delete(key);
      this.#running += 1;
      start();
    }
  }

  async #run(request: ViewRequest): Promise<Snapshot> {
    const startedAt = performance.now();
    try {
      return await this.make(request);
    } finally {
      this.#lastMs = performance.now() - startedAt;
      this.#running -= 1;
      this.#startNext();
    }
  }

  /** How long those that wait will take, by the last one made. */
  #secondsOfWork(): number {
    return Math.max(1, Math.ceil((this.#waiting.size * this.#lastMs) / AT_A_TIME / 1000));
  }
}
