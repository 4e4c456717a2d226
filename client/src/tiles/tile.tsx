import { type Accessor, createEffect, createMemo, createUniqueId, type JSX, on, Show } from 'solid-js';
import { isStill } from '../charts/motion.ts';
import { useI18n } from '../i18n/index.tsx';
import { Definition } from './definition.tsx';
import { Ghost, type Shape } from './ghost.tsx';
import './tile.css';

/** What keeps a tile from showing the present. */
export interface Condition {
  /** The instant (RFC 3339) that the figures are from, where they are no longer live. */
  staleAt?: string | undefined;
  /** What went wrong and what to do next, in the reader's language. */
  problem?: string | undefined;
}

export interface TileProps<T> {
  title: string;
  /** What the figure means: shown on demand. */
  definition: string;
  /** What lies behind it, where its details lead. */
  behind?: 'calls' | 'recorded' | 'named' | 'sellers' | 'deals' | 'won';
  /** The address of its details. */
  details?: string | undefined;
  /** Undefined: on its way. */
  data: T | undefined;
  /** The shape to keep until it is there. */
  shape: Shape;
  /** The answer; shown while there is something to show. */
  children: (data: Accessor<T>) => JSX.Element;
  /** The quiet line below: how many calls, since when, against what. */
  proof?: (data: T) => string | undefined;
  /** What would be here and how to get it, where there is nothing; else undefined. */
  empty?: (data: T) => string | undefined;
  /** What the tile says, reduced to one comparable value: a new one makes the hairline glow once. */
  answer?: (data: T) => string | number;
  condition?: Condition | undefined;
}

const GLOW_MS = 1_200;

/** One question and its answer, in each of its states: loading, empty, stale, failed, and there. */
export function Tile<T extends object>(props: TileProps<T>) {
  const { t, format } = useI18n();
  const id = createUniqueId();
  const empty = createMemo(() => (props.data === undefined ? undefined : props.empty?.(props.data)));
  const answer = createMemo(() => (props.data === undefined ? undefined : props.answer?.(props.data)));
  const proof = () => {
    if (props.data === undefined) return undefined;
    const staleAt = props.condition?.staleAt;
    return staleAt === undefined
      ? props.proof?.(props.data)
      : t('tile.staleAt', { time: format().time(staleAt) });
  };
  const state = () => {
    if (props.condition?.problem !== undefined) return 'error';
    if (props.data === undefined) return 'loading';
    if (props.condition?.staleAt !== undefined) return 'stale';
    return empty() === undefined ? 'ready' : 'empty';
  };

  let glow: HTMLSpanElement | undefined;
  let glowsUntilMs = 0;
  createEffect(
    on(answer, (now, before) => {
      if (before === undefined || now === undefined || isStill()) return;
      // By the clock: to ask the element for its animations makes the browser lay out the page first.
      if (glow === undefined || performance.now() < glowsUntilMs) return;
      glowsUntilMs = performance.now() + GLOW_MS;
      glow.animate({ opacity: [1, 0] }, { duration: GLOW_MS, easing: 'ease-out' });
    }),
  );

  return (
    <article class="tile" data-state={state()} aria-labelledby={id} aria-busy={state() === 'loading'}>
      <header class="tile-head">
        <h3 id={id}>{props.title}</h3>
        <Definition
          of={props.title}
          text={props.definition}
          behind={props.behind && t(`tile.behind.${props.behind}`)}
        />
        <Show when={props.details}>
          {(details) => (
            <span class="tile-leads">
              <a class="tile-details" href={details()}>
                <svg viewBox="0 0 6 10" aria-hidden="true">
                  <path d="M1 1l4 4-4 4" />
                </svg>
                <span class="tile-details-word">{t('tile.details')}</span>
                <span class="unseen">: {props.title}</span>
              </a>
            </span>
          )}
        </Show>
      </header>
      <div class="tile-body">
        <Show
          when={props.condition?.problem === undefined}
          fallback={<p class="tile-word tile-problem">{props.condition?.problem}</p>}
        >
          <Show when={props.data} fallback={<Ghost shape={props.shape} />}>
            {(data) => (
              <Show when={empty() === undefined} fallback={<p class="tile-word">{empty()}</p>}>
                {props.children(data)}
              </Show>
            )}
          </Show>
        </Show>
      </div>
      <p class="tile-proof">
        <Show when={props.condition?.problem === undefined && (empty() === undefined || state() === 'stale')}>
          {proof()}
        </Show>
      </p>
      <span
        class="tile-glow"
        aria-hidden="true"
        ref={(element) => {
          glow = element;
        }}
      />
    </article>
  );
}
