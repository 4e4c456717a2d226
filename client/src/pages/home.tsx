import { Show } from 'solid-js';
import { requestForBrand } from '../controls/brand-requests.ts';
import { PERIOD_NAMES } from '../controls/request-url.ts';
import { useI18n } from '../i18n/index.tsx';
import { HomeGrid } from '../sections/home-grid.tsx';
import { createKpiSeries } from './create-kpi-series.ts';
import { EmptyNotice } from './empty-notice.tsx';
import { isEmpty } from './first-call.ts';
import { useFrame } from './frame-context.ts';
import { createPageTitle } from './page-title.ts';

/** The team's calls as they happen. */
export function Home() {
  const { t } = useI18n();
  const frame = useFrame();
  const { connection, request, view, teams, mayEdit, seesAll } = frame;
  const kpiSeries = createKpiSeries(frame);
  createPageTitle(() => {
    const { scope, period } = request();
    const team = teams().find(({ id }) => scope === `team:${id}`);
    const name = team?.name ?? (scope === 'all' ? t('bar.allTeams') : scope.slice(5));
    return t('home.title', { scope: name, period: t(PERIOD_NAMES[period.kind]) });
  });
  return (
    <>
      <h1 class="unseen">{t('home.heading')}</h1>
      <Show when={view.snapshot()}>
        {(snapshot) => (
          <Show when={isEmpty(snapshot())}>
            <EmptyNotice />
          </Show>
        )}
      </Show>
      <div class="figures" classList={{ pending: view.pending() }} aria-busy={view.pending()}>
        <HomeGrid
          snapshot={view.snapshot()}
          kpiSeries={kpiSeries()}
          nowMs={connection.nowMs}
          brandRequest={mayEdit() && seesAll() ? requestForBrand : undefined}
          condition={{ staleAt: view.staleness().outdated ? view.asOf() : undefined }}
        />
      </div>
    </>
  );
}
