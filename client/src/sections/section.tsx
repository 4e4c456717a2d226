import type { JSX } from 'solid-js';
import './home-grid.css';

/** A part of the page under one question. `aside` stands at the right of the heading. */
export function Section(props: {
  heading: string;
  class: string;
  aside?: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <section class={`section ${props.class}`}>
      <header class="section-head">
        <h2>{props.heading}</h2>
        {props.aside}
      </header>
      {props.children}
    </section>
  );
}
