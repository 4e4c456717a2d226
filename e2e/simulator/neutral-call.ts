import type { CallFinished, CustomerRef, EarshotEvent, Segment, SellerRef } from '@earshot/contracts';

/** A call in the neutral format of files: a finished call without an envelope. */
export interface NeutralCall {
  id: string;
  startedAt: string;
  durationSec: number;
  seller: SellerRef;
  customer?: CustomerRef;
  language?: string;
  segments: Segment[];
}

const SOURCE = 'earshot/simulator/file';

/** Tells such a call from an event: it has segments and no envelope. */
export function isNeutralCall(value: unknown): value is NeutralCall {
  if (typeof value !== 'object' || value === null) return false;
  const { id, startedAt, durationSec, segments, type } = value as Record<string, unknown>;
  return (
    type === undefined &&
    typeof id === 'string' &&
    typeof startedAt === 'string' &&
    typeof durationSec === 'number' &&
    Array.isArray(segments)
  );
}

/** The call's end as an event. What the file says of it is not checked here: the server does. */
export function finishedEvent(call: NeutralCall): EarshotEvent {
  const startedAtMs = Date.parse(call.startedAt);
  const endedAt = new Date(startedAtMs + Math.round(call.durationSec * 1000)).toISOString();
  const data: CallFinished = {
    callId: call.id,
    seller: call.seller,
    ...(call.customer && { customer: call.customer }),
    startedAt: call.startedAt,
    endedAt,
    ...(call.language !== undefined && { language: call.language }),
    segments: call.segments,
  };
  return { id: `${call.id}:finished`, source: SOURCE, time: endedAt, type: 'call.finished', data };
}

/** The call's beginning as an event: for a play in the file's own time. */
export function startedEvent({ id, startedAt, seller, customer }: NeutralCall): EarshotEvent {
  const data = { callId: id, seller, ...(customer && { customer }), startedAt };
  return { id: `${id}:started`, source: SOURCE, time: startedAt, type: 'call.started', data };
}
