import { createMemo, Index, type JSX } from 'solid-js';
import '../tracks.css';
import { barLengths } from './bars-layout.ts';

export interface FunnelStep {
  name: string;
  value: number;
  /** What stands beside the bar. */
  figures: JSX.Element;
}

/** Steps one below the other, each a thin bar around one middle, as long as its value. */
export function Funnel(props: { steps: readonly FunnelStep[] }) {
  const lengths = createMemo(() => barLengths(props.steps.map(({ value }) => value)));
  return (
    <ol class="funnel">
      <Index each={props.steps}>
        {(step, i) => (
          <li>
            <bdi class="funnel-name" title={step().name}>
              {step().name}
            </bdi>
            <span class="funnel-bar" aria-hidden="true" style={{ '--to': lengths()[i] }} />
            <span class="funnel-figures">{step().figures}</span>
          </li>
        )}
      </Index>
    </ol>
  );
}
