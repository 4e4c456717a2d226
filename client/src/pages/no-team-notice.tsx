import { useI18n } from '../i18n/index.tsx';
import { createPageTitle } from './page-title.ts';

/** What a page says in place of the figures of a team that nobody is in: nothing would ever come there. */
export function NoTeamNotice(props: { team: string; onShowAll: () => void }) {
  const { t } = useI18n();
  createPageTitle(() => t('home.noTeamTitle'));
  return (
    <section class="notice">
      <h1>{t('home.noTeamTitle')}</h1>
      <p>{t('home.noTeamText', { id: props.team })}</p>
      <button type="button" class="main" onClick={() => props.onShowAll()}>
        {t('home.showAllTeams')}
      </button>
    </section>
  );
}
