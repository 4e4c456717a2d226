import { Show } from 'solid-js';
import './figure-bar.css';

interface FigureBarProps {
  /** Parts of the greatest value of a column, 0…1; undefined where there is no value. */
  of: number | undefined;
  team: number | undefined;
  top?: number | undefined;
}

/** A value beside others of its column: a bar from a common edge, the team's average as a tick, the top sellers' as another. */
export function FigureBar(props: FigureBarProps) {
  return (
    <span class="figure-bar" aria-hidden="true">
      <Show when={props.of !== undefined}>
        <span class="figure-bar-of" style={{ '--to': props.of }} />
      </Show>
      <Show when={props.team !== undefined}>
        <span class="figure-tick" style={{ '--at': props.team }} />
      </Show>
      <Show when={props.top !== undefined}>
        <span class="figure-tick top" style={{ '--at': props.top }} />
      </Show>
    </span>
  );
}
