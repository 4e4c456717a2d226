export type ConnectionState = 'connecting' | 'online' | 'offline' | 'refused';
export type LiveState = 'connecting' | 'live' | 'delayed' | 'stale' | 'offline';

/** Up to this age a picture is live. */
export const LIVE_MS = 10_000;
/** Above this age a picture is greyed. */
export const STALE_MS = 30_000;

export interface Staleness {
  state: LiveState;
  /** How old the picture is, by the server's clock; absent where there is no picture. */
  ageMs?: number;
  /** The picture is so old that it must not be taken for the present. */
  outdated: boolean;
}

/**
 * How far a picture can be trusted. `asOfMs` is when the server had last read everything, as its heartbeats say;
 * `nowMs` is the server's clock. A picture without a connection is never live, however young.
 */
export function stalenessOf(
  connection: ConnectionState,
  asOfMs: number | undefined,
  nowMs: number,
): Staleness {
  const waiting = connection === 'connecting' || connection === 'online';
  if (asOfMs === undefined) return { state: waiting ? 'connecting' : 'offline', outdated: false };
  const ageMs = Math.max(0, nowMs - asOfMs);
  const outdated = ageMs > STALE_MS;
  if (connection !== 'online') return { state: 'offline', ageMs, outdated };
  return { state: ageMs < LIVE_MS ? 'live' : outdated ? 'stale' : 'delayed', ageMs, outdated };
}
