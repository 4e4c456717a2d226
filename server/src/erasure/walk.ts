import { setImmediate as turn } from 'node:timers/promises';
import type { EarshotEvent } from '@earshot/contracts';
import type { Named, StoredErasure } from '../store/erasures.ts';
import type { ErasureStep, Step } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** Steps applied at once. */
const PAGE = 100;

/** An erasure whose plain id is still known. */
export type OpenErasure = StoredErasure & { entityId: string };

/** Takes what was erased out of one partition, under its tombstones. Doing it again finds nothing more. */
export class PartitionWalk {
  /** Calls and engagements taken out, by erasure. */
  readonly erased = new Map<OpenErasure, number>();

  constructor(
    private readonly store: Store,
    private readonly partition: number,
    private readonly erasures: readonly OpenErasure[],
  ) {}

  /** Sets the tombstones: from here on nothing of it comes into the partition. */
  async bury(): Promise<void> {
    const here = this.erasures.filter(
      ({ kind, entityId }) => kind !== 'call' || this.store.partitionOf(entityId) === this.partition,
    );
    await this.apply(here.map(({ kind, entityId }) => ({ kind, id: entityId })));
  }

  /** Takes out the calls and engagements of customers and sellers. `step` is awaited in between: it throws to end the walk. */
  async takeOut(step: () => Promise<void>): Promise<void> {
    for (const erasure of this.of('customer'))
      await this.untilNone(erasure, step, (id) => this.store.calls.withCustomer(this.partition, id, PAGE));
    const sellers = this.of('seller');
    for (const erasure of sellers)
      await this.untilNone(erasure, step, (id) => this.store.erasures.callsOfSeller(this.partition, id));
    if (sellers.length === 0) return;
    await this.takeOutEngagements(sellers, step);
    const bySeller = new Map(sellers.map((erasure) => [erasure.entityId, erasure]));
    for (const { callId, sellerId } of await this.store.erasures.startedBy(
      this.partition,
      new Set(bySeller.keys()),
    )) {
      await this.apply([{ kind: 'call', id: callId }]);
      this.count(bySeller.get(sellerId)!, 1);
    }
  }

  /** Removes what was set aside of it. */
  async sweepAside(): Promise<void> {
    const gone = new Set(this.erasures.map(({ kind, entityId }) => keyOf(kind, entityId)));
    await this.store.erasures.sweepAside(this.partition, (text) =>
      namesOf(text).some((key) => gone.has(key)),
    );
  }

  private async untilNone(
    erasure: OpenErasure,
    step: () => Promise<void>,
    some: (id: string) => Promise<string[]>,
  ): Promise<void> {
    for (;;) {
      const callIds = await some(erasure.entityId);
      if (callIds.length === 0) return;
      await this.apply(callIds.map((id) => ({ kind: 'call', id })));
      this.count(erasure, callIds.length);
      await step();
    }
  }

  /** No index leads from a seller to engagements: all are gone through. */
  private async takeOutEngagements(
    sellers: readonly OpenErasure[],
    step: () => Promise<void>,
  ): Promise<void> {
    const bySeller = new Map(sellers.map((erasure) => [erasure.entityId, erasure]));
    let cursor: string | undefined;
    do {
      const page = await this.store.engagements.page(this.partition, { cursor, count: PAGE });
      const found = page.items.filter(({ contribution }) => bySeller.has(contribution.sellerId));
      await this.apply(found.map(({ engagement }) => ({ kind: 'engagement', id: engagement.engagementId })));
      for (const { contribution } of found) this.count(bySeller.get(contribution.sellerId)!, 1);
      cursor = page.next;
      await step();
      await turn();
    } while (cursor !== undefined);
  }

  private of(kind: Named['kind']): OpenErasure[] {
    return this.erasures.filter((erasure) => erasure.kind === kind);
  }

  private async apply(erasures: readonly ErasureStep[]): Promise<void> {
    if (erasures.length === 0) return;
    const { plan } = await this.store.reader.meta(this.partition);
    const steps = erasures.map((erasure): Step => ({ sellers: [], people: [], erasure }));
    await this.store.ledger.apply(this.partition, steps, { nowMs: Date.now(), plan });
  }

  private count(erasure: OpenErasure, more: number): void {
    this.erased.set(erasure, (this.erased.get(erasure) ?? 0) + more);
  }
}

const keyOf = (kind: string, id: string) => `${kind}|${id}`;

/** What an event, as it lies in the inbox, speaks of and names. */
function namesOf(text: string): string[] {
  const { type, data } = JSON.parse(text) as EarshotEvent;
  switch (type) {
    case 'call.started':
    case 'call.finished':
      return [
        keyOf('call', data.callId),
        keyOf('seller', data.seller.id),
        ...(data.customer ? [keyOf('customer', data.customer.id)] : []),
      ];
    case 'call.deleted':
      return [keyOf('call', data.callId)];
    case 'engagement.logged':
    case 'opportunity.changed':
      return [keyOf('seller', data.seller.id)];
    case 'seller.changed':
      return [keyOf('seller', data.sellerId)];
    case 'customer.erased':
      return [keyOf('customer', data.customerId)];
    default:
      return [];
  }
}
