import { useSearchParams } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { pageUrl } from '../../controls/page-url.ts';
import { useI18n } from '../../i18n/index.tsx';
import { useMoney } from '../../i18n/money.tsx';
import { useFrame } from '../frame-context.ts';
import { createPageTitle } from '../page-title.ts';
import { DealFilters } from './deal-filters.tsx';
import { DealList } from './deal-list.tsx';
import './deals-page.css';
import { dealsFilterOf } from './deals-url.ts';

/** The deals behind the pipeline, worst first, and those that are won and lost. */
export function Deals() {
  const { t, plural, locale } = useI18n();
  const money = useMoney();
  const { request, view } = useFrame();
  const [address, setAddress] = useSearchParams();
  const filter = createMemo(() => dealsFilterOf(address));
  createPageTitle(() => t('nav.deals'));
  const url = (extra: object = {}) => pageUrl('/v1/opportunities', { ...request(), ...filter(), ...extra });
  /** Of all deals of the team, whatever else is filtered: the figures of the home page. */
  const proof = () => {
    const snapshot = view.snapshot();
    if (snapshot === undefined) return undefined;
    const { pipeline, kpis } = snapshot;
    switch (filter().status) {
      case 'open':
        return t('dealsPage.openProof', {
          deals: plural('deals.count', pipeline.openDeals),
          amount: money.short(pipeline.openEstimated),
        });
      case 'won':
        return t('dealsPage.wonProof', {
          deals: plural('deals.stages.deals', kpis.dealsWon),
          amount: money.short(kpis.revenueWon),
        });
      case 'lost':
        return t('dealsPage.lostProof');
    }
  };
  return (
    <>
      <header class="page-head">
        <h1>{t('nav.deals')}</h1>
        <Show when={proof()}>{(text) => <p class="page-proof">{text()}</p>}</Show>
        <a class="page-export" href={url({ format: 'csv', lang: locale() })} rel="external" download="">
          {t('callsFilter.export')}
        </a>
      </header>
      <DealFilters filter={filter()} onChange={setAddress} />
      <DealList url={url} title={t(`dealsPage.list.${filter().status}`)} />
    </>
  );
}
