import type {
  CallFinished,
  EarshotEvent,
  EngagementLogged,
  OpportunityChanged,
  Segment,
  SellerRef,
  Speaker,
} from '@earshot/contracts';

let made = 0;

/** Later than every sample before it, so that the last one made is the last word. */
const envelope = () => {
  made += 1;
  return { id: `e${made}`, source: 'test', time: new Date(Date.UTC(2026, 0, 1) + made).toISOString() };
};

const sellerOf = (id: string, team?: string): SellerRef => ({ id, ...(team && { team: { id: team } }) });

interface Anyone {
  /** `s1`, or `s1@north` for one of a team. */
  seller?: string;
}

const refOf = ({ seller = 's1' }: Anyone): SellerRef => {
  const [id, team] = seller.split('@');
  return sellerOf(id!, team);
};

/** A minute's call that ended at an instant. */
export function sampleCall(
  callId: string,
  endedAt: string,
  { seller, ...data }: Anyone & Partial<Omit<CallFinished, 'seller'>> = {},
): EarshotEvent {
  const startedAt = new Date(Date.parse(endedAt) - 60_000).toISOString();
  return {
    ...envelope(),
    type: 'call.finished',
    data: { callId, startedAt, endedAt, segments: [], ...data, seller: refOf({ seller: seller ?? 's1' }) },
  };
}

/** A deal of 100.00, created on 1 November 2026 and open. */
export function sampleDeal(
  opportunityId: string,
  { seller, ...data }: Anyone & Partial<Omit<OpportunityChanged, 'seller'>> = {},
): EarshotEvent {
  return {
    ...envelope(),
    type: 'opportunity.changed',
    data: {
      opportunityId,
      name: `Deal ${opportunityId}`,
      status: 'open',
      estimatedRevenue: 100,
      createdAt: '2026-11-01T12:00:00Z',
      ...data,
      seller: refOf({ seller: seller ?? 's1' }),
    },
  };
}

/** A deal that was won for so much. */
export const sampleWin = (
  opportunityId: string,
  closedAt: string,
  { actualRevenue, ...rest }: Anyone & Partial<Omit<OpportunityChanged, 'seller'>> = {},
): EarshotEvent =>
  sampleDeal(opportunityId, { status: 'won', closedAt, actualRevenue: actualRevenue ?? 100, ...rest });

export function sampleEngagement(
  engagementId: string,
  startedAt: string,
  { seller, ...data }: Anyone & Partial<Omit<EngagementLogged, 'seller'>> = {},
): EarshotEvent {
  return {
    ...envelope(),
    type: 'engagement.logged',
    data: {
      engagementId,
      kind: 'email',
      startedAt,
      durationSec: 60,
      ...data,
      seller: refOf({ seller: seller ?? 's1' }),
    },
  };
}

export const said = (
  speaker: Speaker,
  text: string,
  [start, end]: [number, number] = [0, 1],
  sentiment = 0,
): Segment => ({ speaker, start, end, text, sentiment });
