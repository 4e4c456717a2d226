import type { TeamInfo, ViewOpen } from '@earshot/contracts';
import { useSearchParams } from '@solidjs/router';
import { createEffect, createMemo, createResource, on, onCleanup, Show } from 'solid-js';
import type { Session } from '../access/session.ts';
import { requestForBrand } from '../controls/brand-requests.ts';
import { loadCurrency } from '../controls/organisation.ts';
import { addressOf, isSameRequest, PERIOD_NAMES, requestOf } from '../controls/request-url.ts';
import { loadTeams } from '../controls/teams.ts';
import { useI18n } from '../i18n/index.tsx';
import { CurrencyProvider } from '../i18n/money.tsx';
import { makeConnection } from '../live/connection.ts';
import { createView } from '../live/view-store.ts';
import { HomeGrid } from '../sections/home-grid.tsx';
import './dashboard.css';
import { EmptyNotice } from './empty-notice.tsx';
import { isEmpty } from './first-call.ts';
import { Notice } from './notice.tsx';
import { TopBar } from './top-bar.tsx';

/** After this long a time of day needs its date. */
const LONG_AGO_MS = 12 * 3_600_000;

/** One live view under the bar that chooses it; the address says which. */
export function Dashboard(props: { session: Session }) {
  const { t, format } = useI18n();
  const [address, setAddress] = useSearchParams();
  const request = createMemo(() => requestOf(address), undefined, { equals: isSameRequest });
  const show = (next: Partial<ViewOpen>) => setAddress(addressOf({ ...request(), ...next }));
  const [teams, { refetch }] = createResource<TeamInfo[]>(loadTeams, { initialValue: [] });
  const [currency, { refetch: refetchCurrency }] = createResource(loadCurrency, { initialValue: '' });

  const connection = makeConnection();
  onCleanup(connection.end);
  const view = createView(connection, request);
  const refusal = () => view.refused() ?? connection.refusal();
  createEffect(
    on(refusal, (code) => {
      if (code === 'unauthorized') void props.session.check();
    }),
  );

  // What the server could not tell at first it tells after the next connection.
  createEffect(
    on(connection.state, (state) => {
      if (state === 'online' && !currency.loading && currency.latest === '') void refetchCurrency();
    }),
  );
  const mayTrack = () => ['admin', 'manager'].includes(props.session.info()?.role ?? '');

  const lastUpdate = () => {
    const at = view.asOf();
    if (at === undefined) return undefined;
    const isLongAgo = (view.staleness().ageMs ?? 0) > LONG_AGO_MS;
    return `${isLongAgo ? `${format().date(at)} ` : ''}${format().exactTime(at)}`;
  };
  createEffect(() => {
    const { scope, period } = request();
    const team = teams.latest.find(({ id }) => scope === `team:${id}`);
    const name = team?.name ?? (scope === 'all' ? t('bar.allTeams') : scope.slice(5));
    document.title = t('app.title', { scope: name, period: t(PERIOD_NAMES[period.kind]) });
  });

  return (
    <>
      <a class="skip" href="#figures" target="_self">
        {t('app.skip')}
      </a>
      <TopBar
        request={request()}
        teams={teams.latest}
        timeZone={view.snapshot()?.period.timeZone}
        nowMs={connection.nowMs}
        staleness={refusal() === undefined ? view.staleness() : undefined}
        lastUpdate={lastUpdate()}
        refusesCalls={connection.refusesCalls()}
        userName={props.session.info()?.name}
        onChoose={show}
        onReachTeams={() => void refetch()}
        onSignOut={() => void props.session.leave()}
      />
      <main id="figures" tabindex="-1" class="dashboard">
        <h1 class="unseen">{t('home.heading')}</h1>
        <Notice
          staleness={view.staleness()}
          lastUpdate={lastUpdate()}
          refused={refusal()}
          onShowEverything={() => show({ scope: 'all', period: { kind: 'allTime' } })}
        />
        <Show when={view.snapshot()}>
          {(snapshot) => (
            <Show when={isEmpty(snapshot())}>
              <EmptyNotice />
            </Show>
          )}
        </Show>
        <Show when={refusal() === undefined}>
          <div class="figures" classList={{ pending: view.pending() }} aria-busy={view.pending()}>
            <CurrencyProvider currency={currency.latest}>
              <HomeGrid
                snapshot={view.snapshot()}
                nowMs={connection.nowMs}
                brandRequest={mayTrack() ? requestForBrand : undefined}
                condition={{ staleAt: view.staleness().outdated ? view.asOf() : undefined }}
              />
            </CurrencyProvider>
          </div>
        </Show>
      </main>
    </>
  );
}
