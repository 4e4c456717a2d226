import { setTimeout as sleep } from 'node:timers/promises';

/** Waits, or less where the signal comes first. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0 && !signal.aborted) await sleep(ms, undefined, { signal }).catch(() => {});
}

/** Waits until the clock has reached an instant. */
export const pauseUntil = (atMs: number, signal: AbortSignal) => pause(atMs - Date.now(), signal);
