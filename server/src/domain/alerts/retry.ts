import { DAY_MS, HOUR_MS, MINUTE_MS } from '../calendar.ts';

/** How long after each try the next one follows, as Standard Webhooks recommend: some seconds, then hours, for some three days. */
const WAITS_MS = [
  5_000,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  DAY_MS,
];

/** The receiver says that it wants no more. */
const GONE = 410;

/**
 * How it goes on after a try that was answered with `status` (undefined: not at all). `chance` (0…1) spreads tries that failed
 * together: each waits up to a fifth longer.
 */
export function afterTry(
  { tries, status }: { tries: number; status: number | undefined },
  chance: number,
): { state: 'delivered' | 'failed' } | { state: 'sending'; waitMs: number } {
  if (status !== undefined && status >= 200 && status < 300) return { state: 'delivered' };
  const waitMs = WAITS_MS[tries - 1];
  if (status === GONE || waitMs === undefined) return { state: 'failed' };
  return { state: 'sending', waitMs: Math.round(waitMs * (1 + chance / 5)) };
}
