/** The address of a call's summary, at a moment where one is given (seconds from its start). */
export function momentUrl(callId: string, atSec?: number): string {
  const path = `/calls/${encodeURIComponent(callId)}`;
  return atSec === undefined ? path : `${path}?at=${Math.max(0, Math.round(atSec * 10) / 10)}`;
}
