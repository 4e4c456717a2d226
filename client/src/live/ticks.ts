import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';

/**
 * Counts the changes of `source`, at most one in `everyMs`: the first at once, what comes meanwhile in one go. For what is read
 * anew upon changes, so that a busy day does not become a storm of requests.
 */
export function createTicks(source: Accessor<unknown>, everyMs: number): Accessor<number> {
  const [ticks, setTicks] = createSignal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const tick = () => {
    isDue = false;
    setTicks((n) => n + 1);
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) tick();
    }, everyMs);
  };
  createEffect(
    on(
      source,
      () => {
        if (timer === undefined) tick();
        else isDue = true;
      },
      { defer: true },
    ),
  );
  onCleanup(() => clearTimeout(timer));
  return ticks;
}
