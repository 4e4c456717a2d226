import { Index } from 'solid-js';

interface ValueAxisProps {
  ticks: readonly { value: number; y: number }[];
  /** How far the lines of the grid reach. */
  width: number;
  /** The unit of distances, in pixels. */
  rem: number;
  format: (value: number) => string;
}

/** The values of a chart at its left, each with its line of the grid. */
export function ValueAxis(props: ValueAxisProps) {
  return (
    <Index each={props.ticks}>
      {(tick) => (
        <>
          <line class="grid-line" x2={props.width} y1={tick().y} y2={tick().y} />
          <text class="axis end" x={-0.5 * props.rem} y={tick().y} dy="0.35em">
            {props.format(tick().value)}
          </text>
        </>
      )}
    </Index>
  );
}
