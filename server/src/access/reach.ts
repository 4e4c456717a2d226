import { Injectable } from '@nestjs/common';
import { Store } from '../store/store.ts';
import { type Sight, seesEverything, seesTeam } from './scopes.ts';

/**
 * Whether single things are of somebody's teams: those of sellers who are in one of them now, as in every list and figure. It is
 * asked of the store, so that what a node has not yet read of the changes counts already. What is out of reach is answered
 * as if it did not exist. Rejects with StoreUnavailable.
 */
@Injectable()
export class Reach {
  constructor(private readonly store: Store) {}

  async toSeller(sight: Sight, sellerId: string): Promise<boolean> {
    return seesEverything(sight) || seesTeam(sight, await this.store.people.teamOf(sellerId));
  }

  /** Those of many sellers that are within reach, in their order. */
  async sellersOf(sight: Sight, sellerIds: readonly string[]): Promise<string[]> {
    if (seesEverything(sight)) return [...sellerIds];
    const teams = await this.store.people.teamsOf(sellerIds);
    return sellerIds.filter((_, i) => seesTeam(sight, teams[i]));
  }

  /** Of a call that does not stand nobody knows whose it was: only who sees everything may know that it is gone. */
  async toCall(sight: Sight, callId: string): Promise<boolean> {
    if (seesEverything(sight)) return true;
    const sellerId = await this.store.people.sellerOfCall(callId);
    return sellerId !== undefined && (await this.toSeller(sight, sellerId));
  }
}
