import type { EarshotEvent } from '@earshot/contracts';
import type { Conversation } from './conversation.ts';
import type { Deal } from './deal.ts';
import type { Random } from './random.ts';
import { type Customer, type Seller, SOURCE } from './team.ts';

/** A call before its words: who, when, over what. */
export interface Ring {
  callId: string;
  seller: Seller;
  customer: Customer;
  /** What it is about, where that is a deal. */
  deal?: Deal;
  startedAtMs: number;
  channel: string;
}

const iso = (ms: number) => new Date(ms).toISOString();

/** Over what a call is held. */
export const channelOf = (random: Random) =>
  random.weighted(['phone', 'meeting', 'web'], (channel) => (channel === 'phone' ? 7 : 2));

const partiesOf = ({ seller, customer, startedAtMs, channel }: Ring) => ({
  seller: seller.ref,
  customer: { id: customer.id, name: customer.name, account: customer.account },
  startedAt: iso(startedAtMs),
  channel,
});

export function startedEvent(ring: Ring): EarshotEvent {
  return {
    id: `${ring.callId}:started`,
    source: SOURCE,
    time: iso(ring.startedAtMs),
    type: 'call.started',
    data: { callId: ring.callId, ...partiesOf(ring) },
  };
}

/** The end of a call, at the end of its conversation. */
export function finishedEvent(ring: Ring, { segments, lengthMs }: Conversation): EarshotEvent {
  const endedAt = iso(ring.startedAtMs + lengthMs);
  const language = ring.customer.language === 'el' ? 'el-GR' : 'en-GB';
  return {
    id: `${ring.callId}:finished`,
    source: SOURCE,
    time: endedAt,
    type: 'call.finished',
    data: {
      callId: ring.callId,
      ...partiesOf(ring),
      ...(ring.deal && { opportunityId: ring.deal.id }),
      ...{ endedAt, language, segments },
    },
  };
}
