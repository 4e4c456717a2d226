import { createMemo, createSignal, type JSX } from 'solid-js';
import './charts.css';

/** A small card that says what a mark stands for, above the point (`x`, `y`) and inside the chart's width. */
export function ReadOut(props: { x: number; y: number; width: number; children: JSX.Element }) {
  const [own, setOwn] = createSignal({ width: 0, height: 0 });
  const measure = (element: HTMLElement) =>
    queueMicrotask(() => setOwn({ width: element.offsetWidth, height: element.offsetHeight }));
  const place = createMemo(() => {
    const left = Math.min(Math.max(props.x - own().width / 2, 0), Math.max(0, props.width - own().width));
    const above = props.y - own().height;
    return `translate(${left}px, ${above}px)`;
  });
  return (
    <div class="read-out" ref={measure} style={{ transform: place() }} aria-hidden="true">
      {props.children}
    </div>
  );
}
