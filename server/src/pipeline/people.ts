import type { EarshotEvent, SellerRef } from '@earshot/contracts';
import type { PersonFact } from '../store/records.ts';

/** Sellers that an event names, and what it says of them. */
export interface People {
  sellers: string[];
  facts: PersonFact[];
}

/** What an event says about people; `order` is the event's own. A team of `null` takes the seller out of every team. */
export function peopleOf(event: EarshotEvent, order: string): People {
  switch (event.type) {
    case 'call.started':
    case 'call.finished':
    case 'opportunity.changed':
    case 'engagement.logged':
      return peopleIn(event.data.seller, order);
    case 'seller.changed':
      return peopleIn({ ...event.data, id: event.data.sellerId }, order);
    case 'call.deleted':
    case 'opportunity.deleted':
    case 'engagement.deleted':
    case 'customer.erased':
      return { sellers: [], facts: [] };
  }
}

type Named = Pick<SellerRef, 'id' | 'name'> & { team?: SellerRef['team'] | null };

function peopleIn({ id, name, team }: Named, order: string): People {
  const facts: PersonFact[] = [];
  if (name !== undefined) facts.push({ kind: 'sellerName', id, order, value: name });
  if (team !== undefined) facts.push({ kind: 'sellerTeam', id, order, value: team?.id ?? '' });
  if (team?.name !== undefined) facts.push({ kind: 'teamName', id: team.id, order, value: team.name });
  return { sellers: [id], facts };
}
