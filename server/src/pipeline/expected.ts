import { addInto, type Contribution, type Counters } from '../domain/contribution.ts';
import { type DealTouch, joinTouches } from '../domain/deal-touch.ts';
import type { StoredCall } from '../store/calls.ts';
import type { StoredDeal } from '../store/deals.ts';
import type { StoredEngagement } from '../store/engagements.ts';
import type { CountedIn, FirstHearing } from '../store/records.ts';

/** What a partition must hold, as plain sums over the calls, deals and engagements that stand in it. */
export class Expected {
  readonly buckets = new Map<string, Counters>();
  readonly words = new Map<string, Counters>();
  readonly months: Counters = new Map();
  readonly touches = new Map<string, DealTouch>();
  readonly firsts = new Map<string, FirstHearing>();
  readonly openDeals = new Set<string>();
  /** Buckets that are no longer kept, whether or not they are still there. */
  readonly expired = new Set<string>();
  readonly #keptAfterMs: number;
  readonly #keptUntilMs = new Map<string, number>();

  constructor(keptAfterMs: number) {
    this.#keptAfterMs = keptAfterMs;
  }

  /** Whether a bucket may have expired by then: a look takes its time. */
  isOverBy(key: string, nowMs: number): boolean {
    return (this.#keptUntilMs.get(key) ?? Number.POSITIVE_INFINITY) <= nowMs;
  }

  addCall({ callId, call, contribution, buckets, words, brands }: StoredCall): void {
    this.#count(contribution, buckets);
    const { sellerId, atMs, counters } = contribution;
    const said = new Map([...words].map(([field, packed]) => [`${sellerId}|${field}`, packed]));
    for (const key of this.#kept(buckets)) if (key.includes(':d:')) addInto(at(this.words, key), said);
    for (const { id, label } of brands) this.#hear(id, { label, atMs, callId });
    if (call.opportunityId === undefined) return;
    const mentions = [...counters.keys()].filter((name) => name.startsWith('m|'));
    const isNegative = counters.has('neg');
    this.#touch(call.opportunityId, {
      lastCall: { callId, endedAtMs: atMs, sellerId, isNegative, mentions },
    });
  }

  addDeal({ deal, contributions, buckets }: StoredDeal): void {
    for (const [i, contribution] of contributions.entries()) this.#count(contribution, buckets[i]!);
    if (deal.status === 'open') this.openDeals.add(deal.opportunityId);
  }

  addEngagement({ engagement, contribution, buckets }: StoredEngagement): void {
    this.#count(contribution, buckets);
    const { opportunityId, endedAtMs } = engagement;
    if (opportunityId !== undefined) this.#touch(opportunityId, { lastEngagementMs: endedAtMs });
  }

  #count({ sellerId, counters }: Contribution, buckets: readonly CountedIn[]): void {
    const fields = new Map([...counters].map(([name, value]) => [`${sellerId}|${name}`, value]));
    for (const key of this.#kept(buckets)) addInto(at(this.buckets, key), fields);
    for (const { key } of buckets) if (key.includes(':M:')) addInto(this.months, new Map([[key, 1]]));
  }

  #kept(buckets: readonly CountedIn[]): string[] {
    const isKept = ({ expiresAtMs }: CountedIn) => expiresAtMs === 0 || expiresAtMs > this.#keptAfterMs;
    for (const bucket of buckets) {
      if (!isKept(bucket)) this.expired.add(bucket.key);
      else if (bucket.expiresAtMs > 0) this.#keptUntilMs.set(bucket.key, bucket.expiresAtMs);
    }
    return buckets.filter(isKept).map(({ key }) => key);
  }

  #touch(opportunityId: string, touch: DealTouch): void {
    this.touches.set(opportunityId, joinTouches(this.touches.get(opportunityId), touch));
  }

  #hear(brandId: string, hearing: FirstHearing): void {
    const known = this.firsts.get(brandId);
    const isFirst =
      known === undefined ||
      hearing.atMs < known.atMs ||
      (hearing.atMs === known.atMs && hearing.callId < known.callId);
    if (isFirst) this.firsts.set(brandId, hearing);
  }
}

function at(sums: Map<string, Counters>, key: string): Counters {
  const counters = sums.get(key) ?? new Map();
  sums.set(key, counters);
  return counters;
}
