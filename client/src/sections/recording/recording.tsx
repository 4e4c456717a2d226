import type { RecordingFigures, Recording as RecordingParts } from '@earshot/contracts';
import { createMemo, For } from 'solid-js';
import { Count } from '../../charts/count.tsx';
import { MonthCompare } from '../../charts/month-compare/month-compare.tsx';
import { type ComparedDay, type DailyValues, greatestOf } from '../../charts/month-compare/month-layout.ts';
import { useI18n } from '../../i18n/index.tsx';
import { type Condition, Tile } from '../../tiles/tile.tsx';
import { Trend } from '../../tiles/trend.tsx';
import { usePageLinks } from '../page-links.tsx';
import { Section, Summary } from '../section.tsx';
import './recording.css';

type Figure = keyof RecordingFigures;

const FIGURES: readonly Figure[] = ['calls', 'seconds', 'callsWithKeywords', 'callsWithBrands'];
/** Where each leads: to the calls it counts, or to what those have in common; no list holds just these. */
const BEHIND: Record<Figure, { path: string; what: 'recorded' | 'calls' | 'named' }> = {
  calls: { path: '/calls', what: 'recorded' },
  seconds: { path: '/calls', what: 'recorded' },
  callsWithKeywords: { path: '/details/keywords', what: 'calls' },
  callsWithBrands: { path: '/details/competitors', what: 'named' },
};
/** From here on a figure is shortened; the exact one shows on hover. */
const SHORTEN_FROM = 100_000;

export interface RecordingProps {
  /** Undefined: on its way. */
  recording: RecordingParts | undefined;
  condition?: Condition | undefined;
}

/** How recording goes this month, by day, over last month. */
export function Recording(props: RecordingProps) {
  const { t, plural, format } = useI18n();
  const series = createMemo(() => {
    const days = Object.entries(props.recording?.series ?? {});
    const of = (figure: Figure, divisor = 1): DailyValues =>
      Object.fromEntries(days.map(([date, values]) => [date, values[figure] / divisor]));
    return {
      calls: of('calls'),
      seconds: of('seconds', 3_600),
      callsWithKeywords: of('callsWithKeywords'),
      callsWithBrands: of('callsWithBrands'),
    };
  });
  return (
    <Section
      heading={t('recording.heading')}
      class="recording"
      aside={<Legend />}
      summary={
        <Summary
          figure={props.recording && format().number(props.recording.calls)}
          words={props.recording ? plural('folded.recorded', props.recording.calls) : t('app.loading')}
          isStale={props.condition?.staleAt !== undefined}
        />
      }
    >
      <div class="recording-tiles">
        <For each={FIGURES}>
          {(figure) => (
            <FigureTile
              figure={figure}
              recording={props.recording}
              series={series()[figure]}
              top={greatestOf([figure === 'seconds' ? series().seconds : series().calls])}
              condition={props.condition}
            />
          )}
        </For>
      </div>
    </Section>
  );
}

function Legend() {
  const { t } = useI18n();
  return (
    <p class="legend">
      <svg viewBox="0 0 24 8" aria-hidden="true">
        <path class="line-this" d="M1 4H23" />
      </svg>
      {t('recording.thisMonth')}
      <svg viewBox="0 0 24 8" aria-hidden="true">
        <path class="line-last" d="M1 4H23" />
      </svg>
      {t('recording.lastMonth')}
    </p>
  );
}

interface FigureTileProps extends RecordingProps {
  figure: Figure;
  series: DailyValues;
  top: number;
}

function FigureTile(props: FigureTileProps) {
  const { t, plural, format } = useI18n();
  const links = usePageLinks();
  const title = () => t(`recording.${props.figure}.title`);
  const isTime = () => props.figure === 'seconds';
  const exact = (value: number) => (isTime() ? format().hours(value) : format().number(value));
  const short = (value: number) => {
    const shown = isTime() ? value / 3_600 : value;
    return shown < SHORTEN_FROM ? exact(value) : format().compact(shown);
  };
  const daily = (value: number) => (isTime() ? format().hours(value * 3_600) : format().number(value));
  const describe = ({ current, previous }: ComparedDay) =>
    [current, previous]
      .flatMap((day) => (day === undefined ? [] : [`${format().day(day.date)}: ${daily(day.value)}`]))
      .join(' · ');
  const proof = (recording: RecordingParts) => {
    const month = Object.keys(recording.series).sort().at(-1)?.slice(0, 7);
    if (props.figure === 'calls')
      return month === undefined ? undefined : t('recording.since', { day: format().day(`${month}-01`) });
    return plural(isTime() ? 'recording.inCalls' : 'recording.ofCalls', recording.calls);
  };
  return (
    <Tile
      title={title()}
      definition={t(`recording.${props.figure}.definition`)}
      behind={BEHIND[props.figure].what}
      // These figures are this month's, whatever period the page shows.
      details={links(BEHIND[props.figure].path, { period: { kind: 'thisMonth' } })}
      shape="chart"
      data={props.recording}
      condition={props.condition}
      empty={(recording) => (recording.calls === 0 && props.top === 0 ? t('recording.empty') : undefined)}
      proof={proof}
      answer={(recording) => recording[props.figure]}
    >
      {(recording) => (
        <>
          <p class="recording-figure">
            <span class="figure">
              <Count
                value={recording()[props.figure]}
                format={short}
                exact={exact(recording()[props.figure])}
              />
              {isTime() ? <small> {t('recording.hourUnit')}</small> : undefined}
            </span>
            <Trend of={recording().trends[props.figure]} />
          </p>
          <MonthCompare
            name={t('recording.byDay', { title: title() })}
            series={props.series}
            top={props.top}
            format={(value) => format().compact(value)}
            describe={describe}
          />
        </>
      )}
    </Tile>
  );
}
