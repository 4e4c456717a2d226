import type { TermDetails, TermList, TermListDetails } from '@earshot/contracts';
import { useSearchParams } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { Lines } from '../../charts/lines/lines.tsx';
import { pageUrl } from '../../controls/page-url.ts';
import { type TextKey, useI18n } from '../../i18n/index.tsx';
import { createRead } from '../../live/read.ts';
import { CallsList } from '../calls-list/calls-list.tsx';
import { FilterBar } from '../calls-list/filter-bar.tsx';
import { type CallsFilter, filterOf } from '../calls-list/filter-url.ts';
import { useFrame } from '../frame-context.ts';
import { createPageTitle } from '../page-title.ts';
import { Panel } from '../panel.tsx';
import { periodOfSteps, stepNames } from './step-names.ts';
import { drawn, ordered, TERM_COLUMNS } from './terms-order.ts';
import { TermsTable } from './terms-table.tsx';

const TITLES: Record<TermList, TextKey> = {
  keywords: 'talk.keywords.title',
  competitors: 'talk.competitors.title',
  brands: 'talk.brands.title',
  bestPractice: 'topSellers.bestPractice.title',
};
/** What a term is called in the query of a list of calls. */
const PARTS = { keywords: 'term', competitors: 'term', brands: 'brand', bestPractice: 'phrase' } as const;
/** More lines than this cannot be told apart. */
const LINES = 6;

/** What is said, term by term: over time, in a table, and the calls that mention the chosen one. */
export function TermsPage(props: { list: TermList }) {
  const { t, plural, format, locale } = useI18n();
  const frame = useFrame();
  const [address, setAddress] = useSearchParams();
  const chosen = () => (typeof address.term === 'string' ? address.term : undefined);
  const column = () => TERM_COLUMNS.find((known) => known === address.by) ?? 'rank';
  const read = createRead<TermListDetails>(
    () => pageUrl(`/v1/details/terms/${props.list}`, { ...frame.request() }),
    frame.changes,
  );
  const title = () => t(TITLES[props.list]);
  createPageTitle(title);
  const names = createMemo(() => {
    const data = read.data();
    return data && stepNames(data.steps, format(), data.period.timeZone);
  });
  const lines = (data: TermListDetails) => drawn(data.terms, chosen(), LINES);
  const filter = createMemo((): CallsFilter => {
    const { term: _, ...rest } = filterOf(address);
    return chosen() === undefined ? rest : { ...rest, [PARTS[props.list]]: chosen() };
  });
  const describe = (shown: readonly TermDetails[], step: number) =>
    `${names()?.full(step)}: ${format().list(
      shown.map(({ label, series }) => `${label} ${format().number(series.mentions[step] ?? 0)}`),
    )}`;
  const calledOf = (data: TermListDetails) => data.terms.find(({ id }) => id === chosen())?.label ?? chosen();
  return (
    <>
      <header class="page-head">
        <h1>{title()}</h1>
        <Show when={read.data()}>
          {(data) => (
            <p class="page-proof">
              {plural(props.list === 'bestPractice' ? 'details.fromTop' : 'talk.finishedCalls', data().calls)}
            </p>
          )}
        </Show>
        <a
          class="page-export"
          href={pageUrl(`/v1/details/terms/${props.list}`, {
            ...frame.request(),
            format: 'csv',
            lang: locale(),
          })}
          rel="external"
          download=""
        >
          {t('callsFilter.export')}
        </a>
      </header>
      <Panel
        read={read}
        title={t('details.mentionsOverTime')}
        class="details-chart"
        empty={(data) => (data.terms.length === 0 ? t('details.noTerms') : undefined)}
      >
        {(data) => (
          <Lines
            name={t('details.chart', { title: title() })}
            steps={data().steps}
            lines={lines(data()).map(({ id, label, series }, i) => ({
              id,
              label,
              values: series.mentions,
              tone: id === chosen() || (chosen() === undefined && i === 0) ? 'strong' : 'quiet',
            }))}
            isWhole
            format={format().compact}
            stepName={(step) => names()?.short(step) ?? ''}
            describe={(step) => describe(lines(data()), step)}
            onChoose={(first, last) => frame.choose({ period: periodOfSteps(data().steps, first, last) })}
          />
        )}
      </Panel>
      <Panel read={read} title={t('details.table')} class="details-table">
        {(data) => (
          <TermsTable
            details={data()}
            terms={ordered(data().terms, column())}
            chosen={chosen()}
            column={column()}
            onChoose={(id) => setAddress({ term: id === chosen() ? undefined : id })}
            onOrder={(by) => setAddress({ by: by === 'rank' ? undefined : by })}
          />
        )}
      </Panel>
      <h2 class="details-calls">
        <Show when={read.data() && chosen() !== undefined} fallback={t('details.allCalls')}>
          {t('details.callsWith', { name: calledOf(read.data()!) ?? '' })}
        </Show>
      </h2>
      <FilterBar filter={filter()} onChange={setAddress} />
      <CallsList filter={filter()} name={t('details.calls')} />
    </>
  );
}
