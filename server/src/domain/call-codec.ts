import type { FinishedCall, SpeechSegment } from './call.ts';

type FlatSegment = [
  side: 's' | 'c',
  startMs: number,
  endMs: number,
  text: string,
  sentimentThousandths?: number,
];

/** The text under which a call is stored: JSON whose segments are arrays, so that their keys are not repeated. */
export function encodeCall(call: FinishedCall): string {
  return JSON.stringify({ ...call, segments: call.segments.map(flat) });
}

/** The inverse of `encodeCall`. Throws on text that `encodeCall` did not make. */
export function decodeCall(text: string): FinishedCall {
  const stored: Omit<FinishedCall, 'segments'> & { segments: FlatSegment[] } = JSON.parse(text);
  return { ...stored, segments: stored.segments.map(unflat) };
}

function flat({ speaker, startMs, endMs, text, sentimentThousandths }: SpeechSegment): FlatSegment {
  const side = speaker === 'seller' ? 's' : 'c';
  return sentimentThousandths === undefined
    ? [side, startMs, endMs, text]
    : [side, startMs, endMs, text, sentimentThousandths];
}

function unflat([side, startMs, endMs, text, sentimentThousandths]: FlatSegment): SpeechSegment {
  const speaker = side === 's' ? 'seller' : 'customer';
  return sentimentThousandths === undefined
    ? { speaker, startMs, endMs, text }
    : { speaker, startMs, endMs, text, sentimentThousandths };
}
