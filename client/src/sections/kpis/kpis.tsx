import type { Kpis as KpiFigures, KpiSeries, PeriodInfo } from '@earshot/contracts';
import { type Accessor, createMemo, type JSX, Show } from 'solid-js';
import { Count } from '../../charts/count.tsx';
import { Sparkline } from '../../charts/sparkline/sparkline.tsx';
import type { Course } from '../../charts/sparkline/sparkline-layout.ts';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import { MoneyFigure } from '../../tiles/money.tsx';
import { type Condition, Tile } from '../../tiles/tile.tsx';
import { Trend } from '../../tiles/trend.tsx';
import { usePageLinks } from '../page-links.tsx';
import { Section, Summary } from '../section.tsx';
import { type CourseFigure, courseOf, extentOf } from './courses.ts';
import './kpis.css';
import { TimeLeftTile } from './time-left-tile.tsx';

export interface KpisProps {
  /** Undefined: on its way. */
  kpis: KpiFigures | undefined;
  period: PeriodInfo | undefined;
  /** Their course; undefined: on its way, or not to be had, which is no fault of the figures. */
  series?: KpiSeries | undefined;
  /** The server's clock, in milliseconds. */
  nowMs: () => number;
  condition?: Condition | undefined;
}

/** The base figures in one quiet band. */
export function Kpis(props: KpisProps) {
  const { t, format } = useI18n();
  const money = useMoney();
  const against = createMemo(() => {
    const previous = props.period?.previous;
    if (previous === undefined) return undefined;
    const span = format().span(previous.from, Date.parse(previous.to) - 1, props.period?.timeZone);
    return t('kpis.against', { span });
  });
  const cell = {
    get kpis() {
      return props.kpis;
    },
    get condition() {
      return props.condition;
    },
    get against() {
      return against();
    },
  };
  const courseIn = (figure: CourseFigure, format: (value: number) => string) => (
    <Show when={props.series}>
      {(series) => <KpiCourse series={series()} figure={figure} nowMs={props.nowMs} format={format} />}
    </Show>
  );
  return (
    <Section
      heading={t('kpis.heading')}
      class="kpis"
      quiet
      summary={
        <Summary
          figure={props.kpis && money.short(props.kpis.revenueWon)}
          words={t(props.kpis === undefined ? 'app.loading' : 'folded.revenue')}
          isStale={props.condition?.staleAt !== undefined}
        />
      }
    >
      <div class="kpi-band">
        <TimeLeftTile period={props.kpis?.salesPeriod} nowMs={props.nowMs} condition={props.condition} />
        <Kpi name="revenueWon" {...cell} course={() => courseIn('revenueWon', money.short)}>
          {(kpis) => <MoneyFigure cents={kpis().revenueWon} />}
        </Kpi>
        <Kpi name="pipelineOpen" {...cell} word={() => t('kpis.pipelineOpen.now')}>
          {(kpis) => <MoneyFigure cents={kpis().pipelineOpen} />}
        </Kpi>
        <Kpi name="dealsWon" {...cell} course={() => courseIn('dealsWon', format().number)}>
          {(kpis) => (
            <Count
              value={kpis().dealsWon}
              format={(count) => (count < 100_000 ? format().number(count) : format().compact(count))}
              exact={format().number(kpis().dealsWon)}
            />
          )}
        </Kpi>
        <Kpi
          name="winRate"
          {...cell}
          word={(kpis) => (kpis.winRate === undefined ? t('kpis.winRate.none') : undefined)}
          course={() => courseIn('winRate', format().percent)}
        >
          {(kpis) => (
            <OrDash of={kpis().winRate}>
              {(rate) => (
                <Count value={Math.round(100 * rate())} format={(whole) => format().percent(whole / 100)} />
              )}
            </OrDash>
          )}
        </Kpi>
        <Kpi
          name="averageDeal"
          {...cell}
          word={(kpis) => (kpis.averageDeal === undefined ? t('kpis.averageDeal.none') : undefined)}
          course={() => courseIn('averageDeal', money.short)}
        >
          {(kpis) => <OrDash of={kpis().averageDeal}>{(cents) => <MoneyFigure cents={cents()} />}</OrDash>}
        </Kpi>
      </div>
    </Section>
  );
}

type Name = 'revenueWon' | 'pipelineOpen' | 'dealsWon' | 'winRate' | 'averageDeal';

interface KpiProps {
  name: Name;
  kpis: KpiFigures | undefined;
  condition: Condition | undefined;
  /** What trends compare with, in words. */
  against: string | undefined;
  /** What stands below the figure in place of a trend. */
  word?: (kpis: KpiFigures) => string | undefined;
  /** How the figure came about, step by step. */
  course?: () => JSX.Element;
  children: (kpis: Accessor<KpiFigures>) => JSX.Element;
}

function Kpi(props: KpiProps) {
  const { t } = useI18n();
  const links = usePageLinks();
  return (
    <Tile
      title={t(`kpis.${props.name}.title`)}
      definition={t(`kpis.${props.name}.definition`)}
      behind={props.name === 'winRate' ? 'won' : 'deals'}
      // The pipeline is of open deals, which the list shows unasked; the other figures are of those that were won, or of their share.
      details={links('/deals', props.name === 'pipelineOpen' ? {} : { status: 'won' })}
      shape="figure"
      data={props.kpis}
      condition={props.condition}
      answer={(kpis) => kpis[props.name] ?? ''}
    >
      {(kpis) => {
        const trend = createMemo(() =>
          props.name === 'pipelineOpen' ? undefined : kpis().trends[props.name],
        );
        return (
          <>
            <p class="figure kpi-figure">{props.children(kpis)}</p>
            <div class="kpi-below kpi-change">
              <p>
                <Show when={trend() !== undefined} fallback={props.word?.(kpis())}>
                  <span title={props.against}>
                    <Trend of={trend()} />
                  </span>
                </Show>
              </p>
              <Show when={props.course}>{(course) => <div class="kpi-course">{course()()}</div>}</Show>
            </div>
          </>
        );
      }}
    </Tile>
  );
}

/** The course of a figure; nothing where a line would say nothing. */
function KpiCourse(props: {
  series: KpiSeries;
  figure: CourseFigure;
  nowMs: () => number;
  format: (value: number) => string;
}) {
  const { plural } = useI18n();
  const course = createMemo(() => courseOf(props.series, props.figure, props.nowMs()));
  const described = (of: Course) => {
    const { unit, each } = props.series.steps;
    const { low, high, last } = extentOf(of);
    const [from, to, latest] = [low, high, last].map(props.format);
    return plural(`kpis.course.${unit}`, each, { low: from!, high: to!, last: latest! });
  };
  return <Show when={course()}>{(of) => <Sparkline course={of()} described={described(of())} />}</Show>;
}

/** A figure, or a dash where there is nothing to make it from. */
function OrDash(props: { of: number | undefined; children: (value: Accessor<number>) => JSX.Element }) {
  return (
    <Show when={props.of !== undefined} fallback="–">
      {props.children(() => props.of ?? 0)}
    </Show>
  );
}
