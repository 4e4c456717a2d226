import type { DealState } from '@earshot/contracts';
import { Match, Switch } from 'solid-js';
import './deals.css';

/** A deal's state as a shape and a colour: a red disc with a stroke, a dashed ring, a pale disc. A word stands beside it. */
export function DealMark(props: { state: DealState }) {
  return (
    <svg class="deal-mark" viewBox="0 0 16 16" aria-hidden="true">
      <Switch fallback={<circle class="mark-fine" cx="8" cy="8" r="6" />}>
        <Match when={props.state === 'atRisk'}>
          <circle class="mark-risk" cx="8" cy="8" r="7" />
          <path class="mark-stroke" d="M8 4.2v4.6M8 11.4v.4" />
        </Match>
        <Match when={props.state === 'watch'}>
          <circle class="mark-watch" cx="8" cy="8" r="6" />
        </Match>
      </Switch>
    </svg>
  );
}
