/** Where the time comes from; tests move it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** Name under which a `Clock` is injected. */
export const CLOCK = Symbol('clock');

export const systemClock: Clock = { now: () => Date.now() };
