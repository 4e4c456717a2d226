import fc from 'fast-check';
import type { Contribution } from '../domain/contribution.ts';
import { type OrderKind, orderOf } from '../domain/order.ts';
import type { CallStep, FinishedRecord, Step } from './records.ts';

/** An instant far enough ahead that Redis itself lets no bucket of a test expire. */
export const LATER_MS = Date.UTC(2090, 0, 1);
export const NOW_MS = Date.UTC(2026, 10, 24, 9);

export function order(
  timeMs: number,
  kind: OrderKind,
  { source = 'dialer', id = 'e', contentHash = '' } = {},
): string {
  return orderOf({ timeMs, kind, source, id, contentHash });
}

export function contribution(
  sellerId: string,
  counters: Record<string, number>,
  atMs = NOW_MS,
): Contribution {
  return { sellerId, atMs, counters: new Map(Object.entries(counters)) };
}

/** A record of a contribution in a bucket of each kind: one that expires, a month, and ever. */
export function record(
  made: Contribution,
  { plan = 'p', generation = '1', document, ...said }: Partial<MadeOf> = {},
): FinishedRecord {
  const minute = Math.floor(made.atMs / 60_000);
  const month = new Date(made.atMs).toISOString().slice(0, 7);
  const { sellerId, atMs } = made;
  return {
    document:
      document ??
      Buffer.from(
        JSON.stringify({ callId: 'c', sellerId, startedAtMs: atMs - 1, endedAtMs: atMs, segments: [] }),
      ),
    contribution: made,
    buckets: [
      { key: `${generation}:m:${minute}`, expiresAtMs: LATER_MS },
      { key: `${generation}:M:${month}`, expiresAtMs: 0 },
      { key: `${generation}:e`, expiresAtMs: 0 },
    ],
    plan,
    words: '',
    brands: [],
    ...said,
  };
}

type MadeOf = Omit<FinishedRecord, 'contribution' | 'buckets'> & { generation: string };

export function finished(callId: string, timeMs: number, made: FinishedRecord): CallStep {
  return { kind: 'finished', callId, order: order(timeMs, 'finished'), record: made };
}

export function started(callId: string, timeMs: number, sellerId = 's'): CallStep {
  return {
    kind: 'started',
    callId,
    order: order(timeMs, 'started'),
    call: { callId, sellerId, startedAtMs: NOW_MS, customer: { id: `k${timeMs}`, name: 'Ελένη "| \n' } },
  };
}

export function deleted(callId: string, timeMs: number): CallStep {
  return { kind: 'deleted', callId, order: order(timeMs, 'deleted') };
}

export function stepOf(call: CallStep | undefined, more: Partial<Step> = {}): Step {
  return { sellers: [], people: [], ...more, ...(call === undefined ? {} : { call }) };
}

/** Contributions of a few sellers at a few instants, so that buckets and fields are shared often. */
export const contributionArbitrary: fc.Arbitrary<Contribution> = fc
  .record({
    seller: fc.constantFrom('ann', 'bob', 'x:y/z'),
    minutes: fc.constantFrom(0, 1, 40_000),
    counters: fc.dictionary(
      fc.constantFrom('calls', 'ms', 'n|40', 'm|t1|4'),
      fc.integer({ min: 1, max: 2 ** 40 }),
      { minKeys: 1 },
    ),
  })
  .map(({ seller, minutes, counters }) => contribution(seller, counters, NOW_MS + minutes * 60_000));
