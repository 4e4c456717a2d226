import type { EarshotEvent } from '@earshot/contracts';

/** A call that ended at `endedAtMs`, whose customer says `said`. */
export function finishedCall(
  callId: string,
  sellerName: string,
  said: string,
  endedAtMs = Date.now(),
): EarshotEvent {
  const endedAt = new Date(endedAtMs).toISOString();
  return {
    id: `${callId}-ended`,
    source: 'browser-test',
    type: 'call.finished',
    time: endedAt,
    data: {
      callId,
      seller: { id: callId, name: sellerName, team: { id: 'north', name: 'North' } },
      startedAt: new Date(endedAtMs - 60_000).toISOString(),
      endedAt,
      segments: [
        { speaker: 'seller', start: 0, end: 5, text: 'How is it going?' },
        { speaker: 'customer', start: 5, end: 20, text: said },
      ],
    },
  };
}
