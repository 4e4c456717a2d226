/** The server's clock as this page knows it, in ms since 1970. The reader's own clock may be wrong by days. */
export interface ServerClock {
  /** The server's time at the monotonic instant `monotonicMs`; before the first word from it, the reader's own. */
  at: (monotonicMs: number) => number;
  /** Takes the server's word for what time it is. */
  set: (serverMs: number, monotonicMs: number) => void;
}

/** @param ownMs the reader's wall clock at the monotonic instant `monotonicMs`. */
export function makeServerClock(ownMs: number, monotonicMs: number): ServerClock {
  let offsetMs = ownMs - monotonicMs;
  return {
    at: (at) => offsetMs + at,
    set(serverMs, at) {
      if (Number.isFinite(serverMs)) offsetMs = serverMs - at;
    },
  };
}
