import { arc, type DefaultArcObject, pie } from 'd3-shape';

export interface RingPart {
  key: string;
  value: number;
}

/** How large the drawing is, across, and how thick its stroke. */
export const RING = { size: 200, stroke: 14 } as const;

const OUTER = RING.size / 2;
const GAP = 2;
/** Less than this part of the whole is thinner than the gaps: a sliver would look like a fault. */
const LEAST_PART = 0.01;

/** The parts of a whole around a ring, from 12 o'clock, with round ends and gaps between. Empty parts and slivers are left out. */
export function ringArcs(parts: readonly RingPart[]): { key: string; path: string }[] {
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  const present = parts.filter(({ value }) => value > LEAST_PART * total);
  const draw = arc<DefaultArcObject>().cornerRadius(RING.stroke / 2);
  const padAngle = present.length > 1 ? GAP / OUTER : 0;
  const slices = pie<RingPart>()
    .value(({ value }) => value)
    .sort(null)
    .padAngle(padAngle)(present);
  return slices.map(({ data, startAngle, endAngle }) => ({
    key: data.key,
    path: draw({
      innerRadius: OUTER - RING.stroke,
      outerRadius: OUTER,
      startAngle,
      endAngle,
      padAngle,
    }) as string,
  }));
}
