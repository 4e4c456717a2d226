import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { createBox } from '../box.ts';
import '../charts.css';
import { ReadOut } from '../read-out.tsx';
import { type MarkKind, MarkPath } from './mark-shape.tsx';
import './timeline.css';
import { LanePart } from './lane-part.tsx';
import {
  overlapsOf,
  placedMarks,
  placedSpans,
  type Span,
  type Speech,
  type TimelineMark,
  ticksOf,
} from './timeline-layout.ts';
import { timelineRows } from './timeline-rows.ts';

export interface TimelineProps {
  /** What it shows and which keys it knows, for screen readers. */
  name: string;
  whole: Span;
  /** The part that is drawn. */
  view: Span;
  speech: readonly Speech[];
  marks: readonly TimelineMark[];
  /** Rows of marks, from above. */
  rows: readonly { kind: MarkKind; name: string }[];
  lanes: { seller: string; customer: string };
  /** The moment that is read. */
  at: number;
  /** What the transcript shows now. */
  inView: Span | undefined;
  clock: (sec: number) => string;
  /** A moment in words: when, and what is said. */
  describe: (sec: number) => string;
  readOut: (sec: number) => JSX.Element;
  onMove: (sec: number) => void;
  onKey: (event: KeyboardEvent) => void;
  /** Asks for a closer (`factor` below 1) or wider view around a moment. */
  onZoom: (factor: number, around: number) => void;
}

/** A call from left to right: two lanes of speech, where both speak at once, and rows of marks above. A press or a key moves the moment. */
export function Timeline(props: TimelineProps) {
  const { box, measure } = createBox();
  const rem = () => box()?.rem ?? 16;
  const isNarrow = () => (box()?.width ?? 0) < 34 * rem();
  const left = () => (isNarrow() ? 1.25 : 7.5) * rem();
  const width = () => Math.max(0, (box()?.width ?? 0) - left() - 0.5 * rem());
  const places = createMemo(() => timelineRows(props.rows.length, rem(), isNarrow()));
  const ticks = createMemo(() => ticksOf(props.view, width(), 4.5 * rem()));
  const overlaps = createMemo(() => overlapsOf(props.speech));
  const xOf = (sec: number) =>
    ((sec - props.view.from) / Math.max(1e-9, props.view.to - props.view.from)) * width();
  const [hover, setHover] = createSignal<number>();
  const secAt = (event: MouseEvent & { currentTarget: HTMLElement }) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - left();
    const part = Math.min(1, Math.max(0, x / Math.max(1, width())));
    return props.view.from + part * (props.view.to - props.view.from);
  };
  const wheel = (event: WheelEvent & { currentTarget: HTMLElement }) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    props.onZoom(event.deltaY < 0 ? 0.8 : 1.25, secAt(event));
  };
  const isSeen = (sec: number) => sec >= props.view.from && sec <= props.view.to;
  return (
    <div
      class="chart timeline"
      ref={measure}
      style={{ height: `${places().height}px` }}
      role="slider"
      tabIndex={0}
      aria-label={props.name}
      aria-valuemin={props.whole.from}
      aria-valuemax={props.whole.to}
      aria-valuenow={props.at}
      aria-valuetext={props.describe(props.at)}
      onClick={(event) => props.onMove(secAt(event))}
      onPointerMove={(event) => setHover(event.pointerType === 'touch' ? undefined : secAt(event))}
      onPointerLeave={() => setHover(undefined)}
      onKeyDown={(event) => props.onKey(event)}
      on:wheel={{ handleEvent: wheel as (event: WheelEvent) => void, passive: false }}
    >
      <svg aria-hidden="true">
        <For each={props.rows}>
          {({ kind, name }, i) => (
            <>
              <Show
                when={!isNarrow()}
                fallback={<MarkPath kind={kind} x={0.5 * rem()} y={places().rowY(i())} r={0.25 * rem()} />}
              >
                <text class="axis" y={places().rowY(i())} dy="0.35em">
                  {name}
                </text>
              </Show>
              <line
                class="grid-line"
                x1={left()}
                x2={left() + width()}
                y1={places().rowY(i())}
                y2={places().rowY(i())}
              />
            </>
          )}
        </For>
        <For each={['seller', 'customer'] as const}>
          {(lane) => (
            <text class="axis" y={places().labelY(lane)} dy="0.35em">
              {shortened(props.lanes[lane], isNarrow() ? (width() / rem()) * 1.6 : 14)}
            </text>
          )}
        </For>
        <g transform={`translate(${left()} 0)`}>
          <Show when={props.inView}>
            {(span) => (
              <For each={placedSpans([span()], props.view, width())}>
                {(at) => <rect class="timeline-in-view" x={at.x} width={at.width} height={places().axisY} />}
              </For>
            )}
          </Show>
          <LanePart
            speech={props.speech}
            overlaps={overlaps()}
            view={props.view}
            width={width()}
            laneY={places().laneY}
            laneHeight={places().laneHeight}
          />
          <For each={props.rows}>
            {({ kind }, i) => (
              <For
                each={placedMarks(props.marks, kind, {
                  view: props.view,
                  width: width(),
                  apart: 0.35 * rem(),
                })}
              >
                {(mark) => (
                  <MarkPath
                    kind={kind}
                    x={mark.x}
                    y={places().rowY(i())}
                    r={(mark.count > 1 ? 0.34 : 0.27) * rem()}
                  />
                )}
              </For>
            )}
          </For>
          <For each={ticks()}>
            {({ at, x }) => (
              <>
                <line class="grid-line" x1={x} x2={x} y1={places().axisY} y2={places().axisY + 0.3 * rem()} />
                <text class="axis middle" x={x} y={places().axisY + 1.25 * rem()}>
                  {props.clock(at)}
                </text>
              </>
            )}
          </For>
          <Show when={hover() !== undefined}>
            <line class="cursor" x1={xOf(hover()!)} x2={xOf(hover()!)} y2={places().axisY} />
          </Show>
          <Show when={isSeen(props.at)}>
            <g class="timeline-now" transform={`translate(${xOf(props.at)} 0)`}>
              <line y2={places().axisY} />
              <circle r={0.3 * rem()} cy={places().axisY} />
            </g>
          </Show>
        </g>
      </svg>
      <Show when={hover() !== undefined}>
        <ReadOut x={left() + xOf(hover()!)} y={0} width={box()?.width ?? 0}>
          {props.readOut(hover()!)}
        </ReadOut>
      </Show>
    </div>
  );
}

/** As much of a name as has room; the whole one is in the heading. */
function shortened(name: string, most: number): string {
  const letters = [...name];
  return letters.length <= most ? name : `${letters.slice(0, Math.max(1, Math.floor(most) - 1)).join('')}…`;
}
