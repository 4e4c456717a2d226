import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import './lines.css';

/**
 * How many lines stand whole in a list of the class `whole-lines`. Lines for which there is no room begin a second column,
 * out of sight: they are put out of reach of keyboard and screen reader as well.
 */
export function createWholeLines(
  list: () => HTMLElement | undefined,
  order: Accessor<readonly string[]>,
): Accessor<number> {
  const [whole, setWhole] = createSignal(0);
  const lines = () => [...(list()?.children ?? [])].filter((line) => line instanceof HTMLElement);
  const look = () => {
    const all = lines();
    const isOutside = all.map((line) => line.offsetLeft !== all[0]?.offsetLeft);
    // Set only where it changes: the browser looks at the whole list again whenever one is set.
    for (const [i, line] of all.entries())
      if (line.inert !== isOutside[i]) line.inert = isOutside[i] === true;
    setWhole(isOutside.filter((outside) => !outside).length);
  };
  const observer = new ResizeObserver(look);
  onCleanup(() => observer.disconnect());
  createEffect(
    on(order, () => {
      observer.disconnect();
      for (const element of [list(), ...lines()]) if (element !== undefined) observer.observe(element);
    }),
  );
  return whole;
}
