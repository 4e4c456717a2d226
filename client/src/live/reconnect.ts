/** Without a heartbeat for this long, a connection that looks open is taken for dead. */
export const SILENCE_MS = 15_000;
/** The same after something that connections do not survive as a rule: a network that went and came, a tab that was frozen. */
export const DOUBTED_SILENCE_MS = 7_000;
/** The wall clock running ahead of the monotonic one by more than this means that the machine has slept. */
export const JUMP_MS = 10_000;

/**
 * How long to wait before the next attempt: anything from nothing up to 10, 20, then 30 seconds, so that a thousand
 * pages that lost one server do not come back together. What the server asked for comes first.
 * @param random 0…1
 */
export function retryDelayMs(attempt: number, random: number, askedMs?: number): number {
  if (askedMs !== undefined && askedMs >= 0) return askedMs + random * 2_000;
  return random * Math.min(30_000, 10_000 * 2 ** Math.min(attempt, 2));
}

export interface Reading {
  /** `Date.now()` */
  wallMs: number;
  /** `performance.now()` */
  monotonicMs: number;
}

/**
 * How long the machine has slept between two readings, as far as the monotonic clock has slept with it; 0 where it has not. A
 * hidden tab's timers may be a minute late, so the wall clock is held against the monotonic one and not against the timer.
 */
export function sleptMs(before: Reading, now: Reading): number {
  const jumpedMs = now.wallMs - before.wallMs - (now.monotonicMs - before.monotonicMs);
  return jumpedMs > JUMP_MS ? jumpedMs : 0;
}

/**
 * Whether an open connection has been silent for too long to be believed.
 * @param doubted something has happened since its last word that connections do not survive as a rule
 */
export function isDead(silentMs: number, doubted: boolean): boolean {
  return silentMs > (doubted ? DOUBTED_SILENCE_MS : SILENCE_MS);
}
