/** Of the standing calls that name a deal, the latest: the one with the greatest end, then id. */
export interface LastCall {
  callId: string;
  endedAtMs: number;
  sellerId: string;
  isNegative: boolean;
  /** Mention counters of the call (see `COUNTER.mentions`), whatever the kind and the revision of their trackers. */
  mentions: readonly string[];
}

/** What calls and engagements have to do with one deal. Each partition knows a part; parts are joined. */
export interface DealTouch {
  lastCall?: LastCall;
  /** The latest end of an engagement that names the deal. */
  lastEngagementMs?: number;
}

/** Joins what two partitions know of one deal. */
export function joinTouches(a: DealTouch | undefined, b: DealTouch | undefined): DealTouch {
  const joined: DealTouch = {};
  const lastCall = later(a?.lastCall, b?.lastCall);
  if (lastCall) joined.lastCall = lastCall;
  const endMs = Math.max(a?.lastEngagementMs ?? -Infinity, b?.lastEngagementMs ?? -Infinity);
  if (endMs > -Infinity) joined.lastEngagementMs = endMs;
  return joined;
}

function later(a: LastCall | undefined, b: LastCall | undefined): LastCall | undefined {
  if (!a || !b) return a ?? b;
  if (a.endedAtMs !== b.endedAtMs) return a.endedAtMs > b.endedAtMs ? a : b;
  return a.callId > b.callId ? a : b;
}
