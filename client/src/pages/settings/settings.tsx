import { useParams } from '@solidjs/router';
import { createEffect, createMemo, For, Match, on, Switch } from 'solid-js';
import { type TextKey, useI18n } from '../../i18n/index.tsx';
import { useFrame } from '../frame-context.ts';
import { NotFound } from '../not-found.tsx';
import { createPageTitle } from '../page-title.ts';
import { AccessPart } from './access-part.tsx';
import { AlertsPart } from './alerts/alerts-part.tsx';
import { BrandsPart } from './brands-part.tsx';
import { DataPart } from './data-part.tsx';
import { OrganisationPart } from './organisation-part.tsx';
import { OwnPart } from './people/own-part.tsx';
import { PeoplePart } from './people/people-part.tsx';
import { ScreensPart } from './screens/screens-part.tsx';
import './settings.css';
import { TopSellersPart } from './top-sellers-part.tsx';
import { TrackersPart } from './trackers-part.tsx';

const PARTS: readonly { part: string; name: TextKey; isForAdmins?: true; isOfAllTeams?: true }[] = [
  { part: 'trackers', name: 'settings.trackers.title' },
  { part: 'brands', name: 'settings.brands.title' },
  { part: 'top-sellers', name: 'settings.topSellers.title', isOfAllTeams: true },
  { part: 'alerts', name: 'alerts.title' },
  { part: 'organisation', name: 'settings.organisation.title' },
  { part: 'screens', name: 'screens.title' },
  { part: 'people', name: 'people.title', isForAdmins: true },
  { part: 'data', name: 'settings.data.title', isForAdmins: true },
  { part: 'access', name: 'settings.access.title', isForAdmins: true },
  { part: 'account', name: 'account.title' },
];

/** What everyone in the organisation sees, and for how long it is kept. Every change is on all screens at once. */
export function Settings() {
  const { t } = useI18n();
  const { isAdmin, seesAll, session } = useFrame();
  const params = useParams<{ part?: string }>();
  const part = () => params.part ?? 'trackers';
  const shown = createMemo(
    () => PARTS.filter((one) => (!one.isForAdmins || isAdmin()) && (!one.isOfAllTeams || seesAll())),
    undefined,
    // Who is signed in is looked up now and then: that alone scrolls nobody's page.
    { equals: (a, b) => a.length === b.length && a.every((one, i) => one === b[i]) },
  );
  let nav!: HTMLElement;
  // On a phone the parts are one row, of which a part is seen.
  createEffect(
    on([part, shown], () =>
      nav.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    ),
  );
  createPageTitle(() => {
    const name = PARTS.find((known) => known.part === part())?.name;
    return `${name === undefined ? '' : `${t(name)} · `}${t('nav.settings')}`;
  });
  return (
    <>
      <header class="page-head">
        <h1>{t('nav.settings')}</h1>
      </header>
      <div class="settings">
        <nav ref={nav} class="settings-parts" aria-label={t('settings.parts')}>
          <For each={shown()}>
            {({ part: own, name }) => (
              <a href={`/settings/${own}`} aria-current={part() === own ? 'page' : undefined}>
                {t(name)}
              </a>
            )}
          </For>
        </nav>
        <div class="settings-part">
          <Switch fallback={<NotFound />}>
            <Match when={part() === 'trackers'}>
              <TrackersPart />
            </Match>
            <Match when={part() === 'brands'}>
              <BrandsPart />
            </Match>
            <Match when={part() === 'top-sellers' && seesAll()}>
              <TopSellersPart />
            </Match>
            <Match when={part() === 'alerts'}>
              <AlertsPart />
            </Match>
            <Match when={part() === 'organisation'}>
              <OrganisationPart />
            </Match>
            <Match when={part() === 'screens'}>
              <ScreensPart />
            </Match>
            <Match when={part() === 'account'}>
              <OwnPart />
            </Match>
            <Match when={part() === 'people' && isAdmin()}>
              <PeoplePart />
            </Match>
            <Match when={part() === 'data' && isAdmin()}>
              <DataPart />
            </Match>
            <Match when={part() === 'access' && isAdmin()}>
              <AccessPart />
            </Match>
            <Match when={PARTS.some((known) => known.part === part() && known.isForAdmins)}>
              <p class="settings-why">{session.info() && t('settings.adminsOnly')}</p>
            </Match>
          </Switch>
        </div>
      </div>
    </>
  );
}
