import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js';

let lessMotion: MediaQueryList | undefined;

/** Whether values change without movement: the reader asked for that, or nobody is looking at the page. */
export function isStill(): boolean {
  // Asked at every change of every figure, and made once: each of them would be one more that the browser keeps up to date.
  lessMotion ??= matchMedia('(prefers-reduced-motion: reduce)');
  return document.hidden || lessMotion.matches;
}

const easeOut = (t: number) => 1 - (1 - t) ** 3;

/** A number that moves to its new value in `durationMs`, from wherever it is when that value comes. */
export function createTween(target: Accessor<number>, durationMs = 400): Accessor<number> {
  const goal = createMemo(target);
  const [shown, show] = createSignal(untrack(goal));
  let frame = 0;
  onCleanup(() => cancelAnimationFrame(frame));

  createEffect(
    on(
      goal,
      (to) => {
        cancelAnimationFrame(frame);
        const from = untrack(shown);
        if (isStill()) {
          show(to);
          return;
        }
        const beganAt = performance.now();
        const draw = (at: number) => {
          const t = Math.min(1, Math.max(0, at - beganAt) / durationMs);
          show(t === 1 ? to : from + (to - from) * easeOut(t));
          if (t < 1) frame = requestAnimationFrame(draw);
        };
        frame = requestAnimationFrame(draw);
      },
      { defer: true },
    ),
  );
  return shown;
}
