import { For, Match, Switch } from 'solid-js';
import './tile.css';

export type Shape = 'ring' | 'bubbles' | 'chart' | 'lines' | 'figure';

const CIRCLES = [
  [50, 52, 22],
  [22, 30, 14],
  [80, 30, 13],
  [24, 74, 12],
  [78, 76, 15],
  [52, 16, 9],
  [50, 88, 8],
] as const;

/** The shape of what is on its way. */
export function Ghost(props: { shape: Shape }) {
  return (
    <div class={`ghost ghost-${props.shape}`} aria-hidden="true">
      <Switch>
        <Match when={props.shape === 'ring'}>
          <svg viewBox="0 0 100 100" aria-hidden="true">
            <circle class="ghost-ring-stroke" cx="50" cy="50" r="46" />
          </svg>
          <span class="ghost-line" />
        </Match>
        <Match when={props.shape === 'bubbles'}>
          <For each={[1, 2, 3]}>{() => <span class="ghost-line" />}</For>
          <svg viewBox="0 0 100 100" aria-hidden="true">
            <For each={CIRCLES}>{([cx, cy, r]) => <circle cx={cx} cy={cy} r={r} />}</For>
          </svg>
        </Match>
        <Match when={props.shape === 'chart'}>
          <span class="ghost-number" />
          <span class="ghost-area" />
        </Match>
        <Match when={props.shape === 'figure'}>
          <span class="ghost-number" />
          <span class="ghost-line" />
        </Match>
        <Match when={props.shape === 'lines'}>
          <For each={[1, 2, 3]}>{() => <span class="ghost-line" />}</For>
        </Match>
      </Switch>
    </div>
  );
}
