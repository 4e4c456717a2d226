import { type Accessor, createMemo, Index, type JSX } from 'solid-js';
import '../tracks.css';
import { barLengths } from './bars-layout.ts';

export interface RankedBar {
  name: string;
  value: number;
}

interface RankedBarsProps<Bar extends RankedBar> {
  bars: readonly Bar[];
  /** What stands beside a bar. */
  children: (bar: Accessor<Bar>) => JSX.Element;
}

/** Values one below the other in the order given, each a bar from the same edge, all on one scale. */
export function RankedBars<Bar extends RankedBar>(props: RankedBarsProps<Bar>) {
  const lengths = createMemo(() => barLengths(props.bars.map(({ value }) => value)));
  return (
    <ol class="ranked-bars">
      <Index each={props.bars}>
        {(bar, i) => (
          <li>
            <bdi class="ranked-name" title={bar().name}>
              {bar().name}
            </bdi>
            <span class="ranked-bar" aria-hidden="true" style={{ '--to': lengths()[i] }} />
            <span class="ranked-figures">{props.children(bar)}</span>
          </li>
        )}
      </Index>
    </ol>
  );
}
