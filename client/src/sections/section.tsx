import type { JSX } from 'solid-js';
import './home-grid.css';

/**
 * A part of the page under one question. `aside` stands at the right of the heading; a `quiet` part shows its heading
 * only to those who hear the page.
 */
export function Section(props: {
  heading: string;
  class: string;
  aside?: JSX.Element;
  quiet?: boolean;
  children: JSX.Element;
}) {
  return (
    <section class={`section ${props.class}`}>
      <header class="section-head" classList={{ unseen: props.quiet === true }}>
        <h2>{props.heading}</h2>
        {props.aside}
      </header>
      {props.children}
    </section>
  );
}
