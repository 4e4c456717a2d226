import type { CustomerRef, Speaker } from '@earshot/contracts';

/** One stretch of speech, times in integer milliseconds from the call's start. */
export interface SpeechSegment {
  speaker: Speaker;
  startMs: number;
  endMs: number;
  text: string;
  /** −1000…1000; absent where the transcriber gave none. */
  sentimentThousandths?: number;
}

/** A finished call as it is stored: everything that its figures are computed from, in integers. */
export interface FinishedCall {
  callId: string;
  sellerId: string;
  customer?: CustomerRef;
  opportunityId?: string;
  startedAtMs: number;
  endedAtMs: number;
  channel?: string;
  language?: string;
  segments: SpeechSegment[];
}

/** Whom and what a call names by their ids, where it does. */
export function namedBy({ opportunityId, customer }: FinishedCall): {
  opportunityId?: string;
  customerId?: string;
} {
  return {
    ...(opportunityId !== undefined && { opportunityId }),
    ...(customer && { customerId: customer.id }),
  };
}

/** A call in progress. */
export interface StartedCall {
  callId: string;
  sellerId: string;
  startedAtMs: number;
  customer?: CustomerRef;
  channel?: string;
}
