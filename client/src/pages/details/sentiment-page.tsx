import type { SentimentDetails } from '@earshot/contracts';
import { useSearchParams } from '@solidjs/router';
import { createMemo, For, type JSX, Show } from 'solid-js';
import { Lines } from '../../charts/lines/lines.tsx';
import { MoodMark } from '../../charts/mood-mark.tsx';
import { pageUrl } from '../../controls/page-url.ts';
import { useI18n } from '../../i18n/index.tsx';
import { createRead } from '../../live/read.ts';
import { CallsList } from '../calls-list/calls-list.tsx';
import { FilterBar } from '../calls-list/filter-bar.tsx';
import { filterOf, type SentimentChoice } from '../calls-list/filter-url.ts';
import { useFrame } from '../frame-context.ts';
import { createPageTitle } from '../page-title.ts';
import { Panel } from '../panel.tsx';
import { periodOfSteps, stepNames } from './step-names.ts';

const CLASSES = ['positive', 'neutral', 'negative'] as const;
const ROWS = [...CLASSES, 'aboveAverageNegative'] as const;

/** How customers sound: over time, by class, and the calls of a class. */
export function SentimentPage() {
  const { t, plural, format } = useI18n();
  const frame = useFrame();
  const [address, setAddress] = useSearchParams();
  const filter = createMemo(() => filterOf(address));
  const read = createRead<SentimentDetails>(
    () => pageUrl('/v1/details/sentiment', { ...frame.request() }),
    frame.changes,
  );
  createPageTitle(() => t('talk.sentiment.title'));
  const names = createMemo(() => {
    const data = read.data();
    return data && stepNames(data.steps, format(), data.period.timeZone);
  });
  const describe = (data: SentimentDetails, step: number) =>
    `${names()?.full(step)}: ${format().list(
      CLASSES.map(
        (mood) => `${format().number(data.series[mood][step] ?? 0)} ${t(`talk.sentiment.${mood}`)}`,
      ),
    )}`;
  const choose = (sentiment: SentimentChoice | undefined) =>
    setAddress({ sentiment: filter().sentiment === sentiment ? undefined : sentiment });
  return (
    <>
      <header class="page-head">
        <h1>{t('talk.sentiment.title')}</h1>
        <Show when={read.data()}>
          {(data) => (
            <p class="page-proof">
              {plural('details.analysedOf', data().sentiment.calls, { all: format().number(data().calls) })}
            </p>
          )}
        </Show>
      </header>
      <Panel read={read} title={t('details.overTime')} class="details-chart">
        {(data) => (
          <Lines
            name={t('details.chart', { title: t('talk.sentiment.title') })}
            steps={data().steps}
            lines={CLASSES.map((mood) => ({
              id: mood,
              label: t(`talk.sentiment.${mood}`),
              values: data().series[mood],
              tone: mood,
            }))}
            isWhole
            format={format().compact}
            stepName={(step) => names()?.short(step) ?? ''}
            describe={(step) => describe(data(), step)}
            onChoose={(first, last) => frame.choose({ period: periodOfSteps(data().steps, first, last) })}
          />
        )}
      </Panel>
      <Panel read={read} title={t('details.byClass')} class="details-table">
        {(data) => (
          <div class="table-scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('details.columns.class')}</th>
                  <th scope="col">{t('details.columns.calls')}</th>
                  <th scope="col">{t('details.columns.share')}</th>
                  <th scope="col">{t('details.columns.before')}</th>
                </tr>
              </thead>
              <tbody>
                <For each={ROWS}>
                  {(row) => (
                    <tr data-chosen={filter().sentiment === row}>
                      <th scope="row">
                        <button
                          type="button"
                          class="row-choice"
                          aria-pressed={filter().sentiment === row}
                          onClick={() => choose(row)}
                        >
                          <MoodMark mood={row === 'aboveAverageNegative' ? 'negative' : row} />
                          {row === 'aboveAverageNegative'
                            ? t('talk.sentiment.middle')
                            : t(`talk.sentiment.${row}`)}
                        </button>
                      </th>
                      <td>{format().number(data().sentiment[row])}</td>
                      <td>{shareOf(data().sentiment[row], data().sentiment.calls)}</td>
                      <td>
                        <Show when={data().previous} fallback="–">
                          {(previous) => shareOf(previous()[row], previous().calls)}
                        </Show>
                      </td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      <h2 class="details-calls">{t('details.calls')}</h2>
      <FilterBar filter={filter()} onChange={setAddress} />
      <CallsList filter={filter()} name={t('details.calls')} />
    </>
  );

  function shareOf(calls: number, all: number): JSX.Element {
    return all === 0 ? '–' : format().percent(calls / all);
  }
}
