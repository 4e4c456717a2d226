import { type Accessor, createEffect, on } from 'solid-js';
import { isStill } from '../../charts/motion.ts';

const SLIDE_MS = 400;

/** Moves a list's lines from where they were to where they are whenever `order` changes; new ones come from above. */
export function createSlide(list: () => HTMLElement | undefined, order: Accessor<readonly string[]>): void {
  let tops = new WeakMap<Element, number>();
  createEffect(
    on(order, (_, before) => {
      const lines = [...(list()?.children ?? [])].filter((line) => line instanceof HTMLElement);
      const still = before === undefined || isStill();
      const places = lines.map((line) => ({ line, top: line.offsetTop, from: tops.get(line) }));
      // New lines come as far as those that they push down.
      const pushed = Math.max(
        ...places.map(({ line, top, from }) => (from === undefined ? line.offsetHeight : top - from)),
      );
      const move = () => {
        for (const { line, top, from } of places) {
          if (from === top) continue;
          const start =
            from === undefined
              ? { opacity: 0, transform: `translateY(${-pushed}px)` }
              : { transform: `translateY(${from - top}px)` };
          line.animate([start, { transform: 'none' }], {
            duration: SLIDE_MS,
            easing: 'cubic-bezier(.2, .7, .2, 1)',
          });
        }
      };
      // Once every list has been measured: one that moves has the browser lay out the page again for the next that asks.
      if (!still) queueMicrotask(move);
      tops = new WeakMap(places.map(({ line, top }) => [line, top]));
    }),
  );
}
