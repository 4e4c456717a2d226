import type { Scope } from '@earshot/contracts';
import { For } from 'solid-js';
import { createScopeName } from '../../controls/scope-name.ts';
import { useI18n } from '../../i18n/index.tsx';
import { useFrame } from '../frame-context.ts';

/** What something new is of: of everyone, or of the first of the teams that its maker sees. */
export const firstScopeOf = (teamsSeen: readonly string[] | undefined): Scope =>
  teamsSeen === undefined ? 'all' : `team:${teamsSeen[0] ?? ''}`;

interface ScopeSelectProps {
  id?: string;
  scope: Scope;
  onChoose: (scope: Scope) => void;
}

/**
 * Whose figures something is about: of everyone, for who sees everyone, or of a team. What is chosen stays on offer, also where
 * its team has no seller any more.
 */
export function ScopeSelect(props: ScopeSelectProps) {
  const { t } = useI18n();
  const { teams, seesAll } = useFrame();
  const nameOf = createScopeName(teams);
  const scopes = () => {
    const offered: { scope: Scope; name: string }[] = [
      ...(seesAll() ? [{ scope: 'all' as const, name: t('bar.allTeams') }] : []),
      ...teams().map((team) => ({ scope: `team:${team.id}` as const, name: team.name })),
    ];
    const { scope } = props;
    return offered.some((each) => each.scope === scope)
      ? offered
      : [...offered, { scope, name: nameOf(scope) }];
  };
  return (
    <select id={props.id} onChange={(event) => props.onChoose(event.currentTarget.value as Scope)}>
      <For each={scopes()}>
        {(each) => (
          <option value={each.scope} selected={props.scope === each.scope}>
            {each.name}
          </option>
        )}
      </For>
    </select>
  );
}
