import type { SeriesSteps } from '@earshot/contracts';
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { createBox } from '../box.ts';
import '../charts.css';
import { chosenOf, moved, NO_CURSOR, nearest } from '../cursor.ts';
import { ReadOut } from '../read-out.tsx';
import { ValueAxis } from '../value-axis.tsx';
import './lines.css';
import { type Line, linesOf } from './lines-layout.ts';

/** How a line is drawn: in the colour of what it means, or as one among others. */
export type LineTone = 'strong' | 'quiet' | 'positive' | 'neutral' | 'negative';

export interface LinesProps {
  /** What the chart shows, for screen readers. */
  name: string;
  steps: SeriesSteps;
  lines: readonly (Line & { tone: LineTone })[];
  format: (value: number) => string;
  /** A step by its index, short for the axis and in full. */
  stepName: (step: number) => string;
  /** Everything at a step in words. */
  describe: (step: number) => string;
  /** Counts: the axis has whole numbers. */
  isWhole?: boolean;
  /** The value that the axis must reach, for charts side by side. */
  top?: number;
  /** False where the names stand beside the chart: then its lines have none at their ends. */
  areNamed?: boolean;
  /** Takes the steps that the reader has chosen, by drag or by Shift, arrows and Enter; absent: there is nothing to choose. */
  onChoose?: ((first: number, last: number) => void) | undefined;
  /** What is shown at a step, where the words of `describe` are not enough. */
  readOut?: (step: number) => JSX.Element;
}

/** The course of several values over time, with their names at their ends. Pointer and arrow keys read out a step. */
export function Lines(props: LinesProps) {
  const { box, measure } = createBox();
  const rem = () => box()?.rem ?? 16;
  const left = () => 2.75 * rem();
  const isNamed = () => props.lines.length > 1 && props.areNamed !== false;
  const right = () => (isNamed() ? Math.min(8 * rem(), 0.3 * (box()?.width ?? 0)) : rem());
  const area = () => ({
    width: Math.max(0, (box()?.width ?? 0) - left() - right()),
    height: Math.max(0, (box()?.height ?? 0) - 2.4 * rem()),
  });
  const chart = createMemo(() =>
    linesOf(props.lines, props.steps.from.length, {
      ...area(),
      lineHeight: rem(),
      nameWidth: 4.5 * rem(),
      ...(props.top !== undefined && { top: props.top }),
      ...(props.isWhole && { isWhole: true }),
    }),
  );
  const toneOf = (id: string) => props.lines.find((line) => line.id === id)?.tone ?? 'quiet';
  const [cursor, setCursor] = createSignal(NO_CURSOR);
  const at = () => {
    const step = cursor().at;
    return step !== undefined && step < chart().xs.length ? step : undefined;
  };
  const chosen = createMemo(() => chosenOf(cursor()));
  const stepWidth = () => area().width / Math.max(1, chart().xs.length);

  const stepAt = (event: PointerEvent & { currentTarget: HTMLElement }) =>
    nearest(chart().xs, event.clientX - event.currentTarget.getBoundingClientRect().left - left());
  const choose = () => {
    const span = chosen();
    if (span) props.onChoose?.(...span);
    setCursor(({ at }) => ({ at, anchor: undefined }));
  };
  const down = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (props.onChoose === undefined || event.pointerType === 'touch') return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const step = stepAt(event);
    setCursor({ at: step, anchor: step });
  };
  const up = () => {
    const span = chosen();
    if (span && span[0] !== span[1]) choose();
    else setCursor(({ at }) => ({ at, anchor: undefined }));
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && chosen()) {
      event.preventDefault();
      choose();
      return;
    }
    const shiftKey = event.shiftKey && props.onChoose !== undefined;
    const next = moved(cursor(), { key: event.key, shiftKey }, chart().xs.length);
    if (next === undefined) return;
    event.preventDefault();
    setCursor(next);
  };

  return (
    <div
      class="chart lines"
      classList={{ choosable: props.onChoose !== undefined }}
      ref={measure}
      role="slider"
      tabIndex={0}
      aria-label={props.name}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, chart().xs.length - 1)}
      aria-valuenow={at() ?? Math.max(0, chart().xs.length - 1)}
      aria-valuetext={chart().xs.length === 0 ? '' : props.describe(at() ?? chart().xs.length - 1)}
      onPointerDown={down}
      onPointerMove={(event) => {
        const step = stepAt(event);
        setCursor(({ anchor }) => ({ at: step, anchor }));
      }}
      onPointerUp={up}
      onPointerLeave={() => setCursor(NO_CURSOR)}
      onFocus={() => setCursor(({ at, anchor }) => ({ at: at ?? chart().xs.length - 1, anchor }))}
      onBlur={() => setCursor(NO_CURSOR)}
      onKeyDown={key}
    >
      <svg aria-hidden="true">
        <g transform={`translate(${left()} ${0.5 * rem()})`}>
          <ValueAxis ticks={chart().valueTicks} width={area().width} rem={rem()} format={props.format} />
          <For each={chart().namedSteps}>
            {(step) => (
              <text class="axis middle" x={chart().xs[step]} y={area().height + 1.25 * rem()}>
                {props.stepName(step)}
              </text>
            )}
          </For>
          <Show when={chosen()}>
            {(span) => (
              <rect
                class="lines-chosen"
                x={span()[0] * stepWidth()}
                width={(span()[1] - span()[0] + 1) * stepWidth()}
                height={area().height}
              />
            )}
          </Show>
          <For each={chart().lines}>
            {(line) => (
              <g class="line" data-tone={toneOf(line.id)}>
                <path d={line.path} />
                <For each={line.dots}>{(dot) => <circle cx={dot.x} cy={dot.y} r={0.2 * rem()} />}</For>
                <Show when={isNamed() && line.end}>
                  {(end) => (
                    <text x={area().width + 0.5 * rem()} y={end().labelY} dy="0.35em">
                      {shortened(line.label, right() / (0.5 * rem()))}
                    </text>
                  )}
                </Show>
              </g>
            )}
          </For>
          <Show when={at() !== undefined}>
            <line class="cursor" x1={chart().xs[at()!]} x2={chart().xs[at()!]} y2={area().height} />
            <For each={props.lines}>
              {(line) => (
                <Show when={line.values[at()!] !== undefined}>
                  <g class="line" data-tone={line.tone}>
                    <circle cx={chart().xs[at()!]} cy={chart().y(line.values[at()!]!)} r={0.22 * rem()} />
                  </g>
                </Show>
              )}
            </For>
          </Show>
        </g>
      </svg>
      <Show when={at() !== undefined}>
        <ReadOut x={left() + chart().xs[at()!]!} y={0} width={box()?.width ?? 0}>
          {props.readOut?.(at()!) ?? props.describe(at()!)}
        </ReadOut>
      </Show>
    </div>
  );
}

/** As much of a name as has room; the whole one is in the table and in the read-out. */
function shortened(label: string, most: number): string {
  const letters = [...label];
  return letters.length <= most ? label : `${letters.slice(0, Math.max(1, most - 1)).join('')}…`;
}
