import { createMemo, For } from 'solid-js';
import { createBox } from '../box.ts';
import { blocksOf, placedSpans, type Span, type Speech } from './timeline-layout.ts';

interface OverviewProps {
  whole: Span;
  view: Span;
  speech: readonly Speech[];
  onMove: (sec: number) => void;
}

/** The whole call as a thin strip with the part that is shown: a press moves it. Keys do the same on the timeline itself. */
export function Overview(props: OverviewProps) {
  const { box, measure } = createBox();
  const width = () => box()?.width ?? 0;
  const blocks = createMemo(() => blocksOf(props.speech, props.whole, width()));
  const half = () => (box()?.height ?? 0) / 2;
  const move = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const part = Math.min(1, Math.max(0, x / Math.max(1, width())));
    props.onMove(props.whole.from + part * (props.whole.to - props.whole.from));
  };
  return (
    <div
      class="chart timeline-overview"
      ref={measure}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        move(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && move(event)}
    >
      <svg aria-hidden="true">
        <For each={blocks()}>
          {(block) => (
            <rect
              class="speech"
              data-tone={block.tone}
              x={block.x}
              width={block.width}
              y={block.lane === 'seller' ? 0 : half()}
              height={half()}
            />
          )}
        </For>
        <For each={placedSpans([props.view], props.whole, width())}>
          {(at) => <rect class="overview-view" x={at.x} width={at.width} height={2 * half()} />}
        </For>
      </svg>
    </div>
  );
}
