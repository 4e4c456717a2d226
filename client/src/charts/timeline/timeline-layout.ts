import { bisectRight } from 'd3-array';
import { scaleLinear } from 'd3-scale';

/** Seconds from the call's start. */
export interface Span {
  from: number;
  to: number;
}

export type Lane = 'seller' | 'customer';
/** How a stretch of speech sounds; `plain` where nothing tells, `silent` for what holds no word. */
export const TONES = ['positive', 'neutral', 'negative', 'plain', 'silent'] as const;
export type Tone = (typeof TONES)[number];

export interface Speech extends Span {
  lane: Lane;
  tone: Tone;
}

export interface Block {
  x: number;
  width: number;
  lane: Lane;
  tone: Tone;
}

/** Something at a moment, in the row of its kind. */
export interface TimelineMark {
  row: string;
  at: number;
}

export interface PlacedMark {
  x: number;
  /** So many marks stand for one, where they would lie upon each other. */
  count: number;
}

/** More stretches than this are drawn by what fills each pixel most. */
const MOST_BLOCKS = 600;
/** Nothing that is there is thinner than this. */
const LEAST_PX = 1.5;
const LANES: readonly Lane[] = ['seller', 'customer'];
/** Distances between ticks that read well, in seconds. */
const TICK_SEC = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400];

const scaleOf = ({ from, to }: Span, width: number) => scaleLinear([from, to], [0, width]);
const isIn = (span: Span, { from, to }: Span) => span.to >= from && span.from <= to;

/** What is said within `view`, over `width` pixels: each stretch by itself, or where they are too many, what fills each pixel most. */
export function blocksOf(speech: readonly Speech[], view: Span, width: number): Block[] {
  const seen = speech.filter((each) => isIn(each, view));
  if (width <= 0 || seen.length === 0) return [];
  if (seen.length > MOST_BLOCKS) return LANES.flatMap((lane) => columnsOf(seen, lane, { view, width }));
  const x = scaleOf(view, width);
  return seen.map(({ lane, tone, from, to }) => {
    const left = Math.max(0, x(from));
    return { lane, tone, x: left, width: Math.max(LEAST_PX, Math.min(width, x(to)) - left) };
  });
}

function columnsOf(speech: readonly Speech[], lane: Lane, room: { view: Span; width: number }): Block[] {
  const columns = Math.max(1, Math.floor(room.width));
  const x = scaleOf(room.view, columns);
  const filled = TONES.map(() => new Float64Array(columns));
  for (const each of speech) {
    if (each.lane !== lane) continue;
    const left = Math.max(0, x(each.from));
    const right = Math.min(columns, Math.max(x(each.to), left + 0.01));
    const of = filled[TONES.indexOf(each.tone)]!;
    for (let i = Math.floor(left); i < right; i++)
      of[i]! += Math.max(0, Math.min(right, i + 1) - Math.max(left, i));
  }
  const blocks: Block[] = [];
  for (let i = 0; i < columns; i++) {
    const most = Math.max(...filled.map((of) => of[i]!));
    if (most === 0) continue;
    const tone = TONES[filled.findIndex((of) => of[i] === most)]!;
    const last = blocks.at(-1);
    if (last?.tone === tone && last.x + last.width === i) last.width += 1;
    else blocks.push({ lane, tone, x: i, width: 1 });
  }
  return blocks;
}

/** Where both sides speak at once; what holds no word is no speech. */
export function overlapsOf(speech: readonly Speech[]): Span[] {
  const [own, other] = LANES.map((lane) =>
    joined(speech.filter((each) => each.lane === lane && each.tone !== 'silent')),
  ) as [Span[], Span[]];
  const both: Span[] = [];
  for (let i = 0, j = 0; i < own.length && j < other.length; ) {
    const [a, b] = [own[i]!, other[j]!];
    const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
    if (from < to) both.push({ from, to });
    if (a.to < b.to) i++;
    else j++;
  }
  return both;
}

function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}

/** Spans within `view` as pixels. */
export function placedSpans(
  spans: readonly Span[],
  view: Span,
  width: number,
): { x: number; width: number }[] {
  const x = scaleOf(view, width);
  return spans
    .filter((span) => isIn(span, view))
    .map(({ from, to }) => {
      const left = Math.max(0, x(from));
      return { x: left, width: Math.max(LEAST_PX, Math.min(width, x(to)) - left) };
    });
}

/** One row's marks within `view`; those nearer than `apart` pixels to the first of a group are one. */
export function placedMarks(
  marks: readonly TimelineMark[],
  row: string,
  { view, width, apart }: { view: Span; width: number; apart: number },
): PlacedMark[] {
  const x = scaleOf(view, width);
  const placed: PlacedMark[] = [];
  const own = marks.filter((mark) => mark.row === row && mark.at >= view.from && mark.at <= view.to);
  for (const { at } of own.sort((a, b) => a.at - b.at)) {
    const last = placed.at(-1);
    if (last && x(at) - last.x < apart) last.count += 1;
    else placed.push({ x: x(at), count: 1 });
  }
  return placed;
}

/** Round moments within `view`, at least `apart` pixels from each other. */
export function ticksOf(view: Span, width: number, apart: number): { at: number; x: number }[] {
  if (width <= 0) return [];
  const x = scaleOf(view, width);
  const wanted = ((view.to - view.from) * apart) / width;
  const every =
    TICK_SEC[bisectRight(TICK_SEC, wanted - 1e-9)] ?? TICK_SEC.at(-1)! * Math.ceil(wanted / TICK_SEC.at(-1)!);
  const first = Math.ceil(view.from / every);
  const count = Math.floor(view.to / every) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => ({
    at: (first + i) * every,
    x: x((first + i) * every),
  }));
}
