import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { FinishedCall, SpeechSegment } from './call.ts';
import ordinaryTalk from './ordinary-talk.txt?raw';

/** A call's segments by columns, what is like beside what is like: shorter, and pressed together better. */
interface Columns {
  /** A letter a segment: seller or customer. */
  sides: string;
  /** For each segment when it begins after the end of the one before it, and how long it lasts: small numbers. */
  times: number[];
  texts: string[];
  /** In thousandths; absent where the transcriber scored none. */
  sentiments?: (number | null)[];
}

type Stored<Segments> = Omit<FinishedCall, 'segments'> & { segments: Segments };

/** How segments were written before documents were compressed. */
type FlatSegment = [
  side: string,
  startMs: number,
  endMs: number,
  text: string,
  sentiment?: number | undefined,
];

/**
 * The first byte of a document: what follows is JSON with segments by columns, deflated after the dictionary. One of before begins
 * with `{`.
 */
const DEFLATED = 1;
/**
 * What calls are likely to say, and how their JSON looks, likeliest last: a document that refers to it is an eighth shorter. Whoever
 * changes a letter of it can read no stored call any more: another dictionary is another first byte beside this one.
 */
const DICTIONARY = Buffer.from(ordinaryTalk);
/** Of all levels this one takes least time for what it saves: 6 would save 3 % more, in a third more time. */
const LEVEL = 3;

/** The bytes under which a call is stored. */
export function encodeCall(call: FinishedCall): Uint8Array {
  const json = JSON.stringify({ ...call, segments: columnsOf(call.segments) });
  const deflated = deflateRawSync(json, { level: LEVEL, dictionary: DICTIONARY });
  // In memory of its own: what is posted to another thread is copied with all the memory that it is a part of.
  const document = new Uint8Array(1 + deflated.length);
  document[0] = DEFLATED;
  document.set(deflated, 1);
  return document;
}

/** The inverse of `encodeCall`; reads documents of before as well. Throws on bytes that are neither. */
export function decodeCall(document: Uint8Array): FinishedCall {
  if (!isCompressed(document)) {
    const stored: Stored<FlatSegment[]> = JSON.parse(textOf(document));
    return { ...stored, segments: stored.segments.map(segment) };
  }
  const stored: Stored<Columns> = JSON.parse(
    textOf(inflateRawSync(document.subarray(1), { dictionary: DICTIONARY })),
  );
  return { ...stored, segments: segmentsOf(stored.segments) };
}

/** A document as it is, or compressed where it is of the time before documents were. */
export function compressed(document: Uint8Array): Uint8Array {
  return isCompressed(document) ? document : encodeCall(decodeCall(document));
}

function isCompressed(document: Uint8Array): boolean {
  return document[0] === DEFLATED;
}

function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString();
}

function columnsOf(segments: readonly SpeechSegment[]): Columns {
  const columns: Columns = { sides: '', times: [], texts: [] };
  let beforeMs = 0;
  for (const { speaker, startMs, endMs, text } of segments) {
    columns.sides += speaker === 'seller' ? 's' : 'c';
    columns.times.push(startMs - beforeMs, endMs - startMs);
    columns.texts.push(text);
    beforeMs = endMs;
  }
  const sentiments = segments.map(({ sentimentThousandths }) => sentimentThousandths ?? null);
  return sentiments.some((sentiment) => sentiment !== null) ? { ...columns, sentiments } : columns;
}

function segmentsOf({ sides, times, texts, sentiments }: Columns): SpeechSegment[] {
  let beforeMs = 0;
  return texts.map((text, i) => {
    const startMs = beforeMs + times[2 * i]!;
    const endMs = startMs + times[2 * i + 1]!;
    beforeMs = endMs;
    return segment([sides[i]!, startMs, endMs, text, sentiments?.[i] ?? undefined]);
  });
}

function segment([side, startMs, endMs, text, sentimentThousandths]: FlatSegment): SpeechSegment {
  const speaker = side === 's' ? 'seller' : 'customer';
  return sentimentThousandths === undefined
    ? { speaker, startMs, endMs, text }
    : { speaker, startMs, endMs, text, sentimentThousandths };
}
