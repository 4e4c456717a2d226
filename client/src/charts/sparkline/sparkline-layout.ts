import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';

/** A value from step to step. */
export interface Course {
  /** At equal distances; undefined where there is nothing to make one from. */
  values: readonly (number | undefined)[];
  /** Ends that tell of less time than the rest: they say less of the course, and so does the way there. */
  short?: { first: boolean; last: boolean };
  /** Heights are measured from 0: of sums. Else from the least value. */
  fromZero?: boolean;
}

interface Point {
  x: number;
  y: number;
}

export interface Spark {
  path: string;
  /** What tells less: the ways to and from ends that are short, and over steps without a value. */
  faintPath: string;
  /** The latest value there is; undefined where there is none. */
  end: (Point & { isShort: boolean }) | undefined;
}

/** A bare line from left to right in a box; equal values lie in the middle. */
export function sparkOf(course: Course, size: { width: number; height: number }): Spark {
  const { values, short = { first: false, last: false } } = course;
  const last = values.length - 1;
  const x = scaleLinear([0, Math.max(last, 1)], [0, size.width]);
  const y = heightsOf(course, size.height);
  const isShort = (i: number) => (i === 0 && short.first) || (i === last && short.last);
  const points = values.map((value, i) => (value === undefined ? undefined : { x: x(i), y: y(value) }));
  const known = [...points.keys()].filter((i) => points[i] !== undefined);
  const faint = known
    .slice(1)
    .map((i, before) => [known[before]!, i] as const)
    .filter(([from, to]) => to - from > 1 || isShort(from) || isShort(to));
  const end = known.at(-1);
  return {
    path: pathOf(points.map((point, i) => (isShort(i) ? undefined : point))),
    faintPath: faint.map(([from, to]) => pathOf([points[from], points[to]])).join(''),
    end: end === undefined ? undefined : { ...points[end]!, isShort: end === last && short.last },
  };
}

function heightsOf({ values, fromZero = false }: Course, height: number) {
  const known = values.filter((value) => value !== undefined);
  const [low, high] = [fromZero ? 0 : (min(known) ?? 0), max(known) ?? 0];
  return scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [height, 0]);
}

const pathOf = (points: readonly (Point | undefined)[]) =>
  line<Point | undefined>(
    (point) => point?.x ?? 0,
    (point) => point?.y ?? 0,
  )
    .defined((point) => point !== undefined)
    .curve(curveMonotoneX)(points) ?? '';
