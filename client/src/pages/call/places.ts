import type { Mark, TranscriptSegment } from '@earshot/contracts';
import { bisector } from 'd3-array';
import type { MarkKind } from '../../charts/timeline/mark-shape.tsx';

/** Kinds of marks in the order in which they are offered. */
export const KINDS: readonly MarkKind[] = ['keyword', 'competitor', 'brand', 'question', 'note'];

/** A place in a transcript: of a segment, the part of its text from `start` to `end` (UTF-16 offsets). */
export interface Place {
  segment: number;
  start: number;
  end: number;
}

export interface MarkedPlace extends Place {
  kind: MarkKind;
}

/** Addresses of moments are rounded to tenths of a second, so a segment may begin that much later. */
const ROUNDED_SEC = 0.06;
const byStart = bisector((segment: TranscriptSegment) => segment.startSec);

/** The segment that is heard at a moment: the last to have begun; before the first one, that one. −1 where there is none. */
export function segmentAt(segments: readonly TranscriptSegment[], sec: number): number {
  const begun = byStart.right(segments, sec + ROUNDED_SEC) - 1;
  return Math.min(Math.max(begun, 0), segments.length - 1);
}

/** Every place of the kinds shown, in the order of the transcript; a note stands at the beginning of its segment. */
export function placesOf(
  segments: readonly TranscriptSegment[],
  noted: readonly number[],
  kinds: ReadonlySet<MarkKind>,
): MarkedPlace[] {
  const notes = new Set(kinds.has('note') ? noted : []);
  return segments.flatMap(({ marks }, segment) => [
    ...(notes.has(segment) ? [{ kind: 'note' as const, segment, start: 0, end: 0 }] : []),
    ...marks
      .filter(({ kind }) => kinds.has(kind))
      .map(({ kind, start, end }) => ({ kind, segment, start, end })),
  ]);
}

/** How many marks there are of each kind. */
export function countsOf(
  segments: readonly TranscriptSegment[],
  noted: readonly number[],
): Record<MarkKind, number> {
  const counts = { keyword: 0, competitor: 0, brand: 0, question: 0, note: noted.length };
  for (const { marks } of segments) for (const { kind } of marks) counts[kind] += 1;
  return counts;
}

/** −1, 0 or 1 as `a` stands before, at or after `b`. */
export const byPlace = (a: Place, b: Place): number =>
  Math.sign(a.segment - b.segment || a.start - b.start || a.end - b.end);

/**
 * The place before (−1) or after (+1) where the reader is, around the ends. A reader at no place of the list is at the beginning
 * of a segment: the next place may be in it.
 */
export function stepFrom<P extends Place>(
  places: readonly P[],
  here: Place,
  direction: 1 | -1,
): P | undefined {
  if (places.length === 0) return undefined;
  const found =
    direction === 1
      ? places.find((place) => byPlace(place, here) > 0)
      : places.findLast((place) => byPlace(place, here) < 0);
  return found ?? (direction === 1 ? places[0] : places.at(-1));
}

/** The beginning of a segment, before everything in it. */
export const startOf = (segment: number): Place => ({ segment, start: -1, end: -1 });

/** A mark counts for its term unless the seller said it; brands count whoever names them. */
export const counts = ({ kind }: Pick<Mark, 'kind'>, { speaker }: Pick<TranscriptSegment, 'speaker'>) =>
  kind === 'brand' || speaker === 'customer';
