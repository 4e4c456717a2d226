import type { Scope, Snapshot, TeamOverview } from '@earshot/contracts';
import { useSearchParams } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { createMedia } from '../../controls/media.ts';
import { pageUrl } from '../../controls/page-url.ts';
import { useI18n } from '../../i18n/index.tsx';
import { createRead } from '../../live/read.ts';
import { PageLinksProvider } from '../../sections/page-links.tsx';
import { useFrame } from '../frame-context.ts';
import { createPageTitle } from '../page-title.ts';
import { Panel } from '../panel.tsx';
import { courseOf } from './courses.ts';
import './team.css';
import { TeamCards } from './team-cards.tsx';
import { TeamCourses } from './team-courses.tsx';
import { TeamInsights } from './team-insights.tsx';
import { TeamMeaning } from './team-meaning.tsx';
import { orderAddress, orderOf, ranked } from './team-order.ts';
import { TeamTable } from './team-table.tsx';

/** Below this width a table of so many columns folds into cards. */
const NARROW = '(max-width: 48rem)';

/** How everyone in play sells, beside each other, the team's average and the top sellers'. */
export function Team() {
  const { t, plural, locale } = useI18n();
  const frame = useFrame();
  const [address, setAddress] = useSearchParams();
  const isNarrow = createMedia(NARROW);
  const read = createRead<TeamOverview>(() => pageUrl('/v1/team', { ...frame.request() }), frame.changes);
  createPageTitle(() => t('teamPage.title'));
  const order = createMemo(() => orderOf(address));
  const sellers = createMemo(() => ranked(read.data()?.sellers ?? [], order()));
  const empty = (data: TeamOverview) => (data.sellers.length === 0 ? t('teamPage.empty') : undefined);
  const table = (data: TeamOverview) => ({
    overview: data,
    sellers: sellers(),
    order: order(),
    onOrder: (next: ReturnType<typeof orderOf>) => setAddress(orderAddress(next)),
  });
  const shown = () => {
    const data = read.data();
    return data && { scope: data.scope as Scope, period: data.period as Snapshot['period'] };
  };
  return (
    <PageLinksProvider snapshot={shown()}>
      <header class="page-head">
        <h1>{t('teamPage.title')}</h1>
        <Show when={read.data()}>
          {(data) => (
            <p class="page-proof">
              {plural('teamPage.inPlay', data().team.sellers)} ·{' '}
              {plural('talk.finishedCalls', data().team.calls)}
            </p>
          )}
        </Show>
        <a
          class="page-export"
          href={pageUrl('/v1/team', { ...frame.request(), format: 'csv', lang: locale() })}
          rel="external"
          download=""
        >
          {t('callsFilter.export')}
        </a>
      </header>
      <Panel read={read} title={t('teamPage.whatStandsOut')} empty={empty}>
        {(data) => <TeamInsights of={data()} />}
      </Panel>
      <Show when={read.data() === undefined || read.data()!.sellers.length > 0}>
        <Panel read={read} title={t('teamPage.sellers')} class="team-panel">
          {(data) => (
            <>
              <Show when={isNarrow()} fallback={<TeamTable {...table(data())} />}>
                <TeamCards {...table(data())} />
              </Show>
              <TeamMeaning />
            </>
          )}
        </Panel>
        <Panel read={read} title={t('teamPage.overTime')}>
          {(data) => (
            <TeamCourses
              overview={data()}
              sellers={sellers()}
              course={courseOf(address.figure)}
              onChoose={(course) => setAddress({ figure: course === 'negative' ? undefined : course })}
            />
          )}
        </Panel>
      </Show>
    </PageLinksProvider>
  );
}
