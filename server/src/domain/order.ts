/** What an event does to its entity; where two events have one time, the higher rank stands. */
export type OrderKind = 'started' | 'finished' | 'changed' | 'deleted';

const RANK: Record<OrderKind, number> = { started: 0, finished: 1, changed: 1, deleted: 2 };

/**
 * The place of an event among all events about its entity, as text that compares by bytes: time as an instant in
 * milliseconds, then kind, then source, then id. NUL divides the last two because no name can hold it and it sorts
 * below every character, so that a source never compares with the beginning of an id.
 */
export function orderOf(event: { timeMs: number; kind: OrderKind; source: string; id: string }): string {
  return `${String(event.timeMs).padStart(15, '0')}${RANK[event.kind]}${event.source}\0${event.id}`;
}

/** Compares two orders by their UTF-8 bytes: negative where `a` is the older one. */
export function compareOrders(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
