import { createMemo, For, type JSX, Show } from 'solid-js';
import '../charts.css';
import { createTween } from '../motion.ts';
import { RING, ringArcs } from './ring-layout.ts';

export interface SentimentCounts {
  positive: number;
  neutral: number;
  negative: number;
}

/** Calls by class around a ring, and whatever stands in its middle. Its parts are said in words beside it. */
export function SentimentRing(props: { counts: SentimentCounts; children: JSX.Element }) {
  const negative = createTween(() => props.counts.negative);
  const neutral = createTween(() => props.counts.neutral);
  const positive = createTween(() => props.counts.positive);
  const arcs = createMemo(() =>
    ringArcs([
      { key: 'negative', value: negative() },
      { key: 'neutral', value: neutral() },
      { key: 'positive', value: positive() },
    ]),
  );
  const pathOf = (key: string) => arcs().find((part) => part.key === key)?.path;
  return (
    <div class="ring">
      <svg viewBox={`${-RING.size / 2} ${-RING.size / 2} ${RING.size} ${RING.size}`} aria-hidden="true">
        <Show when={arcs().length === 0}>
          <circle class="ring-track" r={(RING.size - RING.stroke) / 2} stroke-width={RING.stroke} />
        </Show>
        <For each={['negative', 'neutral', 'positive']}>
          {(key) => <path class={`fill-${key}`} d={pathOf(key) ?? ''} />}
        </For>
      </svg>
      <div class="ring-middle">{props.children}</div>
    </div>
  );
}
