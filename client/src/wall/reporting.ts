import type { ScreenReport } from '@earshot/contracts';
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import { pageBuild } from '../live/build.ts';
import type { Connection } from '../live/connection.ts';
import type { LiveState } from '../live/staleness.ts';

const EVERY_MS = 15_000;
/** Sizes come in a flood while a window is dragged. */
const SETTLED_MS = 500;

const STATES: Partial<Record<LiveState, ScreenReport['state']>> = {
  live: 'live',
  delayed: 'delayed',
  stale: 'stale',
};

const sizeNow = () => ({
  widthPx: Math.max(1, innerWidth),
  heightPx: Math.max(1, innerHeight),
  pixelRatio: Math.min(16, Math.max(0.1, devicePixelRatio)),
});

/** Tells the server what this screen is and how its figures stand: at every change, and every 15 seconds. */
export function createReporting(
  connection: Connection,
  state: Accessor<LiveState>,
  layout: Accessor<ScreenReport['layout'] | undefined>,
): void {
  const [size, setSize] = createSignal(sizeNow());
  const resized = () => setSize(sizeNow());
  window.addEventListener('resize', resized);
  const report = createMemo((): ScreenReport => {
    const shown = layout();
    return {
      state: STATES[state()] ?? 'waiting',
      build: (pageBuild() ?? '').slice(0, 64),
      ...size(),
      ...(shown !== undefined && { layout: shown }),
    };
  });
  let settling: ReturnType<typeof setTimeout> | undefined;
  const say = () => connection.report(report());
  createEffect(
    on(
      () => [JSON.stringify(report()), connection.state() === 'online'],
      () => {
        clearTimeout(settling);
        settling = setTimeout(say, SETTLED_MS);
      },
    ),
  );
  const saying = setInterval(say, EVERY_MS);
  onCleanup(() => {
    window.removeEventListener('resize', resized);
    clearTimeout(settling);
    clearInterval(saying);
  });
}
