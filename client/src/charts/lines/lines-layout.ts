import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';

/** One course over the steps of a series; a step of which nothing can be told is undefined, and leaves a gap. */
export interface Line {
  id: string;
  label: string;
  values: readonly (number | undefined)[];
}

export interface DrawnLine {
  id: string;
  label: string;
  path: string;
  /** Values that stand alone between gaps: a path does not show them. */
  dots: { x: number; y: number }[];
  /** Where the last value stands, and how high its label may, so that labels do not lie upon each other. */
  end: { x: number; y: number; labelY: number } | undefined;
}

export interface LinesLayout {
  /** The middle of each step. */
  xs: number[];
  lines: DrawnLine[];
  y: (value: number) => number;
  valueTicks: { value: number; y: number }[];
  /** Steps that are named below the chart. */
  namedSteps: number[];
}

export interface LinesRoom {
  width: number;
  height: number;
  /** Labels and names need so much, in the unit of `width`. */
  lineHeight: number;
  nameWidth: number;
  /** The value that the axis must reach, for charts side by side. */
  top?: number;
  /** Whole numbers only on the axis: counts. */
  isWhole?: boolean;
}

/** The course of several values over `steps` steps of equal width. */
export function linesOf(lines: readonly Line[], steps: number, room: LinesRoom): LinesLayout {
  const greatest = max(lines.flatMap(({ values }) => values.filter((value) => value !== undefined))) ?? 0;
  const reach = Math.max(room.top ?? 0, greatest) || 1;
  const y = scaleLinear([0, reach], [room.height, 0]);
  const xs = Array.from({ length: steps }, (_, i) => ((i + 0.5) / steps) * room.width);
  const drawn = lines.map((each) => draw(each, xs, y));
  spread(drawn, room);
  const ticks = y.ticks(Math.max(2, Math.floor(room.height / (3.5 * room.lineHeight))));
  return {
    xs,
    lines: drawn,
    y,
    valueTicks: (room.isWhole ? ticks.filter(Number.isInteger) : ticks).map((value) => ({
      value,
      y: y(value),
    })),
    namedSteps: namedOf(steps, room),
  };
}

function draw({ id, label, values }: Line, xs: readonly number[], y: (value: number) => number): DrawnLine {
  const at = (i: number) => ({ x: xs[i]!, y: y(values[i]!) });
  const isKnown = (i: number) => values[i] !== undefined;
  const indices = xs.map((_, i) => i);
  const path =
    line<number>(
      (i) => at(i).x,
      (i) => at(i).y,
    )
      .defined(isKnown)
      .curve(curveMonotoneX)(indices) ?? '';
  const last = indices.findLast(isKnown);
  return {
    id,
    label,
    path,
    dots: indices.filter((i) => isKnown(i) && !isKnown(i - 1) && !isKnown(i + 1)).map(at),
    end: last === undefined ? undefined : { ...at(last), labelY: at(last).y },
  };
}

/** Moves labels apart, from the highest down and then, where the last ones would stand below the chart, back up. */
function spread(lines: DrawnLine[], { height, lineHeight }: LinesRoom): void {
  const ends = lines.flatMap(({ end }) => end ?? []).sort((a, b) => a.y - b.y);
  let free = 0;
  for (const end of ends) {
    end.labelY = Math.max(end.y, free);
    free = end.labelY + lineHeight;
  }
  let limit = height;
  for (const end of ends.reverse()) {
    end.labelY = Math.min(end.labelY, limit);
    limit = end.labelY - lineHeight;
  }
}

/** As many steps as have room for their names, at equal distances, the first one always. */
function namedOf(steps: number, { width, nameWidth }: LinesRoom): number[] {
  const most = Math.max(1, Math.floor(width / nameWidth));
  const every = Math.max(1, Math.ceil(steps / most));
  return Array.from({ length: Math.ceil(steps / every) }, (_, i) => i * every);
}
