import type { SellerDetails } from '@earshot/contracts';
import { useParams, useSearchParams } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { pageUrl } from '../../controls/page-url.ts';
import { useI18n } from '../../i18n/index.tsx';
import { createRead } from '../../live/read.ts';
import { CallsList } from '../calls-list/calls-list.tsx';
import { FilterBar } from '../calls-list/filter-bar.tsx';
import { filterOf } from '../calls-list/filter-url.ts';
import { useFrame } from '../frame-context.ts';
import { createPageTitle } from '../page-title.ts';
import { Panel } from '../panel.tsx';
import { idInPath } from '../path-id.ts';
import { CourseChart } from '../team/course-chart.tsx';
import { CourseChoice } from '../team/course-choice.tsx';
import { createCourseWords } from '../team/course-words.ts';
import { courseOf, isSum, joined } from '../team/courses.ts';
import '../team/team.css';
import './seller.css';
import { SellerApart } from './seller-apart.tsx';
import { SellerFigures } from './seller-figures.tsx';

/** So many points at most: one seller has too few calls a day for more. */
const POINTS = 12;

/** How one person sells: against the others of the team, over time, and call by call. */
export function Seller() {
  const params = useParams<{ sellerId: string }>();
  // Another seller is another page: nothing of the one before stays.
  return (
    <Show when={idInPath(params.sellerId)} keyed>
      {(sellerId) => <SellerPage sellerId={sellerId} />}
    </Show>
  );
}

function SellerPage(props: { sellerId: string }) {
  const { t, plural } = useI18n();
  const frame = useFrame();
  const courseWords = createCourseWords();
  const [address, setAddress] = useSearchParams();
  const filter = createMemo(() => ({ ...filterOf(address), seller: props.sellerId }));
  const course = () => courseOf(address.figure);
  const read = createRead<SellerDetails>(
    () => pageUrl(`/v1/sellers/${encodeURIComponent(props.sellerId)}`, { ...frame.request(), scope: 'all' }),
    frame.changes,
  );
  const isMissing = () => read.failure()?.code === 'not_found';
  const name = () => read.data()?.name ?? props.sellerId;
  createPageTitle(name);
  const isQuiet = ({ figures }: SellerDetails) => figures.calls === 0 && figures.dealsWon === 0;
  const quiet = (data: SellerDetails) => (isQuiet(data) ? t('sellerPage.quiet') : undefined);
  const against = ({ team, against }: SellerDetails) =>
    against === 'all' || team === undefined
      ? t('sellerPage.againstAll')
      : t('sellerPage.againstTeam', { team: team.name });
  return (
    <Show
      when={!isMissing()}
      fallback={
        <header class="page-head">
          <h1>{t('sellerPage.title')}</h1>
          <p>{t('sellerPage.missing')}</p>
          <a href={pageUrl('/team', { ...frame.request() })}>{t('sellerPage.toTeam')}</a>
        </header>
      }
    >
      <header class="page-head">
        <h1>
          <bdi>{name()}</bdi>
        </h1>
        <Show when={read.data()}>
          {(data) => (
            <p class="page-proof seller-proof">
              <Show when={data().isTop}>
                <span class="top-mark">{t('sellerPage.topSeller')}</span>
              </Show>
              <span>{data().team?.name ?? t('sellerPage.noTeam')}</span>
              <span>{plural('talk.finishedCalls', data().figures.calls)}</span>
            </p>
          )}
        </Show>
        <a class="page-export" href={pageUrl('/team', { ...frame.request() })}>
          {t('sellerPage.toTeam')}
        </a>
      </header>
      <div class="seller-panels">
        <Panel
          read={read}
          title={read.data() ? against(read.data()!) : t('sellerPage.againstAll')}
          empty={quiet}
        >
          {(data) => <SellerFigures of={data()} />}
        </Panel>
        <div class="seller-side">
          <Panel read={read} title={t('sellerPage.standsOut', { name: name() })} empty={quiet}>
            {(data) => <SellerApart of={data()} />}
          </Panel>
          <Panel read={read} title={t('teamPage.overTime')} empty={quiet} class="seller-course">
            {(data) => {
              const join = createMemo(() => joined(data().steps, POINTS));
              return (
                <>
                  <CourseChoice
                    course={course()}
                    onChoose={(next) => setAddress({ figure: next === 'negative' ? undefined : next })}
                  />
                  <CourseChart
                    name={t('sellerPage.chart', { figure: courseWords.name(course()), name: name() })}
                    course={course()}
                    steps={join().steps}
                    timeZone={data().period.timeZone}
                    lines={[
                      // A whole team's sums would press one seller's flat.
                      ...(isSum(course())
                        ? []
                        : [
                            {
                              id: 'team',
                              label: t('teamPage.wholeTeam'),
                              tone: 'quiet' as const,
                              series: join().series(data().series.team),
                            },
                          ]),
                      {
                        id: 'own',
                        label: name(),
                        tone: 'strong' as const,
                        series: join().series(data().series.seller),
                      },
                    ]}
                  />
                </>
              );
            }}
          </Panel>
        </div>
      </div>
      <h2 class="details-calls">{t('sellerPage.calls', { name: name() })}</h2>
      <FilterBar filter={filter()} onChange={setAddress} fixed={['seller']} />
      <CallsList filter={filter()} name={t('sellerPage.calls', { name: name() })} />
    </Show>
  );
}
