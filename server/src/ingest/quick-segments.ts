import { MAX_CALL_SECONDS, type Segment, speechSchema } from '@earshot/contracts';

/** Text that holds nothing to refuse and nothing to normalise. */
const PLAIN = /^[\n\x20-\x7e]*$/;

/**
 * The segments of a call exactly as `segmentSchema` makes them, in a tenth of its time, or undefined where any of them
 * is unusual: then the schema is to say what it is. Segments are nearly all of a call, so this is nearly all of the cost
 * of taking one in. It may refuse what the schema takes, and must never take what the schema refuses.
 */
export function quickSegments(segments: readonly unknown[]): Segment[] | undefined {
  const made: Segment[] = [];
  for (const segment of segments) {
    const quick = quickSegment(segment);
    if (quick === undefined) return undefined;
    made.push(quick);
  }
  return made;
}

function quickSegment(value: unknown): Segment | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  for (const key in value) if (!isKnown(key)) return undefined;
  const { speaker, start, end, text, sentiment } = value as Record<string, unknown>;
  if (speaker !== 'seller' && speaker !== 'customer') return undefined;
  if (!isWithin(start, 0, MAX_CALL_SECONDS) || !isWithin(end, start, MAX_CALL_SECONDS)) return undefined;
  if (sentiment !== undefined && !isWithin(sentiment, -1, 1)) return undefined;
  if (typeof text !== 'string') return undefined;
  if (PLAIN.test(text)) return value as Segment;
  const read = speechSchema.safeParse(text);
  if (!read.success) return undefined;
  return read.data === text ? (value as Segment) : { ...(value as Segment), text: read.data };
}

function isKnown(key: string): boolean {
  return key === 'speaker' || key === 'start' || key === 'end' || key === 'text' || key === 'sentiment';
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
