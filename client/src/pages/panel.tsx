import { type Accessor, type JSX, Match, Show, Switch } from 'solid-js';
import type { Read } from '../live/read.ts';
import { FailureNotice } from './failure-notice.tsx';
import './panel.css';

interface PanelProps<T> {
  read: Read<T>;
  title: string;
  class?: string;
  /** What would be here and how to get it, where there is nothing. */
  empty?: (data: T) => string | undefined;
  children: (data: Accessor<T>) => JSX.Element;
}

/** A part of a page that is read from the server, in each of its states: on its way, refused, empty, out of date, and there. */
export function Panel<T extends object>(props: PanelProps<T>) {
  const state = () => props.read.state();
  return (
    <section
      class={`panel ${props.class ?? ''}`}
      data-state={state()}
      aria-label={props.title}
      aria-busy={state() === 'loading' || state() === 'moving'}
    >
      <h2>{props.title}</h2>
      <FailureNotice read={props.read} />
      <Switch>
        <Match when={props.read.data() === undefined && state() === 'loading'}>
          <div class="panel-ghost" aria-hidden="true" />
        </Match>
        <Match when={props.read.data() !== undefined && props.read.data()}>
          {(data) => (
            <Show
              when={props.empty?.(data()) === undefined}
              fallback={<p class="panel-empty">{props.empty?.(data())}</p>}
            >
              {props.children(data)}
            </Show>
          )}
        </Match>
      </Switch>
    </section>
  );
}
