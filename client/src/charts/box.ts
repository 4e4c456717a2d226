import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** Room to draw in, and how large a rem is there, in pixels. */
export interface Box {
  width: number;
  height: number;
  rem: number;
}

/** The size of an element's content as it changes; undefined until it has one. Pass `measure` as the element's `ref`. */
export function createBox(): { box: Accessor<Box | undefined>; measure: (element: Element) => void } {
  const [box, setBox] = createSignal<Box>();
  const observer = new ResizeObserver((entries) => {
    const size = entries.at(-1)?.contentRect;
    if (size === undefined || size.width === 0 || size.height === 0) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    setBox({ width: size.width, height: size.height, rem });
  });
  onCleanup(() => observer.disconnect());
  return { box, measure: (element) => observer.observe(element) };
}
