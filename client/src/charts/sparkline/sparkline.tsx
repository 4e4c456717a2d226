import { createMemo, Show } from 'solid-js';
import { createBox } from '../box.ts';
import '../charts.css';
import { sparkOf } from './sparkline-layout.ts';

/** The course of a value in a word's height. `described` says it in words. */
export function Sparkline(props: { values: readonly number[]; described: string }) {
  const { box, measure } = createBox();
  const spark = createMemo(() => sparkOf(props.values, box() ?? { width: 0, height: 0 }));
  return (
    <div class="sparkline" ref={measure}>
      <svg role="img" aria-label={props.described}>
        <path class="line-this" d={spark().path} />
        <Show when={spark().end}>
          {(end) => <circle class="dot-this" cx={end().x} cy={end().y} r={0.16 * (box()?.rem ?? 16)} />}
        </Show>
      </svg>
    </div>
  );
}
