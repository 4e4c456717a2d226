import { addInto, type Contribution, type Counters } from '../domain/contribution.ts';
import { compareOrders } from '../domain/order.ts';
import type { CallStep, Change, FinishedRecord } from './records.ts';
import { encodeBuckets } from './records-codec.ts';

/** What stands after a set of events, said as plainly as it can be. */
export function standing(events: readonly CallStep[]) {
  const greatest = (kinds: CallStep['kind'][]) =>
    events
      .filter(({ kind }) => kinds.includes(kind))
      .sort((a, b) => compareOrders(a.order, b.order))
      .at(-1);
  const end = greatest(['finished', 'deleted']);
  const start = greatest(['started']);
  const isAhead = start !== undefined && (end === undefined || compareOrders(end.order, start.order) < 0);
  return {
    end,
    start: isAhead && start.kind === 'started' ? start : undefined,
    record: end?.kind === 'finished' ? end.record : undefined,
    isActive: isAhead && end?.kind !== 'finished',
  };
}

/** The fields of a call's key for what stands, but for whose it is. */
export function storedFields(events: readonly CallStep[]): Record<string, string> {
  const { end, start, record: made } = standing(events);
  return {
    ...(end && { order: end.order, kind: end.kind }),
    ...(start && {
      startOrder: start.order,
      start: JSON.stringify(start.call),
      startedAt: String(start.call.startedAtMs),
      ...(start.call.customer && { startCustomer: start.call.customer.id }),
    }),
    ...(made && {
      document: Buffer.from(made.document).toString(),
      contribution: flat(made.contribution),
      buckets: encodeBuckets(made.buckets),
      plan: made.plan,
    }),
  };
}

const flat = ({ sellerId, atMs, counters }: Contribution) =>
  [sellerId, atMs, ...[...counters].flat()].join(' ');

/** The sum of records by bucket, then by seller. */
export function sumsOf(records: readonly FinishedRecord[]): Map<string, Map<string, Counters>> {
  const sums = new Map<string, Map<string, Counters>>();
  for (const { buckets, contribution } of records) {
    for (const { key } of buckets) {
      const sellers = sums.get(key) ?? new Map<string, Counters>();
      const counters = sellers.get(contribution.sellerId) ?? new Map();
      addInto(counters, contribution.counters);
      sums.set(key, sellers.set(contribution.sellerId, counters));
    }
  }
  return sums;
}

/** What a reader makes of changes: counters by seller, and the calls in progress. */
export function foldOf(changes: readonly Change[]) {
  const counters = new Map<string, Counters>();
  const active = new Map<string, unknown>();
  const fold = (part: Contribution | undefined, sign: 1 | -1) => {
    if (part === undefined) return;
    const own = counters.get(part.sellerId) ?? new Map();
    addInto(own, part.counters, sign);
    if (own.size > 0) counters.set(part.sellerId, own);
    else counters.delete(part.sellerId);
  };
  for (const change of changes) {
    if (change.kind !== 'call') continue;
    fold(change.out, -1);
    fold(change.in, 1);
    if (change.active) active.set(change.callId, change.active);
    else active.delete(change.callId);
  }
  return { counters, active };
}
