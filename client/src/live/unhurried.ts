/** After a run so many times as long nothing is run: what many pages ask for keeps a server busy for no more than its share. */
const REST = 4;
const MAX_REST_MS = 10_000;
/** What takes longer is given up for the next one: an outage may have swallowed it. */
const PATIENCE_MS = 10_000;

export interface Unhurried {
  /** Runs now, or as soon as may be: what is asked for meanwhile is done in one go. */
  run: () => void;
  /** Gives up what is under way; nothing is begun any more. */
  stop: () => void;
}

/** Does something one at a time, and takes the longer to begin again the longer it took. */
export function makeUnhurried(work: (signal: AbortSignal) => Promise<void>): Unhurried {
  let running: { sinceMs: number; abort: AbortController } | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  let isStopped = false;

  function run() {
    if (isStopped) return;
    const isWaitedFor = running !== undefined && performance.now() - running.sinceMs < PATIENCE_MS;
    isDue = isWaitedFor || resting !== undefined;
    if (isDue) return;
    running?.abort.abort();
    void begin();
  }

  async function begin() {
    const mine = { sinceMs: performance.now(), abort: new AbortController() };
    running = mine;
    try {
      await work(mine.abort.signal);
    } finally {
      if (running === mine) rest(performance.now() - mine.sinceMs);
    }
  }

  function rest(tookMs: number) {
    running = undefined;
    if (isStopped) return;
    resting = setTimeout(
      () => {
        resting = undefined;
        if (isDue) run();
      },
      Math.min(MAX_REST_MS, REST * tookMs),
    );
  }

  return {
    run,
    stop: () => {
      isStopped = true;
      running?.abort.abort();
      clearTimeout(resting);
    },
  };
}
