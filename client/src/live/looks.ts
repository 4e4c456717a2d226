import { type Accessor, createSignal, onCleanup } from 'solid-js';

/**
 * Counts up every so often while somebody can see the page, and when it is seen again: for what is read anew although no figure
 * of the view tells that it changed.
 */
export function createLooks(everyMs: number): Accessor<number> {
  const [looks, setLooks] = createSignal(0);
  const look = () => {
    if (document.visibilityState === 'visible') setLooks((n) => n + 1);
  };
  const timer = setInterval(look, everyMs);
  document.addEventListener('visibilitychange', look);
  onCleanup(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  });
  return looks;
}
