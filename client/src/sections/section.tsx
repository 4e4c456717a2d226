import { createUniqueId, type JSX, Show } from 'solid-js';
import { createFolding } from './folding.ts';
import './home-grid.css';
import './folding.css';

interface SectionProps {
  heading: string;
  class: string;
  /** Stands at the right of the heading. */
  aside?: JSX.Element;
  /** Shows its heading only to those who hear the page, where it does not fold. */
  quiet?: boolean;
  /** Its main figure in one line: shown in place of the whole where a phone has it folded. */
  summary: JSX.Element;
  children: JSX.Element;
}

/** A part of the page under one question. On a phone its heading folds and opens it. */
export function Section(props: SectionProps) {
  const { folds, isOpen, toggle } = createFolding(props.class);
  const id = createUniqueId();
  return (
    <section class={`section ${props.class}`} classList={{ folds: folds(), folded: !isOpen() }}>
      <header class="section-head" classList={{ unseen: props.quiet === true && !folds() }}>
        <h2>
          <Show when={folds()} fallback={props.heading}>
            <button type="button" class="fold" aria-expanded={isOpen()} aria-controls={id} onClick={toggle}>
              <span>{props.heading}</span>
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <path d="M2 4l4 4 4-4" />
              </svg>
            </button>
          </Show>
        </h2>
        <Show when={isOpen()}>{props.aside}</Show>
      </header>
      <Show when={isOpen()} fallback={<p id={id}>{props.summary}</p>}>
        <Show when={folds()} fallback={props.children}>
          <div id={id} class="section-body">
            {props.children}
          </div>
        </Show>
      </Show>
    </section>
  );
}

/** A folded section's one line: its main figure, and what that is. */
export function Summary(props: { figure: string | undefined; words: string; isStale: boolean }) {
  return (
    <span class="summary" classList={{ stale: props.isStale }}>
      <Show when={props.figure}>
        <strong class="summary-figure">{props.figure}</strong>{' '}
      </Show>
      {props.words}
    </span>
  );
}
