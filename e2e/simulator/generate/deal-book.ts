import { type Deal, stepAt } from './deal.ts';
import type { Seller } from './team.ts';

/** A team's deals, to look up what a seller is working on. */
export class DealBook {
  private readonly bySeller: ReadonlyMap<string, Deal[]>;

  constructor(readonly deals: readonly Deal[]) {
    const bySeller = new Map<string, Deal[]>();
    for (const deal of deals) {
      const { id } = deal.seller.ref;
      const others = bySeller.get(id);
      if (others) others.push(deal);
      else bySeller.set(id, [deal]);
    }
    this.bySeller = bySeller;
  }

  /** The deals that a seller works on at an instant: open and not neglected. */
  workedOn({ ref }: Seller, atMs: number): Deal[] {
    return (this.bySeller.get(ref.id) ?? []).filter((deal) => isWorkedOn(deal, atMs));
  }
}

/** Whether anybody works on a deal at an instant. */
export function isWorkedOn(deal: Deal, atMs: number): boolean {
  return stepAt(deal, atMs)?.status === 'open' && atMs <= (deal.neglectedFromMs ?? Infinity);
}
