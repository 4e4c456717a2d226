import { createMemo, createSignal, Index, Show } from 'solid-js';
import { createBox } from '../box.ts';
import '../charts.css';
import { moved, nearest } from '../cursor.ts';
import { ReadOut } from '../read-out.tsx';
import { ValueAxis } from '../value-axis.tsx';
import { type ComparedDay, compareMonths, type DailyValues } from './month-layout.ts';

export interface MonthCompareProps {
  /** What the chart shows, for screen readers. */
  name: string;
  series: DailyValues;
  /** The value that the axis must reach; charts side by side share it. */
  top: number;
  format: (value: number) => string;
  /** One day in words: date and value of this month, and of last month. */
  describe: (day: ComparedDay) => string;
}

/** This month, solid, over last month, dashed, by day. Pointer and arrow keys read out a day. */
export function MonthCompare(props: MonthCompareProps) {
  const { box, measure } = createBox();
  const rem = () => box()?.rem ?? 16;
  const left = () => 2.25 * rem();
  const area = () => ({
    width: Math.max(0, (box()?.width ?? 0) - left() - 0.5 * rem()),
    height: Math.max(0, (box()?.height ?? 0) - 1.9 * rem()),
  });
  const chart = createMemo(() => compareMonths(props.series, area(), props.top));
  const paths = createMemo(
    () => ({ previous: chart().previousPath, current: chart().currentPath }),
    undefined,
    {
      equals: (a, b) => a.previous === b.previous && a.current === b.current,
    },
  );
  const [chosen, choose] = createSignal<number>();
  const at = () => chart().days.find(({ day }) => day === chosen());
  const held = () => at() ?? chart().today;

  const point = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - left();
    const { days } = chart();
    const step = nearest(
      days.map((day) => day.x),
      x,
    );
    choose(step === undefined ? undefined : days[step]?.day);
  };
  const move = (event: KeyboardEvent) => {
    const { days } = chart();
    const now = days.findIndex(({ day }) => day === held()?.day);
    const from = { at: now < 0 ? undefined : now, anchor: undefined };
    const next = moved(from, { key: event.key, shiftKey: false }, days.length);
    if (next === undefined) return;
    event.preventDefault();
    choose(next.at === undefined ? undefined : days[next.at]?.day);
  };

  return (
    <div
      class="chart month-compare"
      ref={measure}
      role="slider"
      tabIndex={0}
      aria-label={props.name}
      aria-valuemin={1}
      aria-valuemax={31}
      aria-valuenow={held()?.day ?? 1}
      aria-valuetext={held() === undefined ? '' : props.describe(held()!)}
      onPointerMove={point}
      onPointerLeave={() => choose(undefined)}
      onFocus={() => choose(chart().today?.day)}
      onBlur={() => choose(undefined)}
      onKeyDown={move}
    >
      <svg aria-hidden="true">
        <g transform={`translate(${left()} ${0.5 * rem()})`}>
          <ValueAxis ticks={chart().valueTicks} width={area().width} rem={rem()} format={props.format} />
          <Index each={chart().dayTicks}>
            {(tick) => (
              <text class="axis middle" x={tick().x} y={area().height + 1.1 * rem()}>
                {tick().day}
              </text>
            )}
          </Index>
          <path class="line-last" d={paths().previous} />
          <path class="line-this" d={paths().current} />
          <Show
            when={at()}
            fallback={<Dot x={chart().today?.x} y={chart().today?.current?.y} kind="this" rem={rem()} />}
          >
            {(day) => (
              <>
                <line class="cursor" x1={day().x} x2={day().x} y2={area().height} />
                <Dot x={day().x} y={day().previous?.y} kind="last" rem={rem()} />
                <Dot x={day().x} y={day().current?.y} kind="this" rem={rem()} />
              </>
            )}
          </Show>
        </g>
      </svg>
      <Show when={at()}>
        {(day) => (
          // Below the curves: above them it would hide the figure that the chart explains.
          <ReadOut x={left() + day().x} y={(box()?.height ?? 0) + 1.9 * rem()} width={box()?.width ?? 0}>
            {props.describe(day())}
          </ReadOut>
        )}
      </Show>
    </div>
  );
}

interface DotProps {
  x: number | undefined;
  y: number | undefined;
  kind: 'this' | 'last';
  rem: number;
}

function Dot(props: DotProps) {
  return (
    <Show when={props.y !== undefined}>
      <circle class={`dot-${props.kind}`} cx={props.x} cy={props.y} r={0.22 * props.rem} />
    </Show>
  );
}
