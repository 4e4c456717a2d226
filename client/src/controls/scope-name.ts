import type { Scope, TeamInfo } from '@earshot/contracts';
import { useI18n } from '../i18n/index.tsx';

/** What a scope is called; a team that nobody has heard of, or whose name is on its way, by its id. */
export function createScopeName(teams: () => readonly TeamInfo[]): (scope: Scope) => string {
  const { t } = useI18n();
  return (scope) =>
    scope === 'all'
      ? t('bar.allTeams')
      : (teams().find(({ id }) => scope === `team:${id}`)?.name ?? scope.slice('team:'.length));
}
