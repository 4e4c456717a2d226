import type { Scope } from '@earshot/contracts';
import { OpenDeals, type TouchedDeal } from '../domain/dashboard.ts';
import type { Deal } from '../domain/deal.ts';
import { type DealTouch, joinTouches } from '../domain/deal-touch.ts';
import type { Directory, Move } from './directory.ts';

/** What one partition knows: its own open deals, and what its calls and engagements have to do with anyone's. */
interface DealPart {
  deals: readonly Deal[];
  touches: ReadonlyMap<string, DealTouch>;
}

/**
 * The deals that are open now. A deal and the calls that name it lie in partitions of their own, so each partition tells
 * what it knows of a deal, and what all know is joined here. A deal of which nothing changed stays the same object.
 */
export class DealBook {
  readonly #open = new Map<string, TouchedDeal>();
  readonly #bySeller = new Map<string, Set<string>>();
  readonly #touches: Map<string, DealTouch>[];
  /** The deals of scopes that were asked for; each follows every change from then on. */
  readonly #scopes = new Map<Scope, OpenDeals>();

  constructor(
    parts: readonly DealPart[],
    private readonly directory: Directory,
  ) {
    this.#touches = parts.map(({ touches }) => new Map(touches));
    for (const { deals } of parts) for (const deal of deals) this.stand(deal.opportunityId, deal);
  }

  /** The open deals of a scope's sellers: the same object for as long as no seller changes team. */
  of(scope: Scope): OpenDeals {
    let deals = this.#scopes.get(scope);
    if (!deals) {
      deals = new OpenDeals(scope === 'all' ? this.#open.values() : this.#ofMembers(scope));
      this.#scopes.set(scope, deals);
    }
    return deals;
  }

  /** Every seller who has an open deal. */
  get sellers(): Iterable<string> {
    return this.#bySeller.keys();
  }

  /** What stands of a deal now; undefined: it is deleted. Answers the sellers whose open deals are others now. */
  stand(opportunityId: string, deal: Deal | undefined): string[] {
    const before = this.#open.get(opportunityId)?.deal;
    if (before) this.#close(before);
    const isOpen = deal?.status === 'open';
    if (isOpen) {
      this.#put({ deal, touch: this.touchOf(opportunityId) });
      const ids = this.#bySeller.get(deal.sellerId);
      if (ids) ids.add(opportunityId);
      else this.#bySeller.set(deal.sellerId, new Set([opportunityId]));
    }
    return [...(before ? [before.sellerId] : []), ...(isOpen ? [deal.sellerId] : [])];
  }

  /** All that a partition knows of a deal now. Answers the sellers whose open deals are others now. */
  touch(partition: number, opportunityId: string, touch: DealTouch | undefined): string[] {
    const touches = this.#touches[partition]!;
    if (touch) touches.set(opportunityId, touch);
    else touches.delete(opportunityId);
    const deal = this.#open.get(opportunityId)?.deal;
    if (!deal) return [];
    this.#put({ deal, touch: this.touchOf(opportunityId) });
    return [deal.sellerId];
  }

  /** A seller has changed team. */
  moved({ from, to }: Move): void {
    for (const team of [from, to]) if (team !== undefined) this.#scopes.delete(team);
  }

  /** All that is known of what calls and engagements have to do with a deal, open or not. */
  touchOf(opportunityId: string): DealTouch | undefined {
    let joined: DealTouch | undefined;
    for (const touches of this.#touches) {
      const touch = touches.get(opportunityId);
      if (touch) joined = joined ? joinTouches(joined, touch) : touch;
    }
    return joined;
  }

  #ofMembers(scope: Scope): TouchedDeal[] {
    const deals: TouchedDeal[] = [];
    for (const sellerId of this.directory.membersOf(scope))
      for (const id of this.#bySeller.get(sellerId) ?? []) deals.push(this.#open.get(id)!);
    return deals;
  }

  #close({ opportunityId, sellerId }: Deal): void {
    this.#open.delete(opportunityId);
    for (const deals of this.#scopesOf(sellerId)) deals.delete(opportunityId);
    const ids = this.#bySeller.get(sellerId);
    ids?.delete(opportunityId);
    if (ids?.size === 0) this.#bySeller.delete(sellerId);
  }

  #put(touched: TouchedDeal): void {
    const { opportunityId, sellerId } = touched.deal;
    this.#open.set(opportunityId, touched);
    for (const deals of this.#scopesOf(sellerId)) deals.set(touched);
  }

  /** The deals of scopes that a seller's deals are among. */
  *#scopesOf(sellerId: string): Iterable<OpenDeals> {
    for (const scope of ['all', this.directory.teamScopeOf(sellerId)] as const) {
      const deals = scope && this.#scopes.get(scope);
      if (deals) yield deals;
    }
  }
}
