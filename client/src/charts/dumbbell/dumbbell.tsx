import { createMemo, Index, type JSX, Show } from 'solid-js';
import '../tracks.css';
import { type DumbbellPlaces, dumbbellPlaces, type EndsRoom, endsRoom } from './dumbbell-layout.ts';

/** Two values of one kind; `name` says which, where there are several rows. */
export interface DumbbellRow {
  top: number | undefined;
  team: number | undefined;
  name?: () => JSX.Element;
}

export interface DumbbellsProps {
  rows: readonly DumbbellRow[];
  /** Where the tracks end; absent: each at a round figure. */
  most?: number | undefined;
  format: (value: number) => string;
}

/** Top sellers (filled) and the team (ring) on a track a row, each with its figure. The sentence below says it in words. */
export function Dumbbells(props: DumbbellsProps) {
  const tracks = createMemo(() => props.rows.map(({ top, team }) => dumbbellPlaces(top, team, props.most)));
  const room = createMemo(() => endsRoom(tracks()));
  return (
    <ul class="dumbbells">
      <Index each={props.rows}>
        {(row, i) => (
          <li>
            <Show when={row().name} keyed>
              {(name) => <span class="dumbbell-name">{name()}</span>}
            </Show>
            <Track row={row()} places={tracks()[i]!} room={room()} format={props.format} />
          </li>
        )}
      </Index>
    </ul>
  );
}

interface TrackProps {
  row: DumbbellRow;
  places: DumbbellPlaces;
  room: EndsRoom;
  format: (value: number) => string;
}

function Track(props: TrackProps) {
  return (
    <div
      class="dumbbell"
      aria-hidden="true"
      style={{ '--left': props.room.left, '--right': props.room.right }}
    >
      <div class="dumbbell-track">
        <Show when={props.places.topAt !== undefined && props.places.teamAt !== undefined}>
          <span
            class="dumbbell-bar"
            style={{ '--at': props.places.from, '--length': props.places.to - props.places.from }}
          />
        </Show>
        <Show when={props.row.team !== undefined}>
          <span class="dot-team" style={{ '--at': props.places.teamAt }} />
          <span class={`dumbbell-figure ${props.places.teamSide}`} style={{ '--at': props.places.teamAt }}>
            {props.format(props.row.team ?? 0)}
          </span>
        </Show>
        <Show when={props.row.top !== undefined}>
          <span class="dot-top" style={{ '--at': props.places.topAt }} />
          <span class={`dumbbell-figure top ${props.places.topSide}`} style={{ '--at': props.places.topAt }}>
            {props.format(props.row.top ?? 0)}
          </span>
        </Show>
      </div>
    </div>
  );
}
