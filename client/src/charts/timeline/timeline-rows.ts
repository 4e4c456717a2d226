import type { Lane } from './timeline-layout.ts';

/** Where the parts of a timeline stand from above, in pixels. */
export interface TimelineRows {
  rowY: (row: number) => number;
  laneY: (lane: Lane) => number;
  labelY: (lane: Lane) => number;
  laneHeight: number;
  axisY: number;
  height: number;
}

const ROW_REM = 1.25;
const LANE_REM = 2.5;
/** Between the lanes: where both speak at once. */
const GAP_REM = 0.75;
const LABEL_REM = 1.25;

/** Rows of marks, then the two lanes, then the axis. On a narrow page each lane has its name above it. */
export function timelineRows(rows: number, rem: number, isNarrow: boolean): TimelineRows {
  const label = isNarrow ? LABEL_REM : 0;
  const top = { seller: rows * ROW_REM + label, customer: rows * ROW_REM + 2 * label + LANE_REM + GAP_REM };
  const end = top.customer + LANE_REM + 0.25;
  return {
    rowY: (row) => (row + 0.5) * ROW_REM * rem,
    laneY: (lane) => top[lane] * rem,
    labelY: (lane) => (top[lane] + (isNarrow ? -0.5 * label : 0.5 * LANE_REM)) * rem,
    laneHeight: LANE_REM * rem,
    axisY: end * rem,
    height: (end + 1.5) * rem,
  };
}
