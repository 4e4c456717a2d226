/** What an event does to its entity; where two events have one time, the higher rank stands. */
export type OrderKind = 'started' | 'finished' | 'changed' | 'deleted';

const RANK: Record<OrderKind, number> = { started: 0, finished: 1, changed: 1, deleted: 2 };

export interface Ordered {
  timeMs: number;
  kind: OrderKind;
  source: string;
  id: string;
  /** Of the event's data: see `contentHashOf`. */
  contentHash: string;
}

/**
 * The place of an event among all events about its entity, as text that compares by bytes: time as an instant in
 * milliseconds, then kind, then source, then id, then content: without the last, which of two events that a sender gave
 * one name stands would depend on which came first. NUL divides the last three because no name can hold it and it sorts
 * below every character, so that a source never compares with the beginning of an id. The function library reads the
 * source out of it (`lua/order.lua`).
 */
export function orderOf({ timeMs, kind, source, id, contentHash }: Ordered): string {
  return `${String(timeMs).padStart(15, '0')}${RANK[kind]}${source}\0${id}\0${contentHash}`;
}

/** Compares two orders by their UTF-8 bytes: negative where `a` is the older one. */
export function compareOrders(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
