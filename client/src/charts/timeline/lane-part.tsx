import { createMemo, For } from 'solid-js';
import { blocksOf, type Lane, placedSpans, type Span, type Speech, type Tone } from './timeline-layout.ts';

/** Which part of its lane a block fills, from above: how something sounds shows by height too, not by colour alone. */
const PARTS: Record<Tone, { from: number; to: number }> = {
  positive: { from: 0, to: 0.6 },
  neutral: { from: 0.2, to: 0.8 },
  negative: { from: 0.4, to: 1 },
  plain: { from: 0.2, to: 0.8 },
  silent: { from: 0.45, to: 0.55 },
};

interface LanePartProps {
  speech: readonly Speech[];
  overlaps: readonly Span[];
  view: Span;
  width: number;
  laneY: (lane: Lane) => number;
  laneHeight: number;
}

/** Both lanes of speech, and between them where both speak at once. */
export function LanePart(props: LanePartProps) {
  const blocks = createMemo(() => blocksOf(props.speech, props.view, props.width));
  const gapY = () => props.laneY('seller') + props.laneHeight;
  const gap = () => Math.min(props.laneY('customer') - gapY(), 0.3 * props.laneHeight);
  return (
    <>
      <For each={blocks()}>
        {(block) => (
          <rect
            class="speech"
            classList={{ apart: block.width > 4 }}
            data-tone={block.tone}
            x={block.x}
            width={block.width}
            y={props.laneY(block.lane) + PARTS[block.tone].from * props.laneHeight}
            height={(PARTS[block.tone].to - PARTS[block.tone].from) * props.laneHeight}
          />
        )}
      </For>
      <For each={placedSpans(props.overlaps, props.view, props.width)}>
        {(at) => (
          <rect class="overlap" x={at.x} width={at.width} y={gapY() + 0.25 * gap()} height={0.5 * gap()} />
        )}
      </For>
    </>
  );
}
