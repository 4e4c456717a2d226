import { createMemo, createSignal, For, type JSX } from 'solid-js';
import { Bubbles } from '../charts/bubbles/bubbles.tsx';
import { Count } from '../charts/count.tsx';
import { MonthCompare } from '../charts/month-compare/month-compare.tsx';
import { type DailyValues, greatestOf } from '../charts/month-compare/month-layout.ts';
import { MoodMark } from '../charts/mood-mark.tsx';
import { SentimentRing } from '../charts/ring/ring.tsx';
import { Sparkline } from '../charts/sparkline/sparkline.tsx';
import type { Course } from '../charts/sparkline/sparkline-layout.ts';
import { useI18n } from '../i18n/index.tsx';
import { Trend } from '../tiles/trend.tsx';
import { HUGE, SMALL, USUAL } from './fixtures.ts';
import { TimelineSamples } from './timeline-samples.tsx';

const RINGS = [
  { negative: 272, neutral: 318, positive: 412 },
  { negative: 1, neutral: 0, positive: 2 },
  { negative: 0, neutral: 5, positive: 0 },
  { negative: 1, neutral: 30, positive: 4_000 },
  { negative: 0, neutral: 0, positive: 0 },
];
const SPARKS: readonly Course[] = [
  { values: [3, 5, 4, 8, 6, 9, 7, 12, 10, 14, 13, 17] },
  { values: [3, 5, 4, 8, 6, 9, 7, 12, 10, 14, 13, 4], short: { first: true, last: true }, fromZero: true },
  { values: [6, 7, undefined, 4, undefined, 8, 5, 6, undefined] },
  { values: [0, 0, 0] },
  { values: [4] },
  { values: [9, 3] },
];
const dailyCalls = (series: Record<string, { calls: number }>): DailyValues =>
  Object.fromEntries(Object.entries(series).map(([date, { calls }]) => [date, calls]));

/** Every chart by itself. */
export function ChartSamples() {
  return (
    <section class="gallery-charts" aria-label="Charts">
      <Row name="ring">
        <For each={RINGS}>
          {(counts) => (
            <div class="gallery-square">
              <SentimentRing counts={counts}>
                <strong class="figure">{counts.negative}</strong>
              </SentimentRing>
            </div>
          )}
        </For>
      </Row>
      <Row name="bubbles">
        <For each={[1, 2, 3, 8, 20]}>{(count) => <BubbleSample count={count} />}</For>
      </Row>
      <Row name="month-compare">
        <For each={[USUAL, SMALL, HUGE]}>
          {({ recording }) => <MonthSample series={dailyCalls(recording.series)} />}
        </For>
      </Row>
      <Row name="sparkline, trend, mood, count">
        <For each={SPARKS}>
          {(course) => (
            <div class="gallery-spark">
              <Sparkline course={course} described={course.values.join(', ')} />
            </div>
          )}
        </For>
        <For each={[0.123, -0.034, 0, 12.3, undefined]}>{(trend) => <Trend of={trend} />}</For>
        <Trend of={undefined} isNew />
        <For each={['positive', 'neutral', 'negative', undefined] as const}>
          {(mood) => <MoodMark mood={mood} />}
        </For>
        <Counting />
      </Row>
      <Row name="timeline">
        <TimelineSamples />
      </Row>
    </section>
  );
}

function Row(props: { name: string; children: JSX.Element }) {
  return (
    <div>
      <p class="gallery-name">{props.name}</p>
      <div class="gallery-row">{props.children}</div>
    </div>
  );
}

function BubbleSample(props: { count: number }) {
  const [turn, setTurn] = createSignal(0);
  const bubbles = createMemo(() =>
    Object.entries(USUAL.keywords)
      .slice(0, props.count)
      .map(([id, { label, mentions }], i) => ({
        id,
        label,
        value: Math.round(mentions * (1 + ((turn() * (i + 3)) % 4))),
        described: String(mentions),
        strong: i < 3,
      }))
      .sort((a, b) => b.value - a.value),
  );
  return (
    <div class="gallery-bubbles">
      <div class="gallery-square">
        <Bubbles name={`${props.count} bubbles`} bubbles={bubbles()} />
      </div>
      <button type="button" onClick={() => setTurn(turn() + 1)}>
        change
      </button>
    </div>
  );
}

function MonthSample(props: { series: DailyValues }) {
  const { format } = useI18n();
  return (
    <div class="gallery-month">
      <MonthCompare
        name="Calls by day"
        series={props.series}
        top={greatestOf([props.series])}
        format={format().compact}
        describe={(day) => `${day.day}: ${day.current?.value ?? '–'} / ${day.previous?.value ?? '–'}`}
      />
    </div>
  );
}

function Counting() {
  const { format } = useI18n();
  const [value, setValue] = createSignal(1_002);
  return (
    <button type="button" onClick={() => setValue(value() * 3)}>
      <Count value={value()} format={format().number} />
    </button>
  );
}
