import type { EngagementLogged } from '@earshot/contracts';
import { thousandths } from './call-of-event.ts';
import { COUNTER, type Contribution, type Counters } from './contribution.ts';

/** An engagement as it is stored: what a seller did for a customer beside recorded calls. */
export interface Engagement {
  engagementId: string;
  sellerId: string;
  opportunityId?: string;
  kind: EngagementLogged['kind'];
  /** Its end: start plus duration. It decides the buckets. */
  endedAtMs: number;
  durationMs: number;
}

/** An engagement in integers. */
export function engagementOf(data: EngagementLogged): Engagement {
  const durationMs = thousandths(data.durationSec);
  return {
    engagementId: data.engagementId,
    sellerId: data.seller.id,
    ...(data.opportunityId !== undefined && { opportunityId: data.opportunityId }),
    kind: data.kind,
    endedAtMs: Date.parse(data.startedAt) + durationMs,
    durationMs,
  };
}

/** What an engagement adds to the figures: its length, by kind. */
export function engagementContribution({ sellerId, kind, endedAtMs, durationMs }: Engagement): Contribution {
  const counters: Counters = new Map();
  if (durationMs > 0) counters.set(COUNTER.engagedMs(kind), durationMs);
  return { sellerId, atMs: endedAtMs, counters };
}
