import { createMemo, Index, Show } from 'solid-js';
import '../tracks.css';
import { barLengths } from './bars-layout.ts';

export interface Pair {
  name: string;
  top: number | undefined;
  team: number | undefined;
}

/** Top sellers over the team, a pair of bars each, all on one scale. */
export function PairedBars(props: { pairs: readonly Pair[]; format: (value: number) => string }) {
  const lengths = createMemo(() => barLengths(props.pairs.flatMap(({ top, team }) => [top, team])));
  return (
    <ul class="paired-bars">
      <Index each={props.pairs}>
        {(pair, i) => (
          <li>
            <span class="pair-name">{pair().name}</span>
            <span class="pair-bars" aria-hidden="true">
              <Show when={pair().top !== undefined}>
                <span class="bar bar-top" style={{ '--to': lengths()[2 * i] }} />
              </Show>
              <span class="bar bar-team" style={{ '--to': lengths()[2 * i + 1] }} />
            </span>
            <span class="pair-figures figures-of">
              <Show when={pair().top !== undefined}>
                <strong>{props.format(pair().top ?? 0)}</strong>
              </Show>
              <span>{props.format(pair().team ?? 0)}</span>
            </span>
          </li>
        )}
      </Index>
    </ul>
  );
}
