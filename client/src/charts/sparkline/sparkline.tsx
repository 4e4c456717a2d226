import { createMemo, Show } from 'solid-js';
import { createBox } from '../box.ts';
import '../charts.css';
import { type Course, sparkOf } from './sparkline-layout.ts';

/** The course of a value in a word's height, to stand beside the value itself. `described` says it in words. */
export function Sparkline(props: { course: Course; described: string }) {
  const { box, measure } = createBox();
  const spark = createMemo(() => sparkOf(props.course, box() ?? { width: 0, height: 0 }));
  return (
    <div class="sparkline" ref={measure} role="img" aria-label={props.described} title={props.described}>
      <Show when={box()}>
        {(size) => (
          <svg aria-hidden="true">
            <path class="spark-line" d={spark().path} />
            <path class="spark-line faint" d={spark().faintPath} />
            <Show when={spark().end}>
              {(end) => (
                <circle
                  class="spark-end"
                  classList={{ short: end().isShort }}
                  cx={end().x}
                  cy={end().y}
                  r={0.14 * size().rem}
                />
              )}
            </Show>
          </svg>
        )}
      </Show>
    </div>
  );
}
