import type { CallFinished, CallStarted, Segment } from '@earshot/contracts';
import type { FinishedCall, SpeechSegment, StartedCall } from './call.ts';

/** A finished call in integers: seconds as milliseconds, scores as thousandths, instants as milliseconds. */
export function finishedCallOf(data: CallFinished): FinishedCall {
  return {
    callId: data.callId,
    sellerId: data.seller.id,
    ...(data.customer && { customer: data.customer }),
    ...(data.opportunityId !== undefined && { opportunityId: data.opportunityId }),
    startedAtMs: Date.parse(data.startedAt),
    endedAtMs: Date.parse(data.endedAt),
    ...(data.channel !== undefined && { channel: data.channel }),
    ...(data.language !== undefined && { language: data.language }),
    segments: data.segments.map(segmentOf),
  };
}

/** A call in progress, its start in milliseconds. */
export function startedCallOf(data: CallStarted): StartedCall {
  return {
    callId: data.callId,
    sellerId: data.seller.id,
    startedAtMs: Date.parse(data.startedAt),
    ...(data.customer && { customer: data.customer }),
    ...(data.channel !== undefined && { channel: data.channel }),
  };
}

function segmentOf(segment: Segment): SpeechSegment {
  const { speaker, text, sentiment } = segment;
  const startMs = thousandths(segment.start);
  const endMs = thousandths(segment.end);
  return sentiment === undefined
    ? { speaker, startMs, endMs, text }
    : { speaker, startMs, endMs, text, sentimentThousandths: thousandths(sentiment) };
}

/** Nearer to a half than this, the product in floats may lie on its wrong side. */
const DOUBTFUL = 1e-4;

/**
 * A decimal number in thousandths, rounded half up as it is written: 0.0145 is 14.5 thousandths and becomes 15,
 * though its product in floats is a little less.
 */
export function thousandths(value: number): number {
  const product = value * 1000;
  const isDoubtful = Math.abs(product - Math.floor(product) - 0.5) < DOUBTFUL;
  return Math.round(isDoubtful ? shiftedByThree(value) : product) + 0; // + 0: never −0
}

function shiftedByThree(value: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + 3}`);
}
