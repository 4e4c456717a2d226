import { type FigureName, figureOf, type Snapshot, unitOf } from '@earshot/contracts';
import { createMemo, type JSX, Match, Show, Switch } from 'solid-js';
import { widthEm } from '../charts/bubbles/label.ts';
import { Count } from '../charts/count.tsx';
import { createTween } from '../charts/motion.ts';
import { useI18n } from '../i18n/index.tsx';
import { MoneyFigure } from '../tiles/money.tsx';
import { createFigureWords } from './figure-words.ts';
import { LookMark } from './look-mark.tsx';
import type { ThresholdLook } from './thresholds.ts';
import './wall-figure.css';

export interface WallFigureProps {
  figure: FigureName;
  snapshot: Snapshot;
  look: ThresholdLook | undefined;
  size?: 'huge' | 'main';
  /** What stands in the place of the figure's own name. */
  title?: string;
  /** What stands below it. */
  children?: JSX.Element;
}

/** One figure with its name, as large as its place lets it be, and what the screen's thresholds say of it. */
export function WallFigure(props: WallFigureProps) {
  const { t } = useI18n();
  const words = createFigureWords();
  const value = createMemo(() => figureOf(props.snapshot, props.figure));
  const written = () => writtenOr(value(), (known) => words(props.figure, known));
  return (
    <section class={`wall-figure size-${props.size ?? 'plain'}`} data-look={props.look}>
      <h3>{props.title ?? t(`figures.${props.figure}`)}</h3>
      <p class="figure" style={{ '--em': fitted(written()) }}>
        <Show when={value() !== undefined} fallback="–">
          <FigureValue figure={props.figure} value={value() ?? 0} />
        </Show>
      </p>
      <div class="wall-under">
        <Show when={props.look}>{(look) => <LookMark look={look()} />}</Show>
        <Show when={value() === undefined} fallback={props.children}>
          <p class="wall-below">{t('wall.missing')}</p>
        </Show>
      </div>
    </section>
  );
}

/** A figure in words, and a dash for one that is not known. */
export const writtenOr = (value: number | undefined, words: (value: number) => string) =>
  value === undefined ? '–' : words(value);

/** What is set at the size of digits; all else is a unit, and set smaller. */
const FIGURES = /[\d.,:%+−-]/;
const UNIT_SIZE = 0.5;

/** How wide a figure is in em, in halves, so that it does not change its size with every digit. */
export function fitted(text: string): number {
  const width = [...text].reduce(
    (sum, char) => sum + widthEm(char) * (FIGURES.test(char) ? 1 : UNIT_SIZE),
    0.3,
  );
  return Math.ceil(2 * width) / 2;
}

function FigureValue(props: { figure: FigureName; value: number }) {
  const { t, format } = useI18n();
  const unit = () => unitOf(props.figure);
  return (
    <Switch>
      <Match when={unit() === 'cents'}>
        <MoneyFigure cents={props.value} />
      </Match>
      <Match when={unit() === 'ratio'}>
        <Count value={Math.round(100 * props.value)} format={(whole) => format().percent(whole / 100)} />
      </Match>
      <Match when={unit() === 'count'}>
        <Count
          value={props.value}
          format={(count) => (count < 100_000 ? format().number(count) : format().compact(count))}
        />
      </Match>
      <Match when={unit() === 'seconds'}>
        <Moving value={props.value} format={format().hours} /> <span class="unit">{t('wall.hourUnit')}</span>
      </Match>
      <Match when={unit() === 'perHour'}>
        <Moving value={props.value} format={format().rate} />{' '}
        <span class="unit">{t('wall.perHourUnit')}</span>
      </Match>
    </Switch>
  );
}

function Moving(props: { value: number; format: (value: number) => string }) {
  const shown = createTween(() => props.value);
  return <>{props.format(shown())}</>;
}
