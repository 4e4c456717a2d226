import type { Mark } from '@earshot/contracts';

interface Range {
  start: number;
  end: number;
}

/** A stretch of text under one set of marks. */
export interface TextPart {
  text: string;
  /** The mark that names it: a term before a question, the longer before the shorter. */
  mark: Mark | undefined;
  isFound: boolean;
  /** Part of the place that the reader has gone to. */
  isHere: boolean;
}

const holds = (range: Range, { start, end }: Range) => range.start <= start && range.end >= end;

/** A text cut wherever a mark or something found begins or ends. The parts together are the text. */
export function textParts(
  text: string,
  marks: readonly Mark[],
  { found, here }: { found: readonly Range[]; here: Range | undefined },
): TextPart[] {
  const ranges: Range[] = [...marks, ...found, ...(here ? [here] : [])];
  const inside = ranges.flatMap(({ start, end }) => [start, end]).filter((at) => at > 0 && at < text.length);
  const cuts = [0, ...new Set(inside), text.length].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const part = { start, end: cuts[i + 1]! };
    const over = marks.filter((mark) => holds(mark, part));
    return {
      text: text.slice(part.start, part.end),
      mark: over.find(({ kind }) => kind !== 'question') ?? over[0],
      isFound: found.some((range) => holds(range, part)),
      isHere: here !== undefined && here.end > here.start && holds(here, part),
    };
  });
}
