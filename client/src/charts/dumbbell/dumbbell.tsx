import { createMemo, Show } from 'solid-js';
import '../tracks.css';
import { dumbbellPlaces } from './dumbbell-layout.ts';

export interface DumbbellProps {
  top: number | undefined;
  team: number | undefined;
  /** Where the track ends; absent: at a round figure. */
  most?: number | undefined;
  format: (value: number) => string;
}

/** Top sellers (filled) and the team (ring) on one track, each with its figure. The sentence below says it in words. */
export function Dumbbell(props: DumbbellProps) {
  const places = createMemo(() => dumbbellPlaces(props.top, props.team, props.most));
  return (
    <div class="dumbbell" aria-hidden="true">
      <div class="dumbbell-track">
        <Show when={places().topAt !== undefined && places().teamAt !== undefined}>
          <span
            class="dumbbell-bar"
            style={{ '--at': places().from, '--length': places().to - places().from }}
          />
        </Show>
        <Show when={props.team !== undefined}>
          <span class="dot-team" style={{ '--at': places().teamAt }} />
          <span class={`dumbbell-figure ${places().teamSide}`} style={{ '--at': places().teamAt }}>
            {props.format(props.team ?? 0)}
          </span>
        </Show>
        <Show when={props.top !== undefined}>
          <span class="dot-top" style={{ '--at': places().topAt }} />
          <span class={`dumbbell-figure top ${places().topSide}`} style={{ '--at': places().topAt }}>
            {props.format(props.top ?? 0)}
          </span>
        </Show>
      </div>
    </div>
  );
}
