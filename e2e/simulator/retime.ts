const OF_DATA = ['startedAt', 'endedAt'] as const;

/** What an event's times are read from: anything that may or may not be an event. */
interface MaybeEvent {
  time?: unknown;
  data?: Record<string, unknown> | null;
}

const asEvent = (value: unknown): MaybeEvent =>
  typeof value === 'object' && value !== null ? (value as MaybeEvent) : {};

const instant = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : Number.NaN);

/** The instant at which an event happened; NaN where it does not say. */
export const timeOf = (value: unknown) => instant(asEvent(value).time);

/** The latest instant that an event names: for a call, its end. NaN where it names none. */
export function lastTimeIn(value: unknown): number {
  const { time, data } = asEvent(value);
  const named = [time, ...OF_DATA.map((name) => data?.[name])].map(instant).filter(Number.isFinite);
  return named.length === 0 ? Number.NaN : Math.max(...named);
}

/** The same event, all its times later by `byMs`; what is no time is left as it is. */
export function shifted(value: unknown, byMs: number): unknown {
  const event = asEvent(value);
  if (!Number.isFinite(instant(event.time))) return value;
  const later = (time: unknown) => {
    const ms = instant(time) + byMs;
    return Number.isFinite(ms) ? new Date(ms).toISOString() : time;
  };
  const data = { ...event.data };
  for (const name of OF_DATA) if (name in data) data[name] = later(data[name]);
  return { ...event, time: later(event.time), ...(event.data && { data }) };
}

/** When an event of a file is due, for a play `speedup` times as fast that began at `startMs`. */
export function dueMs(timeMs: number, play: { firstMs: number; startMs: number; speedup: number }): number {
  return play.startMs + (timeMs - play.firstMs) / play.speedup;
}
