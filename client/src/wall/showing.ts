import { type Accessor, createSignal, onCleanup } from 'solid-js';

export interface Showing<T> {
  /** What has its time on the screen now. */
  now: Accessor<T | undefined>;
  show: (item: T) => void;
}

/** Shows one thing after the other, each for `forMs`. Of more than `most` that wait, the oldest are left out. */
export function createShowing<T>(forMs: number, most: number): Showing<T> {
  const [now, setNow] = createSignal<T>();
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    const item = waiting.shift();
    timer = item === undefined ? undefined : setTimeout(next, forMs);
    setNow(() => item);
  };
  onCleanup(() => clearTimeout(timer));
  return {
    now,
    show(item) {
      waiting = [...waiting, item].slice(-most);
      if (timer === undefined) next();
    },
  };
}
