import { Match, Switch } from 'solid-js';
import './charts.css';

export type Mood = 'positive' | 'neutral' | 'negative';

/** A mood as a shape and a colour: disc, bar, diamond, or an empty ring where it is not known. A word stands beside it. */
export function MoodMark(props: { mood: Mood | undefined }) {
  return (
    <svg class="mood-mark" viewBox="0 0 12 12" aria-hidden="true">
      <Switch fallback={<circle class="mood-unknown" cx="6" cy="6" r="4" />}>
        <Match when={props.mood === 'positive'}>
          <circle class="fill-positive" cx="6" cy="6" r="5" />
        </Match>
        <Match when={props.mood === 'neutral'}>
          <rect class="fill-neutral" x="1" y="4" width="10" height="4" rx="2" />
        </Match>
        <Match when={props.mood === 'negative'}>
          <path class="fill-negative" d="M6 0.2 11.8 6 6 11.8 0.2 6Z" />
        </Match>
      </Switch>
    </svg>
  );
}
