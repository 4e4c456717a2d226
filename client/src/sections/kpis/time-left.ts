/** How long is left: days and hours, or, under a day, hours and minutes. A minute that has begun counts whole. */
export type TimeLeft =
  | { unit: 'days'; days: number; hours: number }
  | { unit: 'clock'; hours: number; minutes: number };

const DAY = 24 * 60;

/** What is left at `nowMs` until `endMs`; nothing once that is past. */
export function timeLeft(nowMs: number, endMs: number): TimeLeft {
  const minutes = Math.max(0, Math.ceil((endMs - nowMs) / 60_000));
  if (minutes < DAY) return { unit: 'clock', hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  return { unit: 'days', days: Math.floor(minutes / DAY), hours: Math.floor((minutes % DAY) / 60) };
}

/** How much of a span has gone at `nowMs`, 0…1. */
export function elapsed(nowMs: number, fromMs: number, toMs: number): number {
  return Math.min(1, Math.max(0, (nowMs - fromMs) / Math.max(1, toMs - fromMs)));
}
