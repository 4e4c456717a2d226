import { createMemo, Show } from 'solid-js';
import '../tracks.css';
import { type BulletValues, bulletPlaces } from './bullet-layout.ts';

export interface BulletProps extends BulletValues {
  /** What the bar shows, in words. */
  described: string;
  thin?: boolean;
}

/** What is reached, and what may come, on one bar with its target and today's pace. */
export function Bullet(props: BulletProps) {
  const places = createMemo(() => bulletPlaces(props));
  return (
    <div class="bullet" classList={{ thin: props.thin === true }} role="img" aria-label={props.described}>
      <div class="bullet-track">
        <span class="bullet-ahead" style={{ '--to': places().aheadTo }} />
        <span class="bullet-done" style={{ '--to': places().doneTo }} />
      </div>
      <Show when={places().targetAt !== undefined}>
        <span class="bullet-target" style={{ '--at': places().targetAt }} />
      </Show>
      <Show when={places().paceAt !== undefined}>
        <span class="bullet-pace" style={{ '--at': places().paceAt }} />
      </Show>
    </div>
  );
}
